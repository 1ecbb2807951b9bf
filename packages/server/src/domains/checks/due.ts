import { shippedCheckMonths, SOON_DAYS, type DueStanding, type CheckFinding, type SealKind } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import { ofSeal, type SealColumns } from './store.ts';

/** A seal that is to be checked from time to time. */
export interface DueRow extends SealColumns {
  readonly months: number;
  readonly due_on: string;
  readonly last_on: string | null;
  readonly last_finding: CheckFinding | null;
}

export interface DueQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  readonly standing?: DueStanding | 'pressing' | undefined;
  readonly kind?: SealKind | undefined;
  readonly entityId?: string | undefined;
  readonly custodianId?: string | undefined;
  readonly sealId?: string | undefined;
  readonly mine?: boolean | undefined;
}

/**
 * The day of the next check: `nextDueOn` in SQL, so that the list can be sorted and cut into pages by it. Who did not see
 * the seal has not checked it.
 */
const dated = sql`seals s
  left join check_plans cp on cp.id = s.entity_id
  left join lateral (select k.checked_on, k.finding from checks k where k.seal_id = s.id and k.finding <> 'not-seen'
    order by k.checked_on desc, k.id desc limit 1) l on true
  cross join lateral (select coalesce((cp.state -> 'months' ->> s.kind)::int,
    (${JSON.stringify(shippedCheckMonths)}::jsonb ->> s.kind)::int) as months) m
  cross join lateral (select (coalesce(l.checked_on,
    greatest((s.state ->> 'activatedOn')::date, (s.created_at at time zone 'Asia/Shanghai')::date))
    + make_interval(months => m.months))::date as due_on) d`;

const columns = sql`${ofSeal.columns}, m.months, d.due_on::text as due_on, l.checked_on::text as last_on,
  l.finding as last_finding`;

/** Physical seals in custody that the scope shows, the one to be checked first at the top. */
export async function listDue(
  db: Kysely<Database>,
  scope: Scope,
  query: DueQuery,
  today: string,
): Promise<Page<DueRow>> {
  const is = (column: string, value: string | undefined) =>
    value === undefined ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)}::text = ${value}`;
  const where = sql<boolean>`s.medium = 'physical' and s.status in ('active', 'suspended')
    and ${scopeWhere(scope, { entity: 's.entity_id', seal: 's.id', person: ['s.custodian_id'] })}
    and (${query.search ?? ''} = '' or position(lower(${query.search ?? ''}) in lower(s.name)) > 0)
    and ${is('s.kind', query.kind)} and ${is('s.entity_id', query.entityId)} and ${is('s.id', query.sealId)}
    and ${is('s.custodian_id', query.custodianId)}
    and (${query.mine !== true} or s.custodian_id = ${scope.person}::uuid)
    and ${stands(query.standing, today)}`;
  return readPage(db, { columns, from: dated, joins: ofSeal.joins, where, order: sql`d.due_on, s.name, s.id` }, query);
}

/** The same as `dueStanding` in the contract. */
function stands(standing: DueQuery['standing'], today: string) {
  const soon = sql`(${today}::date + ${SOON_DAYS}::int)`;
  switch (standing) {
    case undefined:
      return sql<boolean>`true`;
    case 'overdue':
      return sql<boolean>`d.due_on < ${today}::date`;
    case 'soon':
      return sql<boolean>`d.due_on between ${today}::date and ${soon}`;
    case 'later':
      return sql<boolean>`d.due_on > ${soon}`;
    case 'pressing':
      return sql<boolean>`d.due_on <= ${soon}`;
  }
}
