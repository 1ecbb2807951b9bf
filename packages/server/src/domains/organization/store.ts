import type { Role } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import type { EffectiveGrant } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Department } from './department.ts';
import type { Entity } from './entity.ts';
import type { Grant, GrantScopeFact } from './grant.ts';
import type { KnownCompany } from './people-sheet.ts';
import type { Person } from './person.ts';

export interface Row<State> {
  readonly id: string;
  readonly version: number;
  readonly state: State;
}

/** The rights of a person at an instant: grants in force, department scopes unfolded over their subtree. */
export async function loadGrants(
  db: Kysely<Database>,
  personId: string,
  at: string,
): Promise<readonly EffectiveGrant[]> {
  const { rows } = await sql<{ role: Role; scope_kind: string; scope_id: string | null; subtree: string[] | null }>`
    /* prepared */ select g.role, g.scope_kind, g.scope_id,
      case when g.scope_kind = 'department' then (
        with recursive below (id) as (
          select g.scope_id union select d.id from departments d join below b on d.parent_id = b.id
        ) select array_agg(id) from below
      ) end as subtree
    from grants g
    where g.person_id = ${personId}::uuid and g.revoked_at is null
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})`.execute(db);
  return rows.map(({ role, scope_kind, scope_id, subtree }) => {
    if (scope_kind === 'everywhere' || scope_id === null) return { role, scope: { kind: 'everywhere' } };
    if (scope_kind === 'entity') return { role, scope: { kind: 'entity', entityIds: [scope_id] } };
    if (scope_kind === 'seal') return { role, scope: { kind: 'seal', sealIds: [scope_id] } };
    return { role, scope: { kind: 'department', departmentIds: subtree ?? [] } };
  });
}

/** Grants of a person that hold now or later, for the separation of duties. */
export async function heldGrants(
  db: Kysely<Database>,
  personId: string,
  at: string,
): Promise<readonly { readonly role: Role; readonly scope: GrantScopeFact }[]> {
  const { rows } = await sql<{ state: Grant }>`
    select state from grants where person_id = ${personId}::uuid and revoked_at is null
      and (valid_to is null or valid_to > ${at})`.execute(db);
  return rows.map(({ state }) => ({ role: state.role, scope: state.scope }));
}

/** True when nobody but `exceptPersonId` holds the role at this instant. */
export async function isLastHolder(
  db: Kysely<Database>,
  role: Role,
  exceptPersonId: string,
  at: string,
): Promise<boolean> {
  const { rows } = await sql<{ others: number }>`
    select count(*)::int as others from grants g join people p on p.id = g.person_id
    where g.role = ${role} and g.person_id <> ${exceptPersonId}::uuid and g.revoked_at is null
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at}) and not p.has_left`.execute(db);
  return rows[0]?.others === 0;
}

/** True when somebody who can act holds the role now, whatever the scope. */
export async function roleIsHeld(db: Kysely<Database>, role: Role, at: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (
      select 1 from grants g join people p on p.id = g.person_id join accounts a on a.id = g.person_id
      where g.role = ${role} and g.revoked_at is null and not p.has_left and a.status <> 'disabled'
        and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})) as held`.execute(db);
  return rows[0]?.held ?? false;
}

/** People who hold a role for a target now: by its entity, its department (or one above it), its seal, or everywhere. */
export async function peopleWithRole(
  db: Kysely<Database>,
  role: Role,
  target: { readonly entityId?: string; readonly departmentId?: string; readonly sealId?: string },
  at: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ person_id: string }>`
    with recursive above (id, parent_id) as (
      select id, parent_id from departments where id = ${target.departmentId ?? null}::uuid
      union select d.id, d.parent_id from departments d join above a on d.id = a.parent_id
    )
    select distinct g.person_id from grants g
      join people p on p.id = g.person_id join accounts a on a.id = g.person_id
    where g.role = ${role} and g.revoked_at is null and not p.has_left and a.status <> 'disabled'
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
      and (g.scope_kind = 'everywhere'
        or (g.scope_kind = 'entity' and g.scope_id = ${target.entityId ?? null}::uuid)
        or (g.scope_kind = 'department' and g.scope_id in (select id from above))
        or (g.scope_kind = 'seal' and g.scope_id = ${target.sealId ?? null}::uuid))
    order by g.person_id`.execute(db);
  return rows.map((row) => row.person_id);
}

/** Departments from this one upwards, nearest first, with their heads. */
export async function departmentLine(
  db: Kysely<Database>,
  departmentId: string,
): Promise<
  readonly {
    readonly id: string;
    readonly entityId: string;
    readonly headId: string | null;
    readonly closed: boolean;
  }[]
> {
  const { rows } = await sql<{ id: string; entity_id: string; head_id: string | null; closed: boolean }>`
    with recursive line (id, entity_id, head_id, closed, parent_id, depth) as (
      select id, entity_id, head_id, closed, parent_id, 1 from departments where id = ${departmentId}::uuid
      union all
      select d.id, d.entity_id, d.head_id, d.closed, d.parent_id, l.depth + 1
      from departments d join line l on d.id = l.parent_id where l.depth < 50
    ) select id, entity_id, head_id, closed from line order by depth`.execute(db);
  return rows.map((row) => ({ id: row.id, entityId: row.entity_id, headId: row.head_id, closed: row.closed }));
}

/** Entities from this one upwards, nearest first. */
export async function entityLine(db: Kysely<Database>, entityId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line (id, parent_id, depth) as (
      select id, parent_id, 1 from entities where id = ${entityId}::uuid
      union all select e.id, e.parent_id, l.depth + 1 from entities e join line l on e.id = l.parent_id where l.depth < 50
    ) select id from line order by depth`.execute(db);
  return rows.map((row) => row.id);
}

export async function findPerson(db: Kysely<Database>, id: string): Promise<Row<Person> | undefined> {
  const { rows } = await sql<Row<Person>>`select id, version, state from people where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** True when the person exists, has not left and the account is not disabled. */
export async function isActivePerson(db: Kysely<Database>, id: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from people p join accounts a on a.id = p.id
      where p.id = ${id}::uuid and not p.has_left and a.status <> 'disabled') as found`.execute(db);
  return rows[0]?.found ?? false;
}

export async function findGrant(db: Kysely<Database>, id: string): Promise<Row<Grant> | undefined> {
  const { rows } = await sql<Row<Grant>>`select id, version, state from grants where id = ${id}::uuid`.execute(db);
  return rows[0];
}

export async function employeeNumberTaken(db: Kysely<Database>, number: string, exceptId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from people where employee_number = ${number} and id <> ${exceptId}::uuid) as found`.execute(
    db,
  );
  return rows[0]?.found ?? false;
}

/** How many people and open sub-departments a department holds. */
export async function departmentContents(
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly people: number; readonly openChildren: number }> {
  const { rows } = await sql<{ people: number; open_children: number }>`
    select (select count(*)::int from people where department_id = ${id}::uuid and not has_left) as people,
      (select count(*)::int from departments where parent_id = ${id}::uuid and not closed) as open_children`.execute(
    db,
  );
  return { people: rows[0]?.people ?? 0, openChildren: rows[0]?.open_children ?? 0 };
}

export async function listEntities(db: Kysely<Database>): Promise<Row<Entity>[]> {
  const { rows } = await sql<Row<Entity>>`select id, version, state from entities order by created_at`.execute(db);
  return rows;
}

/** Names of entities by id. */
export async function entityNames(db: Kysely<Database>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from entities where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Names of departments by id. */
export async function departmentNames(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    /* prepared */ select id, name from departments where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function listDepartments(
  db: Kysely<Database>,
  entityId: string | undefined,
): Promise<(Row<Department> & { readonly head_name: string | null })[]> {
  const { rows } = await sql<Row<Department> & { head_name: string | null }>`
    select d.id, d.version, d.state, p.name as head_name
    from departments d left join people p on p.id = d.head_id
    where ${entityId ?? null}::uuid is null or d.entity_id = ${entityId ?? null}::uuid
    order by d.created_at`.execute(db);
  return rows;
}

export interface PersonRow extends Row<Person> {
  readonly entity_name: string;
  readonly department_name: string;
  readonly roles: Role[];
}

export interface PeopleQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string | undefined;
  readonly entityId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly role?: Role | undefined;
  readonly left?: 'true' | 'false' | undefined;
  readonly id?: string | undefined;
}

/** People with the names around them and their roles at `at`; a department includes what lies below it. */
export async function listPeople(db: Kysely<Database>, query: PeopleQuery, at: string): Promise<Page<PersonRow>> {
  const inForce = sql`g.revoked_at is null and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})`;
  const where = sql`(${query.id ?? null}::uuid is null or p.id = ${query.id ?? null}::uuid)
    and (${query.search ?? null}::text is null
      or position(lower(${query.search ?? ''}) in lower(p.name || ' ' || p.employee_number)) > 0)
    and (${query.entityId ?? null}::uuid is null or p.entity_id = ${query.entityId ?? null}::uuid)
    and (${query.departmentId ?? null}::uuid is null or p.department_id in (
      with recursive below (id) as (
        select ${query.departmentId ?? null}::uuid union select d.id from departments d join below b on d.parent_id = b.id
      ) select id from below))
    and (${query.left ?? null}::text is null or p.has_left = ${query.left === 'true'})
    and (${query.role ?? null}::text is null or exists (
      select 1 from grants g where g.person_id = p.id and g.role = ${query.role ?? null} and ${inForce}))`;
  return readPage(
    db,
    {
      columns: sql`p.id, p.version, p.state, e.name as entity_name, d.name as department_name,
        array(select distinct g.role from grants g where g.person_id = p.id and ${inForce} order by g.role) as roles`,
      from: sql`people p`,
      joins: sql`join entities e on e.id = p.entity_id join departments d on d.id = p.department_id`,
      where,
      order: sql`p.employee_number`,
    },
    query,
  );
}

export interface GrantRow extends Row<Grant> {
  readonly person_name: string;
  readonly scope_name: string | null;
}

export async function listGrants(
  db: Kysely<Database>,
  query: {
    readonly page: number;
    readonly pageSize: number;
    readonly personId?: string | undefined;
    readonly role?: Role | undefined;
    readonly id?: string | undefined;
  },
): Promise<Page<GrantRow>> {
  const where = sql`(${query.id ?? null}::uuid is null or g.id = ${query.id ?? null}::uuid)
    and (${query.personId ?? null}::uuid is null or g.person_id = ${query.personId ?? null}::uuid)
    and (${query.role ?? null}::text is null or g.role = ${query.role ?? null})`;
  return readPage(
    db,
    {
      columns: sql`g.id, g.version, g.state, p.name as person_name, coalesce(e.name, d.name) as scope_name`,
      from: sql`grants g`,
      joins: sql`join people p on p.id = g.person_id
        left join entities e on g.scope_kind = 'entity' and e.id = g.scope_id
        left join departments d on g.scope_kind = 'department' and d.id = g.scope_id`,
      where,
      order: sql`g.revoked_at is not null, p.employee_number, g.created_at, g.id`,
    },
    query,
  );
}

/** Everything a sheet of people is checked against. */
export async function knownCompany(db: Kysely<Database>): Promise<KnownCompany> {
  const departments = await sql<{ id: string; name: string; entityName: string }>`
    select d.id, d.name, e.name as "entityName" from departments d join entities e on e.id = d.entity_id
    where not d.closed`.execute(db);
  const logins = await sql<{ login_key: string }>`select login_key from accounts`.execute(db);
  const numbers = await sql<{ employee_number: string }>`select employee_number from people`.execute(db);
  return {
    departments: departments.rows,
    loginKeys: new Set(logins.rows.map((row) => row.login_key)),
    employeeNumbers: new Set(numbers.rows.map((row) => row.employee_number)),
  };
}
