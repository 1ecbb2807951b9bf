import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startEmbedded } from '../../packages/server/src/platform/db/embedded.ts';
import { prepare } from '../../packages/server/src/platform/db/open.ts';

/** A PostgreSQL for one run of the test suite. */
export interface TestServer {
  /** Connection URL of the owner, to the `postgres` database. */
  readonly adminUrl: string;
  /** A database at the newest schema, to be cloned. */
  readonly template: string;
  /** Drops every database of this run and stops the server if it is ours. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded server in `folder`, or uses the one that `YINXIN_TEST_DATABASE_URL` names, and makes the migrated
 * template. All databases of the run share a prefix, so that leftovers of a failed test can be dropped at the end.
 */
export async function startTestServer(folder: string): Promise<TestServer> {
  const external = process.env['YINXIN_TEST_DATABASE_URL'];
  const embedded = external ? undefined : await startEmbedded({ folder, disposable: true });
  const adminUrl = embedded?.url('postgres') ?? external!;
  const prefix = `yinxin_test_${randomBytes(4).toString('hex')}`;
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${prefix}`));
  await prepare(databaseUrl(adminUrl, prefix));
  return {
    adminUrl,
    template: prefix,
    stop: async () => {
      if (embedded === undefined) await asAdmin(adminUrl, (admin) => dropAll(admin, prefix));
      await embedded?.stop();
    },
  };
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  return url.replace(/^([a-z]+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${database}`);
}

/** Runs `work` on one connection to the server. */
export async function asAdmin<Result>(url: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function dropAll(admin: pg.Client, prefix: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
}
