import type { SuspensionState } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import { askedToDecide } from '../approvals/index.ts';
import type { Suspension } from './suspension.ts';

export interface SuspensionRow {
  readonly id: string;
  readonly version: number;
  readonly state: Suspension;
}

/** The reader's own scope, what the reader asked for, seals in the reader's custody, and what the reader is asked to approve. */
const visible = (scope: Scope) =>
  sql<boolean>`(${scopeWhere(scope, {
    entity: 'p.entity_id',
    department: 'p.department_id',
    seal: 'p.seal_id',
    person: ['p.requester_id', 'p.custodian_id'],
  })} or ${askedToDecide('suspension', 'p.id', scope)})`;

const open = sql`status in ('submitted', 'returned', 'approved')`;

/** One application, if the reader may see it. */
export async function findSuspension(
  db: Kysely<Database>,
  scope: Scope,
  id: string,
): Promise<SuspensionRow | undefined> {
  const { rows } = await sql<SuspensionRow>`
    select p.id, p.version, p.state from suspensions p where p.id = ${id}::uuid and ${visible(scope)}`.execute(db);
  return rows[0];
}

/** One application for the system's own use: the reply after a change that was permitted. */
export async function readSuspension(db: Kysely<Database>, id: string): Promise<SuspensionRow | undefined> {
  const { rows } = await sql<SuspensionRow>`
    select id, version, state from suspensions where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Number of the open application about a seal. Whoever decides by it has locked the seal. */
export async function openSuspensionOf(db: Kysely<Database>, sealId: string): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select number from suspensions where seal_id = ${sealId}::uuid and ${open}`.execute(db);
  return rows[0]?.number ?? null;
}

/** Approved applications whose day has come. */
export async function dueSuspensions(db: Kysely<Database>, day: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from suspensions where status = 'approved' and from_day <= ${day}::date order by id`.execute(db);
  return rows.map(({ id }) => id);
}

type Told = { readonly id: string; readonly name: string; readonly because: 'own' | 'custodian' | 'used' };

/**
 * Departments that should be told about a seal, each once, for its first reason: that of the person, that of the
 * custodian, and those that have used the seal since an instant.
 */
export async function concernedDepartments(
  db: Kysely<Database>,
  { sealId, person, since }: { readonly sealId: string; readonly person: string; readonly since: string },
): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select d.id, d.name, (array['own', 'custodian', 'used'])[min(c.place)] as because
    from (
      select 1 as place, department_id from people where id = ${person}::uuid
      union all
      select 2, p.department_id from seals s join people p on p.id = s.custodian_id where s.id = ${sealId}::uuid
      union all
      select 3, department_id from use_records where seal_id = ${sealId}::uuid and used_at >= ${since}
    ) c join departments d on d.id = c.department_id
    where not d.closed group by d.id, d.name order by min(c.place), d.name`.execute(db);
  return rows;
}

export interface SuspensionsQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  readonly state?: SuspensionState | undefined;
  readonly sealId?: string | undefined;
  readonly open?: boolean | undefined;
  readonly mine?: boolean | undefined;
}

/** The applications that the reader may see, the newest first. */
export async function listSuspensions(
  db: Kysely<Database>,
  scope: Scope,
  query: SuspensionsQuery,
): Promise<Page<SuspensionRow>> {
  const conditions = [visible(scope)];
  if (query.search !== undefined) conditions.push(sql`position(${query.search.toLowerCase()} in p.search_text) > 0`);
  if (query.state !== undefined) conditions.push(sql`p.status = ${query.state}`);
  if (query.sealId !== undefined) conditions.push(sql`p.seal_id = ${query.sealId}::uuid`);
  if (query.open === true) conditions.push(sql`p.${open}`);
  if (query.mine === true) conditions.push(sql`p.requester_id = ${scope.person}::uuid`);
  return readPage(
    db,
    {
      columns: sql`p.id, p.version, p.state`,
      from: sql`suspensions p`,
      where: sql.join(conditions, sql` and `),
      order: sql`p.created_at desc, p.id desc`,
    },
    query,
  );
}
