import { tmpdir } from 'node:os';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../../../../../tests/support/database.ts';
import { openPool } from './connection.ts';
import { migrations } from './migrations.ts';
import { checkServer, openDatabase } from './open.ts';

describe('a server that will not do', () => {
  /** Answers as a server of that version would; we cannot have one of each. */
  const serverOf = (version: string, number: string, encoding: string) =>
    ({ query: async () => ({ rows: [{ version, number, encoding }] }) }) as unknown as pg.Pool;

  it('is too old below PostgreSQL 15', async () => {
    await expect(checkServer(serverOf('14.22', '140022', 'UTF8'), '')).rejects.toThrow(
      'The database is PostgreSQL 14.22, older than 15',
    );
    expect(await checkServer(serverOf('15.0', '150000', 'UTF8'), '')).toBe('15.0');
  });

  it('cannot hold Chinese text', async () => {
    await expect(checkServer(serverOf('18.4', '180004', 'SQL_ASCII'), '')).rejects.toThrow('encoded as SQL_ASCII');
  });
});

describe('an external database', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let owner: pg.Pool;
  const options = (url: string) => ({ databaseUrl: url, dataFolder: tmpdir(), poolSize: 2 });

  beforeEach(async () => {
    database = await createEmptyDatabase();
    owner = openPool({ url: database.url, size: 1, name: 'open-test', statementTimeout: 10_000 });
  });
  afterEach(async () => {
    await owner.end();
    await database.drop();
  });

  it('is migrated at the first start, left alone at the second, and used under the application role', async () => {
    const first = await openDatabase(options(database.url));
    expect(first.migrated).toEqual(migrations.map((step) => step.id));
    const { rows } = await first.pool.query(
      `select current_user as role, current_setting('timezone') as timezone, 5::bigint as bigint,
              timestamptz '2026-11-23 08:00:00+08' as at, date '2026-11-23' as day`,
    );
    expect(rows).toEqual([
      { role: 'yinxin_app', timezone: 'UTC', bigint: 5, at: '2026-11-23T00:00:00.000Z', day: '2026-11-23' },
    ]);
    await first.close();
    const second = await openDatabase(options(database.url));
    expect(second.migrated).toEqual([]);
    await second.close();
  });

  it('of an account that may not make the application role says what an administrator has to run', async () => {
    // The role exists on this server already; a plain account is no member of it and may not become one.
    const account = `plain_${process.pid}`;
    await openDatabase(options(database.url)).then((opened) => opened.close());
    const name = new URL(database.url.replace('@/', '@host/')).pathname.slice(1);
    await owner.query(`create role ${account} login password '${account}'; grant all on database ${name} to ${account};
      drop owned by yinxin_app; drop schema pgboss cascade; drop schema public cascade;
      create schema public authorization ${account}`);
    try {
      const plain = database.url.replace(/\/\/[^@]*@/, `//${account}:${account}@`);
      await expect(openDatabase(options(plain))).rejects.toThrow(`grant yinxin_app to "${account}";`);
    } finally {
      await owner.query(`drop schema public cascade; drop schema if exists pgboss cascade;
        drop owned by ${account}; drop role ${account}`);
    }
  });
});
