import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api, createClient, ProblemError } from '@yinxin/contract';
import { installationFolder } from '@yinxin/server';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clusterFolder } from '../../packages/server/src/platform/db/embedded/cluster.ts';
import { runningUrl } from '../../packages/server/src/platform/db/embedded/endpoint.ts';
import { removeData, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const password = 'correct horse 印泥';

/** One installation through its life: set up, verified while it runs and while it rests, tampered with, rolled back. */
describe.runIf(process.platform === 'linux')('the ledger of an installation', () => {
  let data = '';
  let server: ServerProcess;

  const start = async (): Promise<void> => {
    server = startServerProcess(data);
    await server.ready;
  };
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await server.ended;
  };
  const client = <Routes extends Parameters<typeof createClient>[0]>(routes: Routes) =>
    createClient(routes, { baseUrl: server.address(), headers: () => ({ origin: server.address() }) });
  const asOwner = async (...statements: readonly string[]): Promise<void> => {
    const owner = new pg.Client({ connectionString: await runningUrl(clusterFolder(join(data, 'postgres'))) });
    await owner.connect();
    for (const statement of ['set session_replication_role = replica', ...statements]) await owner.query(statement);
    await owner.end();
  };
  const verify = (...args: string[]) => {
    const env = { PATH: process.env['PATH'], YINXIN_LANGUAGE: 'en' };
    const line = ['ledger', 'verify', '--data', data, ...args];
    return spawnSync(join(installationFolder, 'yinxin'), line, { env, encoding: 'utf8' });
  };
  const ready = (): Promise<Response> => fetch(`${server.address()}/api/ready`);

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'yinxin-ledger-'));
    await start();
    const token = await server.setupToken();
    await client(api.setup).setUpSample({ body: { token, password } });
    await until(async () => {
      const note = await readFile(join(data, 'ledger', 'checkpoint'), 'utf8');
      return Number(note.split('\n')[1]) > 50;
    }, 'the sample company is under a checkpoint');
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await server.ended;
    await removeData(data);
  });

  it('verifies while the server runs, and while it does not', async () => {
    const running = verify();
    expect(running.stdout).toMatch(/^The ledger yinxin\/[0-9a-f]{8} is sound: \d{2,} entries/);
    expect(running.status).toBe(0);
    await stop();
    expect(JSON.parse(verify('--json').stdout)).toMatchObject({ ok: true, findings: [] });
    await start();
  });

  it('is compared with a checkpoint and a key that were kept elsewhere', async () => {
    const key = join(data, 'elsewhere.vkey');
    await writeFile(key, await readFile(join(data, 'ledger', 'vkey')));
    expect(verify('--vkey', key, '--checkpoint', join(data, 'ledger', 'checkpoint')).status).toBe(0);
    const forged = join(data, 'forged');
    await writeFile(forged, 'no checkpoint');
    const { status, stdout } = verify('--checkpoint', forged);
    expect(stdout).toContain('✗ the checkpoint kept outside the database is not signed by the key');
    expect(status).toBe(1);
  });

  it('names the row that was edited, in the language of the reader', async () => {
    await asOwner(`update people set name = '张三' where employee_number = 'HX011'`);
    const { status, stdout } = verify();
    expect(stdout).toMatch(/^Faults in the ledger \S+: 1 .*\n✗ row edited: person [0-9a-f-]{36}, column name\n/);
    expect(status).toBe(1);
    await asOwner(`update people set name = state ->> 'name' where employee_number = 'HX011'`);
    expect(verify().status).toBe(0);
  });

  it('says what is missing where there is no installation', async () => {
    const { status, stderr } = verify('--data', join(data, 'none'));
    expect(stderr).toContain(`${join(data, 'none', 'ledger', 'vkey')} cannot be read (ENOENT)`);
    expect(status).toBe(2);
  });

  it('keeps the server from changing anything after a rollback, and the server says so', async () => {
    await asOwner(
      'delete from ledger_checkpoints where size > 0',
      'delete from ledger_sequence',
      'delete from ledger_tiles',
    );
    await stop();
    await start();
    const answer = await ready();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: 'not-ready', reason: 'rollback' });
    const signIn = client(api.identity).signIn({ body: { loginName: 'wangqiang', password } });
    const problem = await signIn.then(
      () => undefined,
      (error: unknown) => (error instanceof ProblemError ? error.problem : error),
    );
    expect(problem).toMatchObject({ code: 'read-only', status: 503 });
    const { stdout, status } = verify();
    expect(stdout).toContain('✗ rollback: the database does not extend the checkpoint kept outside it');
    expect(status).toBe(1);
  });
});
