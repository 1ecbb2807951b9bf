import type { Migration } from '../../platform/db/migration.ts';

const subject = `
  id uuid primary key,
  version integer not null,
  state jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null`;

export const organizationMigrations: readonly Migration[] = [
  {
    id: '0020-organization',
    up: `
      create table entities (${subject},
        name text not null,
        parent_id uuid references entities (id)
      );
      create table departments (${subject},
        entity_id uuid not null references entities (id),
        parent_id uuid references departments (id),
        name text not null,
        head_id uuid,
        closed boolean not null
      );
      create index departments_parent_id on departments (parent_id);
      create index departments_entity_id on departments (entity_id);
      create table people (${subject},
        name text not null,
        employee_number text not null unique,
        entity_id uuid not null references entities (id),
        department_id uuid not null references departments (id),
        has_left boolean not null
      );
      create index people_department_id on people (department_id);
      create table grants (${subject},
        person_id uuid not null references people (id),
        role text not null,
        scope_kind text not null,
        scope_id uuid,
        valid_from timestamptz not null,
        valid_to timestamptz,
        revoked_at timestamptz
      );
      create index grants_person_id on grants (person_id);
      create index grants_role on grants (role) where revoked_at is null;
    `,
  },
];
