import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processesOn } from '../../../../tests/support/server-process.ts';
import { until } from '../../../../tests/support/until.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { connectSealer } from './client.ts';
import { superviseSealer, type SupervisedSealer } from './supervisor.ts';
import { approveContract, type ApprovedContract } from './testing/approved-contract.ts';

let contract: ApprovedContract;
let supervised: SupervisedSealer;
let socketPath: string;

beforeAll(async () => {
  contract = await approveContract();
  const { dataFolder, database } = contract;
  socketPath = join(dataFolder, 'sealer', 'run', 'sealer');
  const settings = { dataFolder, databaseUrl: database.url, logLevel: 'silent' };
  supervised = await superviseSealer({ ...settings, tell: () => undefined });
  await supervised.sealer.health();
});
afterAll(async () => {
  await supervised.close();
  await contract.close();
});

/** Sends bytes and tells how many came back before the connection was closed. */
async function send(...pieces: readonly Uint8Array[]): Promise<number> {
  const socket = connect(socketPath);
  let received = 0;
  socket.on('data', (chunk: Buffer) => (received += chunk.length)).on('error', () => undefined);
  for (const piece of pieces) socket.write(piece);
  await once(socket, 'close');
  return received;
}

const lengths = (head: number, body: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(head, 0);
  bytes.writeUInt32BE(body, 4);
  return bytes;
};
const frame = (head: string): Buffer => Buffer.concat([lengths(Buffer.byteLength(head), 0), Buffer.from(head)]);

describe('the sealing process', () => {
  it('answers as the sealer itself does', async () => {
    expect(await supervised.sealer.rootCertificate()).toBe(await contract.sealer.rootCertificate());
    const key = await supervised.sealer.issueSealKey(contract.sealId);
    expect(key.certificateSha256).toMatch(/^[0-9a-f]{64}$/);
    const order = { sealingId: newId(), nonce: newId(), pdf: contract.pdf, picture: new Uint8Array() };
    const outcome = await supervised.sealer.seal(order).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(Problem);
    expect(outcome).toMatchObject({ code: 'sealing-not-authorized', params: { count: 1, checks: 'histories-usable' } });
  });

  it.runIf(process.platform === 'linux')('lets only this account connect, and shows no secret to others', async () => {
    expect((await stat(socketPath)).mode & 0o077).toBe(0);
    expect((await stat(join(socketPath, '..'))).mode & 0o077).toBe(0);
    const seen = await readFile(`/proc/${supervised.pid()}/environ`, 'utf8');
    const line = await readFile(`/proc/${supervised.pid()}/cmdline`, 'utf8');
    expect(seen + line).not.toContain(contract.database.url);
  });

  it.each<[string, readonly Uint8Array[]]>([
    ['a frame of 4 GB', [lengths(10, 0xffff_ffff)]],
    ['a head of 4 GB', [lengths(0xffff_ffff, 0)]],
    ['a head that is no JSON', [frame('not json')]],
    ['a request that does not exist', [frame('{"ask":"export-key","keyId":"company-ca"}')]],
    ['a request with something more', [frame('{"ask":"health","also":"this"}')]],
    ['a path for an id', [frame('{"ask":"issue-seal-key","sealId":"../keys/root.key"}')]],
    ['two requests', [frame('{"ask":"root-certificate"}'), frame('{"ask":"root-certificate"}')].map((one) => one)],
  ])('cuts off %s and goes on', async (what, pieces) => {
    const before = supervised.pid();
    const received = await send(...pieces);
    if (what !== 'two requests') expect(received).toBe(0);
    await supervised.sealer.health();
    expect(supervised.pid()).toBe(before);
  });

  it('is started again when it is killed, and requests wait for it', async () => {
    const before = supervised.pid();
    process.kill(before ?? 0, 'SIGKILL');
    expect(await supervised.sealer.rootCertificate()).toBe(await contract.sealer.rootCertificate());
    expect(supervised.pid()).not.toBe(before);
  });

  it('is named when it cannot be reached', async () => {
    const nobody = connectSealer(join(contract.dataFolder, 'nobody'), { patience: 0 });
    expect(await nobody.health().catch((error: unknown) => error)).toMatchObject({ code: 'sealer-unavailable' });
  });

  it.runIf(process.platform === 'linux')('ends with whoever started it', async () => {
    const other = await approveContract();
    const script = `
      const { superviseSealer } = await import(${JSON.stringify(join(import.meta.dirname, 'supervisor.ts'))});
      const { sealer } = await superviseSealer(${JSON.stringify({
        dataFolder: other.dataFolder,
        databaseUrl: other.database.url,
        logLevel: 'silent',
      })});
      await sealer.health();
      console.log('ready');
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(parent.stdout, 'data');
    expect((await processesOn(other.dataFolder)).length).toBeGreaterThan(0);
    parent.kill('SIGKILL');
    await until(async () => (await processesOn(other.dataFolder)).length === 0, 'the sealer has ended');
    await other.close();
  });
});
