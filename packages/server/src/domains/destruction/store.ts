import type { DestructionState } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import { askedToDecide } from '../approvals/index.ts';
import type { Destruction } from './destruction.ts';

export interface DestructionRow {
  readonly id: string;
  readonly version: number;
  readonly state: Destruction;
}

/** The reader's own scope, what the reader proposed or watches, and what the reader is or was asked to approve. */
const visible = (scope: Scope) =>
  sql<boolean>`(${scopeWhere(scope, {
    entity: 'd.entity_id',
    seal: 'd.seal_id',
    person: ['d.proposer_id'],
    personArray: ['d.witness_ids'],
  })} or ${askedToDecide('destruction', 'd.id', scope)})`;

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
): Promise<Page<DestructionRow>> {
  const conditions = [visible(scope)];
  if (query.search !== undefined) conditions.push(sql`position(${query.search.toLowerCase()} in d.search_text) > 0`);
  if (query.state !== undefined) conditions.push(sql`d.status = ${query.state}`);
  if (query.sealId !== undefined) conditions.push(sql`d.seal_id = ${query.sealId}::uuid`);
  if (query.waiting === true) conditions.push(sql`d.awaited @> array[${scope.person}::uuid]`);
  return readPage(
    db,
    {
      columns: sql`d.id, d.version, d.state`,
      from: sql`destructions d`,
      where: sql.join(conditions, sql` and `),
      order: sql`d.created_at desc, d.id desc`,
    },
    query,
  );
}
