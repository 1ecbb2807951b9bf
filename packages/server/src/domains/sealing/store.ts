import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Sealing } from './sealing.ts';

export interface SealingRow {
  readonly id: string;
  readonly version: number;
  readonly state: Sealing;
  readonly updated_at: string;
}

const columns = sql`t.id, t.version, t.state, t.updated_at`;

/** Who holds the seal, who asked, who has worked on it; and by scope the entity, the department and the seal. */
const visible = (scope: Scope) =>
  scopeWhere(scope, {
    entity: 't.entity_id',
    department: 't.department_id',
    seal: 't.seal_id',
    person: ['s.custodian_id', 't.requester_id'],
    personArray: ['t.handler_ids'],
  });

const from = sql`sealings t join seals s on s.id = t.seal_id`;

export interface SealingsQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly show: 'waiting' | 'done' | 'all';
  readonly requestId?: string | undefined;
  readonly sealId?: string | undefined;
}

/** Tasks that the reader may see. `waiting` and `done` are the reader's own as custodian. */
export async function listSealings(
  db: Kysely<Database>,
  scope: Scope,
  query: SealingsQuery,
): Promise<Page<SealingRow>> {
  const me = sql`${scope.person}::uuid`;
  const shown = {
    waiting: sql<boolean>`t.status in ('waiting', 'sealing') and s.custodian_id = ${me}`,
    done: sql<boolean>`t.status in ('done', 'cancelled') and t.handler_ids @> array[${me}]`,
    all: sql<boolean>`true`,
  }[query.show];
  const conditions = [visible(scope), shown];
  if (query.requestId !== undefined) conditions.push(sql<boolean>`t.request_id = ${query.requestId}::uuid`);
  if (query.sealId !== undefined) conditions.push(sql<boolean>`t.seal_id = ${query.sealId}::uuid`);
  const where = sql.join(conditions, sql` and `);
  return readPage(db, { columns, from, where, order: sql`t.updated_at desc, t.id desc` }, query);
}

/** One task, if the reader may see it. */
export async function findSealing(db: Kysely<Database>, scope: Scope, id: string): Promise<SealingRow | undefined> {
  const { rows } = await sql<SealingRow>`
    select ${columns} from ${from} where t.id = ${id}::uuid and ${visible(scope)}`.execute(db);
  return rows[0];
}

/** One task, whoever asks: for the system's own steps and for the reply to a change that was permitted. */
export async function readSealing(db: Kysely<Database>, id: string): Promise<SealingRow | undefined> {
  const { rows } = await sql<SealingRow>`select ${columns} from sealings t where t.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** All tasks of a request, in the order in which they were made. */
export async function tasksOfRequest(db: Kysely<Database>, requestId: string): Promise<readonly SealingRow[]> {
  const { rows } = await sql<SealingRow>`
    select ${columns} from sealings t where t.request_id = ${requestId}::uuid order by t.id`.execute(db);
  return rows;
}

/** Tasks of a seal that are not finished. */
export async function openTasksOfSeal(db: Kysely<Database>, sealId: string): Promise<readonly SealingRow[]> {
  const { rows } = await sql<SealingRow>`
    select ${columns} from sealings t
    where t.seal_id = ${sealId}::uuid and t.status in ('waiting', 'sealing') order by t.id`.execute(db);
  return rows;
}

/** Attempts that began before an instant and have not ended: whoever began them is gone. */
export async function abandonedAttempts(db: Kysely<Database>, before: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from sealings where status = 'sealing' and updated_at < ${before} order by updated_at limit 100`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
