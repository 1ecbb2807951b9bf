import type { EngravingState } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import { askedToDecide } from '../approvals/index.ts';
import type { Engraving } from './engraving.ts';

/** A request with what its readers need besides. */
export interface EngravingRow {
  readonly id: string;
  readonly version: number;
  readonly state: Engraving;
  readonly seal_name: string | null;
  /** The entity has a physical official seal that is not the one that came of this request. */
  readonly other_official: boolean;
}

/** The reader's own scope, what the reader asked for, and what the reader is or was asked to approve. */
const visible = (scope: Scope) =>
  sql<boolean>`(${scopeWhere(scope, {
    entity: 'g.entity_id',
    department: 'g.department_id',
    person: ['g.requester_id'],
  })} or ${askedToDecide('engraving', 'g.id', scope)})`;

const columns = sql`g.id, g.version, g.state, s.name as seal_name,
  exists (select 1 from seals o where o.entity_id = g.entity_id and o.kind = 'official' and o.medium = 'physical'
    and o.status <> 'destroyed' and o.id is distinct from g.seal_id) as other_official`;
const from = sql`engravings g`;
const joins = sql`left join seals s on s.id = g.seal_id`;

/** One request, if the reader may see it. */
export async function findEngraving(db: Kysely<Database>, scope: Scope, id: string): Promise<EngravingRow | undefined> {
  const { rows } = await sql<EngravingRow>`
    select ${columns} from ${from} ${joins} where g.id = ${id}::uuid and ${visible(scope)}`.execute(db);
  return rows[0];
}

/** One request for the system's own use: the reply after a change that was permitted. */
export async function readEngraving(db: Kysely<Database>, id: string): Promise<EngravingRow | undefined> {
  const { rows } = await sql<EngravingRow>`select ${columns} from ${from} ${joins} where g.id = ${id}::uuid`.execute(
    db,
  );
  return rows[0];
}

export interface EngravingsQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  readonly state?: EngravingState | undefined;
  readonly sealId?: string | undefined;
  readonly mine?: boolean | undefined;
}

/** The requests that the reader may see, the newest first. */
export async function listEngravings(
  db: Kysely<Database>,
  scope: Scope,
  query: EngravingsQuery,
): Promise<Page<EngravingRow>> {
  const conditions = [visible(scope)];
  if (query.search !== undefined) conditions.push(sql`position(${query.search.toLowerCase()} in g.search_text) > 0`);
  if (query.state !== undefined) conditions.push(sql`g.status = ${query.state}`);
  if (query.sealId !== undefined) conditions.push(sql`g.seal_id = ${query.sealId}::uuid`);
  if (query.mine === true) conditions.push(sql`g.requester_id = ${scope.person}::uuid`);
  return readPage(
    db,
    { columns, from, joins, where: sql.join(conditions, sql` and `), order: sql`g.created_at desc, g.id desc` },
    query,
  );
}
