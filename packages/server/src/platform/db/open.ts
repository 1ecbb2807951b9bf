import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { startProblem } from '../start-problem.ts';
import { openPool, preparing, withoutPassword } from './connection.ts';
import { startEmbedded } from './embedded.ts';
import { APP_ROLE } from './roles.ts';
import type { Database } from './schema.ts';

/** The oldest PostgreSQL that works. */
const OLDEST_MAJOR = 15;

export interface DatabaseOptions {
  /** Connection URL of an external PostgreSQL; empty starts the embedded one. */
  readonly databaseUrl: string;
  /** The data folder, whose lock the caller holds. */
  readonly dataFolder: string;
  /** Most connections of the application. */
  readonly poolSize: number;
  readonly tell?: (event: string) => void;
  /** Called when there is nothing to do but to wait for the server: the time to load what takes long. */
  readonly waiting?: () => void;
}

/** The database, at the newest schema, ready for the application. */
export interface OpenDatabase {
  /** Typed SQL under the application role. */
  readonly kysely: Kysely<Database>;
  /** The pool below it. */
  readonly pool: pg.Pool;
  /** Connection URL of the owner: for tools that work beside the application, such as backup. */
  readonly ownerUrl: string;
  /** Schema steps taken during this start. */
  readonly migrated: readonly string[];
  /** Closes the pool and stops the embedded server. Transactions that run are waited for. */
  close(): Promise<void>;
}

/**
 * Starts or reaches PostgreSQL, brings it to the newest schema and opens the application's pool.
 *
 * @throws StartProblem every `database-…` code, `disk-full`
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const tell = options.tell ?? (() => undefined);
  const embedded =
    options.databaseUrl === ''
      ? await startEmbedded({ folder: join(options.dataFolder, 'postgres'), tell, launched: options.waiting })
      : undefined;
  if (embedded === undefined) options.waiting?.();
  const ownerUrl = embedded?.url() ?? options.databaseUrl;
  try {
    const migrated = await prepare(ownerUrl);
    const pool = preparing(
      openPool({ url: ownerUrl, size: options.poolSize, name: 'yinxin', role: APP_ROLE, statementTimeout: 30_000 }),
    );
    const { Kysely, PostgresDialect } = await import('kysely');
    const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
    return {
      kysely,
      pool,
      ownerUrl,
      migrated,
      close: async () => {
        await kysely.destroy();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** As the owner: looks whether the server will do, then migrates. Returns the steps taken. */
export async function prepare(url: string): Promise<string[]> {
  const owner = openPool({ url, size: 1, name: 'yinxin-migrate', statementTimeout: 0 });
  try {
    await checkServer(owner, url);
    // Loaded only now: the database starts meanwhile.
    const [{ migrate }, schema] = await Promise.all([import('./migrate.ts'), import('./migrations.ts')]);
    return await migrate(owner, schema);
  } finally {
    await owner.end();
  }
}

/**
 * Looks whether a server will do.
 *
 * @returns its version
 * @throws StartProblem `database-unreachable`, `database-too-old`, `database-not-utf8`
 */
export async function checkServer(owner: pg.Pool, url: string): Promise<string> {
  const { rows } = await owner
    .query<{ version: string; number: string; encoding: string }>(
      `select current_setting('server_version') as version, current_setting('server_version_num') as number,
              current_setting('server_encoding') as encoding`,
    )
    .catch((error: unknown) => {
      throw startProblem('database-unreachable', { target: withoutPassword(url), reason: reasonOf(error) });
    });
  const { version, number, encoding } = rows[0]!;
  if (Number(number) < OLDEST_MAJOR * 10_000) {
    throw startProblem('database-too-old', { version, oldest: OLDEST_MAJOR });
  }
  if (encoding !== 'UTF8') throw startProblem('database-not-utf8', { encoding });
  return version;
}

/** Several addresses that all refuse come as one error without a text of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
