import type { FilingStanding, SealKind, SealMedium, SealState } from '@yinxin/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Seal } from './seal.ts';

/** A seal with the names and circumstances that its readers need. */
export interface SealRow {
  readonly id: string;
  readonly version: number;
  readonly state: Seal;
  readonly created_at: Date | string;
  readonly entity_name: string;
  readonly entity_uscc: string | null;
  readonly custodian_name: string | null;
  readonly suspended_by_name: string | null;
  readonly filing_by_name: string | null;
  readonly place_name: string | null;
  /** The entity has another official seal of the same medium. */
  readonly other_official: boolean;
}

export interface SealsQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  readonly entityId?: string | undefined;
  readonly kind?: SealKind | undefined;
  readonly medium?: SealMedium | undefined;
  readonly state?: SealState | undefined;
  readonly custodianId?: string | undefined;
  readonly filing?: Exclude<FilingStanding, 'not-due'> | undefined;
  /** Only these seals. */
  readonly ids?: readonly string[] | undefined;
}

/** Seals inside a scope. Somebody whose scope is a department may know the seals of the entity it belongs to. */
const visible = (scope: Scope) =>
  sql<boolean>`(${scopeWhere(scope, {
    entity: 's.entity_id',
    seal: 's.id',
    person: ['s.custodian_id'],
  })} or s.entity_id in (select d.entity_id from departments d where d.id = any(${scope.departmentIds}::uuid[])))`;

const columns = sql`s.id, s.version, s.state, s.created_at, e.name as entity_name, e.state ->> 'uscc' as entity_uscc,
  c.name as custodian_name, b.name as suspended_by_name, f.name as filing_by_name, p.name as place_name,
  exists (select 1 from seals o where o.entity_id = s.entity_id and o.kind = 'official' and o.medium = s.medium
    and o.status <> 'destroyed' and o.id <> s.id) as other_official`;
const from = sql`seals s`;
const joins = sql`join entities e on e.id = s.entity_id
  left join people c on c.id = s.custodian_id
  left join people b on b.id = (s.state -> 'suspension' ->> 'by')::uuid
  left join people f on f.id = (s.state -> 'filing' ->> 'by')::uuid
  left join places p on p.id = s.place_id`;

const select = (where: RawBuilder<boolean>) => sql<SealRow>`select ${columns} from ${from} ${joins} where ${where}`;

/** The same as `filingStanding` in the contract. */
const stands = sql<string>`coalesce(s.state -> 'filing' ->> 'standing',
  case when s.medium = 'physical' and s.kind <> 'personal' then 'unfiled' else 'not-due' end)`;

/** The register, a page at a time: by entity, then kind, then name. */
export async function listSeals(db: Kysely<Database>, scope: Scope, query: SealsQuery): Promise<Page<SealRow>> {
  const is = (column: string, value: string | undefined) =>
    value === undefined ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)}::text = ${value}`;
  const where = sql<boolean>`${visible(scope)}
    and ${is('s.entity_id', query.entityId)} and ${is('s.kind', query.kind)} and ${is('s.medium', query.medium)}
    and ${is('s.status', query.state)} and ${is('s.custodian_id', query.custodianId)}
    and (${query.filing ?? ''} = '' or ${stands} = ${query.filing ?? ''})
    and (${query.ids ?? null}::uuid[] is null or s.id = any(${query.ids ?? null}::uuid[]))
    and (${query.search ?? ''} = ''
      or position(lower(${query.search ?? ''}) in lower(concat_ws(' ', s.name, s.inscription, s.code))) > 0)`;
  return readPage(db, { columns, from, joins, where, order: sql`e.created_at, s.kind, s.name, s.id` }, query);
}

/** One seal, if the scope shows it. */
export async function findSeal(db: Kysely<Database>, scope: Scope, id: string): Promise<SealRow | undefined> {
  const { rows } = await select(sql<boolean>`s.id = ${id}::uuid and ${visible(scope)}`).execute(db);
  return rows[0];
}

/** Seals by id, whoever asks: for rules and for the reply to a change that was allowed. */
export async function readSeals(db: Kysely<Database>, ids: readonly string[]): Promise<readonly SealRow[]> {
  const { rows } = await select(sql<boolean>`s.id = any(${[...ids]}::uuid[])`).execute(db);
  return rows;
}

/** Is the name taken within the entity by another seal that still exists, or the code anywhere by any other? */
export async function readUniqueness(
  db: Kysely<Database>,
  seal: { readonly id: string; readonly entityId: string; readonly name: string; readonly code: string | null },
): Promise<{ readonly nameTaken: boolean; readonly codeTaken: boolean }> {
  const { rows } = await sql<{ nameTaken: boolean; codeTaken: boolean }>`
    select exists (select 1 from seals where entity_id = ${seal.entityId}::uuid and name = ${seal.name}
        and id <> ${seal.id}::uuid and status <> 'destroyed') as "nameTaken",
      exists (select 1 from seals where code = ${seal.code} and id <> ${seal.id}::uuid) as "codeTaken"`.execute(db);
  return rows[0] ?? { nameTaken: false, codeTaken: false };
}
