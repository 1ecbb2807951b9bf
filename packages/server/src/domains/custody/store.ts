import type { HandoverState, SealKind, SealMedium } from '@yinxin/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Handover, HandoverFacts } from './handover.ts';

/** A handover with what its readers need about the seal. */
export interface HandoverRow {
  readonly id: string;
  readonly version: number;
  readonly state: Handover;
  readonly seal_name: string;
  readonly seal_kind: SealKind;
  readonly seal_medium: SealMedium;
  readonly entity_name: string;
}

export interface HandoversQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly concern: 'all' | 'waiting' | 'overdue';
  /** The time that says what is overdue. */
  readonly at: string;
  readonly state?: HandoverState | undefined;
  readonly sealId?: string | undefined;
}

const visible = (scope: Scope) =>
  scopeWhere(scope, {
    entity: 'h.entity_id',
    seal: 'h.seal_id',
    person: ['h.giver_id', 'h.receiver_id', 'h.witness_id'],
  });

const columns = sql`h.id, h.version, h.state, s.name as seal_name, s.kind as seal_kind, s.medium as seal_medium,
  e.name as entity_name`;
const from = sql`handovers h`;
const joins = sql`join seals s on s.id = h.seal_id join entities e on e.id = h.entity_id`;

const select = (where: RawBuilder<unknown>) => sql<HandoverRow>`select ${columns} from ${from} ${joins} where ${where}`;

/** Handovers inside a scope, the newest first. */
export async function listHandovers(
  db: Kysely<Database>,
  scope: Scope,
  { concern, at, state, sealId, page, pageSize }: HandoversQuery,
): Promise<Page<HandoverRow>> {
  const where = sql<boolean>`${visible(scope)}
    and (${concern !== 'waiting'} or h.waiting @> array[${scope.person}::uuid])
    and (${concern !== 'overdue'} or (h.return_due and h.ends_at <= ${at}))
    and (${state ?? null}::text is null or h.status = ${state ?? null})
    and (${sealId ?? null}::uuid is null or h.seal_id = ${sealId ?? null}::uuid)`;
  return readPage(db, { columns, from, joins, where, order: sql`h.id desc` }, { page, pageSize });
}

/** One handover, if the scope shows it. */
export async function findHandover(db: Kysely<Database>, scope: Scope, id: string): Promise<HandoverRow | undefined> {
  const { rows } = await select(sql`h.id = ${id}::uuid and ${visible(scope)}`).execute(db);
  return rows[0];
}

/** Handovers by id, whoever asks: for rules and for the reply to a change that was allowed. */
export async function readHandovers(db: Kysely<Database>, ids: readonly string[]): Promise<readonly HandoverRow[]> {
  const { rows } = await select(sql`h.id = any(${[...ids]}::uuid[])`).execute(db);
  return rows;
}

/** The open handover of a seal, if there is one. */
export async function openHandover(db: Kysely<Database>, sealId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from handovers where seal_id = ${sealId}::uuid and status = 'proposed'`.execute(db);
  return rows[0]?.id;
}

/** The temporary handover under which the seal is held (by this person, if one is named), if so. */
export async function heldUnder(
  db: Kysely<Database>,
  sealId: string,
  receiverId?: string,
): Promise<HandoverFacts['heldUnder']> {
  const { rows } = await sql<{ handoverId: string; giverId: string }>`
    select id as "handoverId", giver_id as "giverId" from handovers
    where seal_id = ${sealId}::uuid and return_due
      and (${receiverId ?? null}::uuid is null or receiver_id = ${receiverId ?? null}::uuid)
    order by id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/**
 * Temporary handovers whose time is up and whose return is to be proposed, the oldest first; at most one per seal. Not
 * again after somebody has declined or cancelled it, and not while the seal is where it cannot be handed over.
 */
export async function endedHandovers(db: Kysely<Database>, at: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select h.id from handovers h join seals s on s.id = h.seal_id
    where h.return_due and h.ends_at <= ${at} and s.status in ('active', 'suspended')
      and not exists (select 1 from handovers o where o.seal_id = h.seal_id and o.status = 'proposed')
      and not exists (select 1 from handovers o where o.return_of = h.id and o.state #>> '{outcome,reason}' is not null)
    order by h.ends_at`.execute(db);
  return rows.map(({ id }) => id);
}
