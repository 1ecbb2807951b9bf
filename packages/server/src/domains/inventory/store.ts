import type { InventoryScope, InventoryState, SealState } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import { labelCodeOf, type Seal } from '../seals/index.ts';
import type { InventoryCount, ListedSeal } from './inventory.ts';

export interface InventoryRow {
  readonly id: string;
  readonly version: number;
  readonly state: InventoryCount;
}

export interface InventoriesQuery {
  readonly page: number;
  readonly pageSize: number;
  /** The day that says what is overdue. */
  readonly today: string;
  readonly search?: string | undefined;
  readonly state?: InventoryState | undefined;
  readonly entityId?: string | undefined;
  readonly waiting?: boolean | undefined;
  readonly overdue?: boolean | undefined;
}

/** Counts of the reader's own scope, and those in which the reader has a part. */
const visible = (scope: Scope) => scopeWhere(scope, { entity: 'i.entity_id', personArray: ['i.people'] });

/** Counts that the reader may see, the newest first. */
export async function listInventories(
  db: Kysely<Database>,
  scope: Scope,
  { page, pageSize, today, search, state, entityId, waiting, overdue }: InventoriesQuery,
): Promise<Page<InventoryRow>> {
  const conditions = [sql`${visible(scope)}`];
  if (search !== undefined) conditions.push(sql`position(${search.toUpperCase()} in i.number) > 0`);
  if (state !== undefined) conditions.push(sql`i.status = ${state}`);
  if (entityId !== undefined) conditions.push(sql`i.entity_id = ${entityId}::uuid`);
  if (waiting === true) conditions.push(sql`i.awaited @> array[${scope.person}::uuid]`);
  if (overdue === true) conditions.push(sql`i.status = 'open' and i.due_on < ${today}`);
  return readPage(
    db,
    {
      columns: sql`i.id, i.version, i.state`,
      from: sql`inventory_counts i`,
      where: sql.join(conditions, sql` and `),
      order: sql`i.created_at desc, i.id desc`,
    },
    { page, pageSize },
  );
}

/** One count, if the scope shows it. */
export async function findInventory(db: Kysely<Database>, scope: Scope, id: string): Promise<InventoryRow | undefined> {
  const { rows } = await sql<InventoryRow>`
    select i.id, i.version, i.state from inventory_counts i where i.id = ${id}::uuid and ${visible(scope)}`.execute(db);
  return rows[0];
}

/** One count for the system's own use: the reply after a change that was permitted. */
export async function readInventory(db: Kysely<Database>, id: string): Promise<InventoryRow | undefined> {
  const { rows } = await sql<InventoryRow>`
    select id, version, state from inventory_counts where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/**
 * The physical seals of a scope that should be there, by entity, kind and name. They are locked: a handover is either
 * seen here, or comes after the count is open and moves the seal in it.
 */
export async function sealsToCount(
  db: Kysely<Database>,
  { entityId, withSubsidiaries, departmentId }: InventoryScope,
): Promise<readonly ListedSeal[]> {
  const { rows } = await sql<{ id: string; state: Seal; place_name: string | null }>`
    with recursive below (id) as (
      select ${entityId}::uuid
      union select e.id from entities e join below b on e.parent_id = b.id where ${withSubsidiaries}
    ), inside (id) as (
      select ${departmentId}::uuid union select d.id from departments d join inside i on d.parent_id = i.id
    )
    select s.id, s.state, l.name as place_name from seals s join people p on p.id = s.custodian_id
      left join places l on l.id = s.place_id
    where s.medium = 'physical' and s.status <> 'destroyed' and s.entity_id in (select id from below)
      and (${departmentId}::uuid is null or p.department_id in (select id from inside))
    order by s.entity_id, s.kind, s.name, s.id for share of s`.execute(db);
  return rows.map(({ id, place_name, state: { name, kind, code, entityId: entity, custodianId, state, place } }) => ({
    sealId: id,
    name,
    kind,
    code,
    labelCode: labelCodeOf(id),
    entityId: entity,
    custodianId,
    state,
    // The place that it is registered in says more than the words it was registered with.
    place: place_name ?? place,
  }));
}

/** Open counts with one of these seals on their list, the oldest first. */
export async function openCountsOf(
  db: Kysely<Database>,
  sealIds: readonly string[],
): Promise<readonly { readonly id: string; readonly number: string }[]> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from inventory_counts
    where status = 'open' and seal_ids && ${[...sealIds]}::uuid[] order by created_at, id`.execute(db);
  return rows;
}

/** In which state seals are now. */
export async function sealStatesNow(
  db: Kysely<Database>,
  sealIds: readonly string[],
): Promise<ReadonlyMap<string, SealState>> {
  const { rows } = await sql<{ id: string; status: SealState }>`
    select id, status from seals where id = any(${[...sealIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/** Which of these people are here to count: they have not left, and their account is not disabled. */
export async function activeAmong(db: Kysely<Database>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from people p join accounts a on a.id = p.id
    where p.id = any(${[...new Set(ids)]}::uuid[]) and not p.has_left and a.status <> 'disabled'`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
