/**
 * A process that writes and signs entries until it is killed: `node ledger-writer.ts DATABASE-URL HOME`. It prints the id
 * of each subject once its entry is committed, and `signed N` once N entries are under a checkpoint that is kept.
 */
import { Kysely, PostgresDialect } from 'kysely';
import { openPool } from '../../packages/server/src/platform/db/connection.ts';
import { APP_ROLE } from '../../packages/server/src/platform/db/roles.ts';
import type { Database } from '../../packages/server/src/platform/db/schema.ts';
import { openWriter } from './ledger.ts';

const [url = '', home = ''] = process.argv.slice(2);
const pool = openPool({ url, size: 6, name: 'ledger-writer', role: APP_ROLE, statementTimeout: 30_000 });
const writer = await openWriter(new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), home);

async function write(): Promise<never> {
  for (;;) process.stdout.write(`${await writer.count()}\n`);
}

async function sign(): Promise<never> {
  for (;;) process.stdout.write(`signed ${(await writer.ledger.settle()).size}\n`);
}

await Promise.all([write(), write(), sign()]);
