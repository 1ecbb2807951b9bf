import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Approval } from './approval-state.ts';
import { versionInForce, type Flow } from './definition.ts';
import type { PublishedFlow } from './resolve.ts';

export interface Row<State> {
  readonly id: string;
  readonly version: number;
  readonly state: State;
}

export async function findFlow(db: Kysely<Database>, id: string): Promise<Row<Flow> | undefined> {
  const { rows } = await sql<Row<Flow>>`select id, version, state from flows where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** The flow with this key; keys are never used twice. */
export async function findFlowByKey(db: Kysely<Database>, key: string): Promise<Row<Flow> | undefined> {
  const { rows } = await sql<Row<Flow>>`select id, version, state from flows where key = ${key}`.execute(db);
  return rows[0];
}

/** All flows that the reader may see (their entity's, and the group's), in the order in which they are tried. */
export async function listFlows(db: Kysely<Database>, scope: Scope): Promise<readonly Row<Flow>[]> {
  const { rows } = await sql<Row<Flow>>`
    select id, version, state from flows
    where entity_id is null or ${scopeWhere(scope, { entity: 'entity_id' })}
    order by status = 'retired', kind, priority, key`.execute(db);
  return rows;
}

/** The published flows of a kind that count for an entity. */
export async function publishedFlows(
  db: Kysely<Database>,
  kind: string,
  entityId: string,
): Promise<readonly PublishedFlow[]> {
  const { rows } = await sql<Row<Flow>>`
    select id, version, state from flows
    where status = 'published' and kind = ${kind} and (entity_id is null or entity_id = ${entityId}::uuid)`.execute(db);
  return rows.flatMap(({ state }) => {
    const inForce = versionInForce(state);
    return inForce === undefined ? [] : [{ version: inForce.number, definition: inForce.definition }];
  });
}

export async function findApproval(db: Kysely<Database>, id: string): Promise<Row<Approval> | undefined> {
  const { rows } = await sql<Row<Approval>>`
    select id, version, state from approvals where id = ${id}::uuid`.execute(db);
  return rows[0];
}

export interface ApprovalsQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly concern: 'waiting' | 'decided' | 'requested' | 'all';
  readonly status?: string | undefined;
  readonly search?: string | undefined;
}

/** Approvals that the reader may see: what waits by urgency, the rest newest first. */
export async function listApprovals(
  db: Kysely<Database>,
  scope: Scope,
  query: ApprovalsQuery,
): Promise<Page<Row<Approval>>> {
  const { concern, status, search, page, pageSize } = query;
  const me = scope.person;
  const about = {
    waiting: sql`status = 'in-approval' and waiting @> array[${me}::uuid]`,
    decided: sql`decided @> array[${me}::uuid]`,
    requested: sql`requester_id = ${me}::uuid`,
    all: scopeWhere(scope, {
      entity: 'entity_id',
      department: 'department_id',
      person: ['requester_id'],
      personArray: ['concerned'],
    }),
  }[concern];
  const where = sql`${about}
    and (${status ?? null}::text is null or status = ${status ?? null})
    and (${search ?? null}::text is null or position(lower(${search ?? ''}) in lower(title)) > 0)`;
  const order = concern === 'waiting' ? sql`due_at nulls last, id` : sql`id desc`;
  return readPage(db, { columns: sql`id, version, state`, from: sql`approvals`, where, order }, { page, pageSize });
}

/** Approvals whose reminder or time limit has come, the oldest first. */
export async function dueTimers(db: Kysely<Database>, at: string, most: number): Promise<readonly Row<Approval>[]> {
  const { rows } = await sql<Row<Approval>>`
    select id, version, state from approvals where next_timer_at <= ${at}
    order by next_timer_at limit ${most}`.execute(db);
  return rows;
}
