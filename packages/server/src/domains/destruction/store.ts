import type { DestructionState } from '@yinxin/contract';
import { sql, type Kysely, type Transaction } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Destruction } from './destruction.ts';

export interface DestructionRow {
  readonly id: string;
  readonly version: number;
  readonly state: Destruction;
}

/** The next number of a year, e.g. `XH-2026-00042`: without gaps, because the counter commits with the proposal. */
export async function nextNumber(trx: Transaction<Database>, at: string): Promise<string> {
  const year = Number(at.slice(0, 4));
  const { rows } = await sql<{ last: number }>`
    insert into destruction_numbers (year, last) values (${year}, 1)
    on conflict (year) do update set last = destruction_numbers.last + 1 returning last`.execute(trx);
  return `XH-${year}-${String(rows[0]?.last ?? 0).padStart(5, '0')}`;
}

/** The reader's own scope, what the reader proposed or watches, and what the reader is or was asked to approve. */
const visible = (scope: Scope) => sql<boolean>`(${scopeWhere(scope, {
  entity: 'd.entity_id',
  seal: 'd.seal_id',
  person: ['d.proposer_id'],
  personArray: ['d.witness_ids'],
})} or exists (select 1 from approvals a
  where a.subject_type = 'destruction' and a.subject_id = d.id and a.concerned @> array[${scope.person}::uuid]))`;

/** One destruction, if the reader may see it. */
export async function findDestruction(
  db: Kysely<Database>,
  scope: Scope,
  id: string,
): Promise<DestructionRow | undefined> {
  const { rows } = await sql<DestructionRow>`
    select d.id, d.version, d.state from destructions d where d.id = ${id}::uuid and ${visible(scope)}`.execute(db);
  return rows[0];
}

/** One destruction for the system's own use: the reply after a change that was permitted. */
export async function readDestruction(db: Kysely<Database>, id: string): Promise<DestructionRow | undefined> {
  const { rows } = await sql<DestructionRow>`
    select id, version, state from destructions where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Destructions of electronic seals whose keys the sealer is still to destroy. */
export async function keysDue(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from destructions where status = 'destroying-keys' order by id`.execute(db);
  return rows.map(({ id }) => id);
}

export interface DestructionsQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  readonly state?: DestructionState | undefined;
  readonly sealId?: string | undefined;
  readonly waiting?: boolean | undefined;
}

/** The register that the reader may see, the newest first. */
export async function listDestructions(
  db: Kysely<Database>,
  scope: Scope,
  query: DestructionsQuery,
): Promise<{ readonly rows: readonly DestructionRow[]; readonly total: number }> {
  const conditions = [visible(scope)];
  if (query.search !== undefined) conditions.push(sql`position(${query.search.toLowerCase()} in d.search_text) > 0`);
  if (query.state !== undefined) conditions.push(sql`d.status = ${query.state}`);
  if (query.sealId !== undefined) conditions.push(sql`d.seal_id = ${query.sealId}::uuid`);
  if (query.waiting === true) conditions.push(sql`d.awaited @> array[${scope.person}::uuid]`);
  const where = sql.join(conditions, sql` and `);
  const { rows } = await sql<DestructionRow>`
    select d.id, d.version, d.state from destructions d where ${where}
    order by d.created_at desc, d.id desc
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from destructions d where ${where}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}
