import { createHash } from 'node:crypto';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { startProblem } from '../start-problem.ts';
import type { Migration } from './migration.ts';
import { grants, makeAppRole } from './roles.ts';

/** Any number that nothing else in the database uses for an advisory lock. */
const MIGRATION_LOCK = 7_203_118;

/** A schema: its steps in order, and the tables whose rows are never changed or removed. */
export interface SchemaSteps {
  readonly migrations: readonly Migration[];
  readonly appendOnly: readonly string[];
}

/** Name of the schema that holds the job queue. */
const JOBS_SCHEMA = 'pgboss';

/**
 * Brings the database to the newest schema, as its owner: each step in a transaction of its own, then the job queue,
 * then the rights of the application role. Only one server does this at a time, others wait and find it done.
 *
 * @returns the ids of the steps that were taken now
 * @throws StartProblem `database-altered`, `database-newer`, `database-role-missing`
 */
export async function migrate(owner: pg.Pool, schema: SchemaSteps): Promise<string[]> {
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return await migrateLocked(client, schema);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    // Not back into the pool: a connection that failed between could still hold the lock.
    client.release(true);
  }
}

async function migrateLocked(client: pg.PoolClient, schema: SchemaSteps): Promise<string[]> {
  await client.query(`
    create table if not exists schema_migrations (
      id text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query<{ id: string; checksum: string }>('select id, checksum from schema_migrations');
  const due = dueSteps(schema.migrations, new Map(rows.map((row) => [row.id, row.checksum])));
  for (const step of due) {
    await inTransaction(client, async () => {
      await client.query(step.up);
      await client.query('insert into schema_migrations (id, checksum) values ($1, $2)', [step.id, checksum(step)]);
    });
  }
  const jobsVersion = await installJobs(client);
  await makeAppRole(client);
  await restateGrants(client, grants(schema.appendOnly), [
    `jobs ${jobsVersion}`,
    ...schema.migrations.map((step) => step.id),
  ]);
  return due.map((step) => step.id);
}

/**
 * The steps still to take, in order. `applied` maps the id of each step taken to the checksum it had then.
 *
 * @throws StartProblem `database-altered` when a taken step now reads differently, `database-newer` when the database
 *   knows steps that we do not
 */
export function dueSteps(steps: readonly Migration[], applied: ReadonlyMap<string, string>): readonly Migration[] {
  const known = new Set(steps.map((step) => step.id));
  if (known.size !== steps.length) throw new Error('two schema steps have the same id');
  const unknown = [...applied.keys()].filter((id) => !known.has(id));
  if (unknown.length > 0) throw startProblem('database-newer', { ids: unknown.join(', ') });
  const altered = steps.find((step) => applied.has(step.id) && applied.get(step.id) !== checksum(step));
  if (altered !== undefined) throw startProblem('database-altered', { id: altered.id });
  return steps.filter((step) => !applied.has(step.id));
}

/** SHA-256 over the step's SQL, indentation aside, so that formatting the source changes nothing. */
export function checksum(step: Migration): string {
  const text = step.up
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return createHash('sha256').update(text).digest('hex');
}

/** The job queue brings its own schema and its own steps; run here so that the application needs no right to. */
async function installJobs(client: pg.PoolClient): Promise<number | null> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values) },
    schema: JOBS_SCHEMA,
    migrate: true,
    schedule: false,
    supervise: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  const version = await boss.schemaVersion();
  await boss.stop({ graceful: false });
  return version;
}

/**
 * Restating rights and triggers locks tables for a moment, so a start that changes nothing leaves them alone. What was
 * stated last is remembered as a checksum in the comment of the steps table.
 */
async function restateGrants(client: pg.PoolClient, statements: string, steps: readonly string[]): Promise<void> {
  const stated = createHash('sha256')
    .update([...steps, statements].join('\n'))
    .digest('hex');
  const { rows } = await client.query<{ stated: string | null }>(
    `select obj_description('schema_migrations'::regclass, 'pg_class') as stated`,
  );
  if (rows[0]?.stated === `rights ${stated}`) return;
  await inTransaction(client, async () => {
    await client.query(statements);
    await client.query(`comment on table schema_migrations is 'rights ${stated}'`);
  });
}

async function inTransaction(client: pg.PoolClient, work: () => Promise<unknown>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
