import { Kysely, PostgresDialect } from 'kysely';
import { openPool } from '../platform/db/connection.ts';
import { APP_ROLE } from '../platform/db/roles.ts';
import type { Database } from '../platform/db/schema.ts';

/** The sealer's own connections: the application's role, and read only even of what that role may write. */
export function openReadOnly(url: string): Kysely<Database> {
  const pool = openPool({
    url,
    size: 4,
    name: 'yinxin-sealer',
    role: APP_ROLE,
    readOnly: true,
    statementTimeout: 30_000,
  });
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
