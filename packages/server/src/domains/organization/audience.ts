import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';

/** Which of these departments exist and are open. */
export async function openDepartments(db: Kysely<Database>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from departments where id = any(${[...ids]}::uuid[]) and not closed`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Everybody in these departments, or in one below them, and these people besides; nobody who has left. */
export async function peopleWithin(
  db: Kysely<Database>,
  departmentIds: readonly string[],
  besides: readonly string[] = [],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below (id) as (
      select id from departments where id = any(${[...departmentIds]}::uuid[])
      union select d.id from departments d join below b on d.parent_id = b.id
    )
    select id from people where not has_left
      and (department_id in (select id from below) or id = any(${[...besides]}::uuid[]))
    order by employee_number`.execute(db);
  return rows.map(({ id }) => id);
}

/** Names of the departments that people are in now, by person. */
export async function departmentsOfPeople(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, d.name from people p join departments d on d.id = p.department_id
    where p.id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
