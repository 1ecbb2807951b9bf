import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../support/database.ts';
import { openDatabaseProxy, type DatabaseProxy } from '../support/database-proxy.ts';
import { removeData, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { asAdmin } from '../support/test-server.ts';
import { until } from '../support/until.ts';
import { setUpSample, visit, type Visitors } from '../support/visitors.ts';

describe.runIf(process.platform === 'linux')('between a server and its database', { timeout: 120_000 }, () => {
  let data: string;
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let proxy: DatabaseProxy;
  let server: ServerProcess;
  let people: Visitors;

  const start = async (): Promise<void> => {
    server = startServerProcess(data, { settings: { YINXIN_DATABASE_URL: proxy.url } });
    await server.ready;
  };
  const isReady = async (): Promise<boolean> => (await fetch(`${server.address()}/api/ready`)).status === 200;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'yinxin-lost-'));
    database = await createEmptyDatabase();
    proxy = await openDatabaseProxy(database.url);
    await start();
    await setUpSample(server);
    people = visit(() => server);
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await server.ended;
    await proxy.close();
    await database.drop();
    await removeData(data);
  });

  /** A new department, asked for with one key however often. */
  function wish(name: string) {
    const key = { idempotencyKey: crypto.randomUUID() };
    return async () => {
      const { organization } = await people.as('sysadmin');
      const [entity] = (await organization.listEntities()).items;
      return organization.createDepartment({ body: { entityId: entity?.id ?? '', name } }, key);
    };
  }

  /** How often there is such a department, and how many entries its history has. */
  async function madeOf(name: string): Promise<{ departments: number; entries: number }> {
    return asAdmin(database.url, async (owner) => {
      const { rows } = await owner.query<{ departments: string; entries: string }>(
        `select count(distinct d.id) as departments, count(e.id) as entries
         from departments d left join ledger_entries e on e.subject_id = d.id where d.state ->> 'name' = $1`,
        [name],
      );
      return { departments: Number(rows[0]?.departments), entries: Number(rows[0]?.entries) };
    });
  }

  const once = { departments: 1, entries: 1 };
  const never = { departments: 0, entries: 0 };

  it('the server is killed between commit and reply: the same click again gives the reply, and nothing is doubled', async () => {
    const ask = wish('档案室');
    await people.as('sysadmin');
    const struck = proxy.ambush({ cut: 'after', meanwhile: () => server.kill('SIGKILL') });
    const first = ask().catch((error: unknown) => error);
    await struck;
    expect(await server.ended).toBe('SIGKILL');
    expect(await first).toBeInstanceOf(TypeError);
    expect(await madeOf('档案室')).toEqual(once);
    await start();
    const again = await ask();
    expect(again).toMatchObject({ name: '档案室', version: 1 });
    expect(await ask()).toEqual(again);
    expect(await madeOf('档案室')).toEqual(once);
  });

  it('the answer to a commit is lost: the person is told to try again, and that has no second effect', async () => {
    const ask = wish('保密室');
    await people.as('sysadmin');
    const struck = proxy.ambush({ cut: 'after' });
    const [lost] = await Promise.all([ask().catch((error: unknown) => error), struck]);
    expect(lost).toMatchObject({ problem: { status: 503, code: 'unavailable' } });
    expect(await madeOf('保密室')).toEqual(once);
    const again = await ask();
    expect(again).toMatchObject({ name: '保密室', version: 1 });
    expect(await madeOf('保密室')).toEqual(once);
  });

  it('the commit itself is lost: nothing has happened, and the same click makes it happen', async () => {
    const ask = wish('机要室');
    await people.as('sysadmin');
    const struck = proxy.ambush({ cut: 'before' });
    const [lost] = await Promise.all([ask().catch((error: unknown) => error), struck]);
    expect(lost).toMatchObject({ problem: { status: 503, code: 'unavailable' } });
    expect(await madeOf('机要室')).toEqual(never);
    expect(await ask()).toMatchObject({ name: '机要室', version: 1 });
    expect(await madeOf('机要室')).toEqual(once);
  });

  it('a storm of broken connections: every click has at most one effect, and the server is ready again at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `风暴部${index}`);
    const wishes = names.map((name) => wish(name));
    const storm = Promise.allSettled(wishes.map((ask) => ask()));
    for (let cuts = 0; cuts < 10; cuts += 1) {
      proxy.reset();
      await until(isReady, 'the server is ready again', 5_000);
    }
    await storm;
    for (const ask of wishes) expect(await ask()).toMatchObject({ version: 1 });
    for (const name of names) expect([name, await madeOf(name)]).toEqual([name, once]);
  });
});
