import type { CheckMonths, CheckState, CheckFinding, SealKind, SealState } from '@yinxin/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Check } from './check.ts';

/** The seal of a check as its readers see it. */
export interface SealColumns {
  readonly seal_id: string;
  readonly seal_name: string;
  readonly seal_kind: SealKind;
  readonly seal_state: SealState;
  readonly entity_id: string;
  readonly entity_name: string;
  readonly custodian_id: string;
  readonly custodian_name: string | null;
}

/** A check with what its readers need. */
export interface CheckRow extends SealColumns {
  readonly id: string;
  readonly version: number;
  readonly state: Check;
}

export interface ChecksQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  readonly finding?: CheckFinding | undefined;
  readonly state?: CheckState | undefined;
  readonly sealId?: string | undefined;
}

const visible = (scope: Scope) =>
  scopeWhere(scope, { entity: 'k.entity_id', seal: 'k.seal_id', person: ['s.custodian_id', 'k.checked_by'] });

const sealColumns = sql`s.id as seal_id, s.name as seal_name, s.kind as seal_kind, s.status as seal_state, s.entity_id,
  e.name as entity_name, s.custodian_id, c.name as custodian_name`;
const sealJoins = sql`join entities e on e.id = s.entity_id left join people c on c.id = s.custodian_id`;
const columns = sql`k.id, k.version, k.state, ${sealColumns}`;
const from = sql`checks k join seals s on s.id = k.seal_id`;

const select = (where: RawBuilder<unknown>) =>
  sql<CheckRow>`select ${columns} from ${from} ${sealJoins} where ${where}`;

/** Checks inside a scope, the newest first. */
export async function listChecks(db: Kysely<Database>, scope: Scope, query: ChecksQuery): Promise<Page<CheckRow>> {
  const where = sql<boolean>`${visible(scope)}
    and (${query.search ?? ''} = '' or position(lower(${query.search ?? ''}) in lower(s.name)) > 0)
    and (${query.finding ?? null}::text is null or k.finding = ${query.finding ?? null})
    and (${query.state ?? null}::text is null or k.status = ${query.state ?? null})
    and (${query.sealId ?? null}::uuid is null or k.seal_id = ${query.sealId ?? null}::uuid)`;
  return readPage(db, { columns, from, joins: sealJoins, where, order: sql`k.checked_on desc, k.id desc` }, query);
}

/** One check, if the scope shows it. */
export async function findCheck(db: Kysely<Database>, scope: Scope, id: string): Promise<CheckRow | undefined> {
  const { rows } = await select(sql`k.id = ${id}::uuid and ${visible(scope)}`).execute(db);
  return rows[0];
}

/** One check for the system's own use: the reply after a change that was permitted. */
export async function readCheck(db: Kysely<Database>, id: string): Promise<CheckRow | undefined> {
  const { rows } = await select(sql`k.id = ${id}::uuid`).execute(db);
  return rows[0];
}

/** The day of the last check of a seal. */
export async function lastCheckedOn(db: Kysely<Database>, sealId: string): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select max(checked_on)::text as day from checks where seal_id = ${sealId}::uuid`.execute(db);
  return rows[0]?.day ?? null;
}

/** How often the seals of an entity are checked. */
export interface PlanRow {
  readonly id: string;
  readonly entity_name: string;
  readonly version: number;
  /** Null while the entity has the shipped plan. */
  readonly months: CheckMonths | null;
}

const planColumns = sql`e.id, e.name as entity_name, coalesce(cp.version, 0) as version, cp.state -> 'months' as months`;
const planFrom = sql`entities e left join check_plans cp on cp.id = e.id`;

/** The plans of the entities whose seals, or some of them, the scope shows. */
export const listPlans = (
  db: Kysely<Database>,
  scope: Scope,
  query: Pick<ChecksQuery, 'page' | 'pageSize'>,
): Promise<Page<PlanRow>> =>
  readPage(
    db,
    {
      columns: planColumns,
      from: planFrom,
      where: sql<boolean>`(${scopeWhere(scope, { entity: 'e.id' })} or e.id in (select s.entity_id from seals s
        where s.id = any(${scope.sealIds}::uuid[]) or s.custodian_id = ${scope.person}::uuid))`,
      order: sql`e.created_at, e.id`,
    },
    query,
  );

/** The plan of one entity, for the reply to a change that was permitted. */
export async function readPlan(db: Kysely<Database>, entityId: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    select ${planColumns} from ${planFrom} where e.id = ${entityId}::uuid`.execute(db);
  return rows[0];
}

/** The seal's own columns and joins, for the due list. */
export const ofSeal = { columns: sealColumns, joins: sealJoins };
