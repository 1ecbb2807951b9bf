import type { EngraverState } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Engraver } from './engraver.ts';

export interface EngraverRow {
  readonly id: string;
  readonly version: number;
  readonly state: Engraver;
}

/** Is another engraver with this code on the register of the entity? */
export async function engraverUsccTaken(
  db: Kysely<Database>,
  { id, entityId, uscc }: { readonly id: string; readonly entityId: string; readonly uscc: string },
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select 1 from engravers where entity_id = ${entityId}::uuid and uscc = ${uscc}
      and status = 'listed' and id <> ${id}::uuid) as taken`.execute(db);
  return rows[0]?.taken ?? false;
}

const visible = (scope: Scope) => scopeWhere(scope, { entity: 'entity_id' });

/** One engraver, if the reader may see the register it is on. */
export async function findEngraver(db: Kysely<Database>, scope: Scope, id: string): Promise<EngraverRow | undefined> {
  const { rows } = await sql<EngraverRow>`
    select id, version, state from engravers where id = ${id}::uuid and ${visible(scope)}`.execute(db);
  return rows[0];
}

/** One engraver for the system's own use: the reply after a change that was permitted. */
export async function readEngraver(db: Kysely<Database>, id: string): Promise<EngraverRow | undefined> {
  const { rows } = await sql<EngraverRow>`
    select id, version, state from engravers where id = ${id}::uuid`.execute(db);
  return rows[0];
}

export interface EngraversQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  readonly state?: EngraverState | undefined;
  readonly qualified?: boolean | undefined;
}

/** The register that the reader may see: who is on it first, by name. `today` decides who is qualified. */
export async function listEngravers(
  db: Kysely<Database>,
  scope: Scope,
  query: EngraversQuery,
  today: string,
): Promise<{ readonly rows: readonly EngraverRow[]; readonly total: number }> {
  const conditions = [sql<boolean>`${visible(scope)}`];
  if (query.search !== undefined) conditions.push(sql`position(${query.search.toLowerCase()} in search_text) > 0`);
  if (query.state !== undefined) conditions.push(sql`status = ${query.state}`);
  if (query.qualified !== undefined) {
    const qualified = sql<boolean>`(status = 'listed' and coalesce(qualified_until >= ${today}::date, true))`;
    conditions.push(sql`${qualified} = ${query.qualified}`);
  }
  const where = sql.join(conditions, sql` and `);
  const { rows } = await sql<EngraverRow>`
    select id, version, state from engravers where ${where} order by status, name, id
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from engravers where ${where}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}
