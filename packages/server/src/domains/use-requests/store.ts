import { sql, type Kysely, type Transaction } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { UseRequest } from './use-request.ts';

export interface UseRequestRow {
  readonly id: string;
  readonly version: number;
  readonly state: UseRequest;
  readonly updated_at: string;
}

/** Lets people read a request that concerns them: approvers when they are asked, custodians when it is approved. */
export async function letRead(trx: Transaction<Database>, requestId: string, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  await sql`
    /* prepared */ insert into use_request_readers (person_id, request_id)
    select person, ${requestId}::uuid from unnest(${[...new Set(people)]}::uuid[]) as person
    on conflict do nothing`.execute(trx);
}

const visible = (scope: Scope) => sql<boolean>`(${scopeWhere(scope, {
  entity: 'r.entity_id',
  department: 'r.department_id',
  person: ['r.requester_id'],
})} or r.id in (select request_id from use_request_readers where person_id = ${scope.person}::uuid))
  and (r.status <> 'draft' or r.requester_id = ${scope.person}::uuid)`;

/** One request, if the reader may see it. A draft that was never submitted is its requester's alone. */
export async function findUseRequest(
  db: Kysely<Database>,
  scope: Scope,
  id: string,
): Promise<UseRequestRow | undefined> {
  const { rows } = await sql<UseRequestRow>`
    select r.id, r.version, r.state, r.updated_at from use_requests r
    where r.id = ${id}::uuid and ${visible(scope)}`.execute(db);
  return rows[0];
}

/** One request for the system's own use: reactions, jobs, the reply after a change that was permitted. */
export async function readUseRequest(db: Kysely<Database>, id: string): Promise<UseRequestRow | undefined> {
  const { rows } = await sql<UseRequestRow>`
    /* prepared */ select id, version, state, updated_at from use_requests where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Requests in approval that want a seal. */
export async function requestsInApproval(db: Kysely<Database>, sealId: string): Promise<readonly UseRequestRow[]> {
  const { rows } = await sql<UseRequestRow>`
    select id, version, state, updated_at from use_requests
    where status = 'submitted' and seal_ids @> array[${sealId}::uuid] order by id`.execute(db);
  return rows;
}

/** Requests in whose approval or sealing state their time is up. */
export async function lapsedRequests(db: Kysely<Database>, at: string, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from use_requests where status in ('approved', 'sealing') and valid_until <= ${at}
    order by valid_until limit ${most}`.execute(db);
  return rows.map((row) => row.id);
}

export interface UseRequestQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  /** One state or several. */
  readonly state?: string | readonly string[] | undefined;
  readonly mine?: 'true' | 'false' | undefined;
  readonly departmentId?: string | undefined;
  readonly sealId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Requests that the reader may see, the last touched first. */
export async function listUseRequests(
  db: Kysely<Database>,
  scope: Scope,
  query: UseRequestQuery,
): Promise<Page<UseRequestRow>> {
  const conditions = [visible(scope)];
  if (query.search !== undefined) conditions.push(sql`position(${query.search.toLowerCase()} in r.search_text) > 0`);
  if (query.state !== undefined) conditions.push(sql`r.status = any(${[query.state].flat()})`);
  if (query.mine === 'true') conditions.push(sql`r.requester_id = ${scope.person}::uuid`);
  if (query.departmentId !== undefined) conditions.push(sql`r.department_id = ${query.departmentId}::uuid`);
  if (query.sealId !== undefined) conditions.push(sql`r.seal_ids @> array[${query.sealId}::uuid]`);
  if (query.from !== undefined) conditions.push(sql`r.submitted_at >= ${query.from}`);
  if (query.to !== undefined) conditions.push(sql`r.submitted_at < ${query.to}`);
  return readPage(
    db,
    {
      columns: sql`r.id, r.version, r.state, r.updated_at`,
      from: sql`use_requests r`,
      where: sql.join(conditions, sql` and `),
      order: sql`r.updated_at desc, r.id desc`,
    },
    query,
  );
}

/** What another slice says of a request: which seals it wants, and whether it may still be sealed for. */
export interface RequestReference {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly sealIds: readonly string[];
  readonly open: boolean;
}

/** Submitted requests by id, whoever asks: for rules, and for the page of something that names them. */
export async function requestsFor(db: Kysely<Database>, ids: readonly string[]): Promise<readonly RequestReference[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<RequestReference>`
    select id, number, title, seal_ids as "sealIds", status in ('approved', 'sealing') as open
    from use_requests where id = any(${[...ids]}::uuid[]) and number is not null order by number`.execute(db);
  return rows;
}
