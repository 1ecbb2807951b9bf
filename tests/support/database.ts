import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { inject } from 'vitest';
import { openPool, preparing } from '../../packages/server/src/platform/db/connection.ts';
import { APP_ROLE } from '../../packages/server/src/platform/db/roles.ts';
import type { Database } from '../../packages/server/src/platform/db/schema.ts';
import { asAdmin, databaseUrl, type TestServer } from './test-server.ts';

/** A database of one's own, at the newest schema and otherwise empty. */
export interface TestDatabase {
  /** The application's view of it: typed SQL under the application role. */
  readonly kysely: Kysely<Database>;
  readonly pool: pg.Pool;
  /** Connections as the owner: for looking behind the application's back, and for tampering. */
  readonly owner: pg.Pool;
  /** Connection URL of the owner; goes into `YINXIN_DATABASE_URL` or `databaseUrl` of a configuration. */
  readonly url: string;
  /** Closes the pools and drops the database. */
  close(): Promise<void>;
}

/** Clones the migrated template. The server is shared by the whole run and starts at the first call. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = await testServer();
  const name = `${template}_${randomBytes(5).toString('hex')}`;
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} template ${template}`));
  const url = databaseUrl(adminUrl, name);
  const shared = { url, name: 'yinxin-test', statementTimeout: 30_000 };
  const pool = preparing(openPool({ ...shared, size: 10, role: APP_ROLE }));
  const owner = openPool({ ...shared, size: 3 });
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return {
    kysely,
    pool,
    owner,
    url,
    close: async () => {
      await kysely.destroy();
      await owner.end();
      await asAdmin(adminUrl, (admin) => admin.query(`drop database ${name} with (force)`));
    },
  };
}

/** A database with nothing in it, not even the schema. */
export const createEmptyDatabase = (): Promise<{ url: string; drop(): Promise<void> }> => createDatabase();

async function createDatabase(how = ''): Promise<{ url: string; drop(): Promise<void> }> {
  const { adminUrl, template } = await testServer();
  const name = `${template}_${randomBytes(5).toString('hex')}`;
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} ${how}`));
  return {
    url: databaseUrl(adminUrl, name),
    drop: () =>
      asAdmin(adminUrl, async (admin) => {
        await admin.query(`drop database ${name} with (force)`);
      }),
  };
}

/**
 * A copy of a database that `make` fills. It is made once per run, by whoever asks first; the others wait for it, also in
 * other processes. `make` leaves no connection open.
 */
export async function copyOfDatabase(
  name: string,
  make: (url: string) => Promise<void>,
): Promise<{ url: string; drop(): Promise<void> }> {
  const { adminUrl, template } = await testServer();
  const original = `${template}_${name}`;
  await asAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [original]);
    const { rows } = await admin.query('select 1 from pg_database where datname = $1', [original]);
    if (rows.length > 0) return;
    // Under its name only once it is whole.
    const unfinished = `${original}_unfinished`;
    await admin.query(`drop database if exists ${unfinished} with (force)`);
    await admin.query(`create database ${unfinished}`);
    await make(databaseUrl(adminUrl, unfinished));
    await admin.query(`alter database ${unfinished} rename to ${original}`);
  });
  return createDatabase(`template ${original}`);
}

/** Whether a transaction in this database waits for another one. */
export async function someoneWaits({ owner }: TestDatabase): Promise<boolean> {
  const { rows } = await owner.query<{ waits: boolean }>(
    `select exists (select 1 from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock') as waits`,
  );
  return rows[0]?.waits ?? false;
}

/** Asks the desk of `global-setup.ts`. */
async function testServer(): Promise<Pick<TestServer, 'adminUrl' | 'template'>> {
  const answer = JSON.parse(await text(connect(inject('databaseDesk')))) as TestServer | { error: string };
  if ('error' in answer) throw new Error(`the test database did not start: ${answer.error}`);
  return answer;
}
