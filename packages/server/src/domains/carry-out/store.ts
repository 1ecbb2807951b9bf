import type { CarryOutState } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import { askedToDecide } from '../approvals/index.ts';
import type { CarryOut } from './carry-out.ts';

export interface CarryOutRow {
  readonly id: string;
  readonly version: number;
  readonly state: CarryOut;
  readonly entity_name: string;
}

/** The reader's own scope, what the reader carries or goes along with, and what the reader is or was asked to approve. */
const visible = (scope: Scope) =>
  sql<boolean>`(${scopeWhere(scope, {
    entity: 'c.entity_id',
    seal: 'c.seal_id',
    person: ['c.carrier_id', 'c.companion_id'],
  })} or ${askedToDecide('carry-out', 'c.id', scope)})`;

const columns = sql`c.id, c.version, c.state, e.name as entity_name`;
const from = sql`carry_outs c`;
const joins = sql`join entities e on e.id = c.entity_id`;

/** One carry-out, if the reader may see it. */
export async function findCarryOut(db: Kysely<Database>, scope: Scope, id: string): Promise<CarryOutRow | undefined> {
  const { rows } = await sql<CarryOutRow>`
    select ${columns} from ${from} ${joins} where c.id = ${id}::uuid and ${visible(scope)}`.execute(db);
  return rows[0];
}

/** One carry-out for the system's own use: the reply after a change that was permitted. */
export async function readCarryOut(db: Kysely<Database>, id: string): Promise<CarryOutRow | undefined> {
  const { rows } = await sql<CarryOutRow>`
    select ${columns} from ${from} ${joins} where c.id = ${id}::uuid`.execute(db);
  return rows[0];
}

export interface CarryOutsQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  readonly state?: CarryOutState | undefined;
  readonly sealId?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly overdue?: boolean | undefined;
}

/** The carry-outs that the reader may see, the newest first; `at` says what is overdue. */
export async function listCarryOuts(
  db: Kysely<Database>,
  scope: Scope,
  query: CarryOutsQuery,
  at: string,
): Promise<Page<CarryOutRow>> {
  const conditions = [visible(scope)];
  if (query.search !== undefined) conditions.push(sql`position(${query.search.toLowerCase()} in c.search_text) > 0`);
  if (query.state !== undefined) conditions.push(sql`c.status = ${query.state}`);
  if (query.sealId !== undefined) conditions.push(sql`c.seal_id = ${query.sealId}::uuid`);
  if (query.mine === true) conditions.push(sql`${scope.person}::uuid in (c.carrier_id, c.companion_id)`);
  if (query.overdue === true) conditions.push(sql`c.status = 'out' and c.due_at <= ${at}`);
  const where = sql.join(conditions, sql` and `);
  return readPage(db, { columns, from, joins, where, order: sql`c.created_at desc, c.id desc` }, query);
}

/** The carry-out of a seal that has not ended, if there is one. */
export async function openCarryOut(
  db: Kysely<Database>,
  sealId: string,
): Promise<{ readonly id: string; readonly number: string } | undefined> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from carry_outs where seal_id = ${sealId}::uuid and open`.execute(db);
  return rows[0];
}

/** Number of a carry-out of this person whose seal should be back at `at`. */
export async function debtOf(db: Kysely<Database>, personId: string, at: string): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select number from carry_outs where carrier_id = ${personId}::uuid and status = 'out' and due_at <= ${at}
    order by due_at limit 1`.execute(db);
  return rows[0]?.number ?? null;
}

/** Carry-outs whose time is up and of which that is not on record yet. */
export async function newlyOverdue(db: Kysely<Database>, at: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from carry_outs where status = 'out' and due_at <= ${at} and overdue_since is null
    order by due_at`.execute(db);
  return rows.map(({ id }) => id);
}
