import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '../../packages/server/src/platform/intake/testing/sample-files.ts';
import { problemOf } from '../support/problem.ts';
import { removeData, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { setUpSample, visit, type Visitors } from '../support/visitors.ts';

/** Can we mount a small file system of our own? */
const namespace = ['unshare', '--user', '--map-root-user', '--mount'];
const canMount = spawnSync(namespace[0]!, [...namespace.slice(1), 'true'], { stdio: 'ignore' }).status === 0;

describe.runIf(canMount)('a disk that is full', { timeout: 180_000 }, () => {
  let data: string;
  let server: ServerProcess;

  afterEach(async () => {
    server.kill('SIGKILL');
    await server.ended;
    await removeData(data);
  });

  /** Starts a server of which one part of the data folder is a small disk of its own, with the sample company. */
  async function startOn(part: string, megabytes: number): Promise<Visitors> {
    data = await mkdtemp(join(tmpdir(), 'yinxin-full-'));
    const disk = join(data, part);
    const script = `mkdir -p -m 0700 "${disk}" && mount -t tmpfs -o mode=0700,size=${megabytes}m tmpfs "${disk}" && exec "$@"`;
    server = startServerProcess(data, { through: [...namespace, 'sh', '-c', script, 'sh'] });
    await server.ready;
    await setUpSample(server);
    return visit(() => server);
  }

  /** The folder as the server sees it. */
  const seen = (part: string): string => join(`/proc/${server.pid}/root`, data, part);

  /** Takes all the room there is, and gives it back. */
  async function fill(part: string): Promise<{ free(): Promise<void> }> {
    const { bavail, bsize } = await statfs(seen(part));
    const file = join(seen(part), 'filler');
    await writeFile(file, Buffer.alloc(bavail * bsize)).catch(() => undefined);
    return { free: () => rm(file) };
  }

  it('for documents: an upload is refused and leaves nothing, reading goes on, and it works again with room', async () => {
    const people = await startOn('documents', 30);
    const { documents } = await people.as('wangqiang');
    const file = Uint8Array.from(await contract(3));
    const upload = (name: string) => documents.uploadDocument({ querystring: { name } }, { file });
    const before = await upload('之前.pdf');
    const files = async () => {
      const entries = await readdir(seen('documents'), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .toSorted();
    };
    const stored = await files();

    const { free } = await fill('documents');
    const problem = await problemOf(upload('当时.pdf'));
    expect(problem).toMatchObject({ status: 507, code: 'storage-full' });
    expect(problem.title).toMatch(/[\u4e00-\u9fff]/);
    const again = await documents.getDocumentFile({ params: { id: before.id } });
    expect((await again.arrayBuffer()).byteLength).toBe(file.byteLength);
    await free();
    expect(await files()).toEqual(stored);

    expect((await upload('之后.pdf')).sha256).toBe(before.sha256);
  });

  it('for the database: writing is refused, nothing is half saved, and it works again with room', async () => {
    const people = await startOn('postgres', 220);
    const { organization } = await people.as('sysadmin');
    const [entity] = (await organization.listEntities()).items;
    const create = (name: string, key: string) =>
      organization.createDepartment({ body: { entityId: entity?.id ?? '', name } }, { idempotencyKey: key });
    const names = async () => (await organization.listDepartments({ querystring: {} })).items.map(({ name }) => name);

    const { free } = await fill('postgres');
    const done: string[] = [];
    let refused = '';
    for (let tries = 0; refused === '' && tries < 3_000; tries += 1) {
      const name = `部门${tries}`;
      try {
        await create(name, `key-for-${tries}`);
        done.push(name);
      } catch (error) {
        refused = name;
        expect(error).toMatchObject({ problem: { status: expect.toSatisfy((code) => code === 503 || code === 507) } });
      }
    }
    expect(refused).not.toBe('');
    await free();
    const key = `key-for-${done.length}`;
    await until(
      () =>
        create(refused, key).then(
          () => true,
          () => false,
        ),
      'it works again',
      60_000,
    );
    const kept = await names();
    for (const name of [...done, refused]) expect(kept.filter((one) => one === name)).toEqual([name]);
    expect((await create(refused, key)).version).toBe(1);
  });

  it.each(['ledger', 'sealer'])('for the folder %s: nothing is sealed, and it is once there is room', async (part) => {
    const people = await startOn(part, 2);
    const { sealing } = await people.as('wugang');
    const { items } = await sealing.listSealings({ querystring: { pageSize: 100 } });
    const task = items.find(({ medium }) => medium === 'electronic');
    if (task === undefined) throw new Error('the sample company has an electronic seal to use');
    const params = { id: task.id };
    const { positionsSuggested: positions } = await sealing.getSealing({ params });
    const body = {
      positions: positions.length > 0 ? positions : [{ kind: 'at', page: 1, xMm: 100, yMm: 200 } as const],
    };
    await sealing.confirmPositions({ params, body }, { version: task.version });

    const { free } = await fill(part);
    const refused = await problemOf(sealing.sealDocument({ params }));
    expect(refused).toMatchObject({ status: 507, code: 'storage-full' });
    expect((await sealing.getSealing({ params })).sealed).toBeNull();
    await free();

    expect((await sealing.sealDocument({ params })).state).toBe('done');
    expect((await (await sealing.getSealedFile({ params })).text()).startsWith('%PDF-')).toBe(true);
  });
});
