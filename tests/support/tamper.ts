import type { TestDatabase } from './database.ts';

/** Runs SQL as a database superuser who has switched off triggers and foreign keys: what no right can prevent. */
export async function tamper(database: TestDatabase, ...statements: readonly string[]): Promise<void> {
  const client = await database.owner.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } finally {
    // Not back into the pool: a failed statement leaves the transaction open.
    client.release(true);
  }
}

/** Names of every table that the ledger consists of. */
const LEDGER_TABLES = [
  'ledger_entries',
  'ledger_bodies',
  'ledger_pending',
  'ledger_sequence',
  'ledger_tiles',
  'ledger_checkpoints',
] as const;

/** Keeps a copy of the whole ledger beside it, as a backup would. */
export const backUp = (database: TestDatabase): Promise<void> =>
  tamper(database, ...LEDGER_TABLES.map((table) => `create table old_${table} as table ${table}`));

/** Puts the ledger back to what `backUp` kept. */
export const restore = (database: TestDatabase): Promise<void> =>
  tamper(
    database,
    ...LEDGER_TABLES.flatMap((table) => [
      `delete from ${table}`,
      `insert into ${table} overriding system value select * from old_${table}`,
    ]),
  );
