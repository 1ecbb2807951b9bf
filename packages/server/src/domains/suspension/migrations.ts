import type { Migration } from '../../platform/db/migration.ts';

export const suspensionMigrations: readonly Migration[] = [
  {
    id: '0141-suspensions',
    up: `
      create table suspensions (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        status text not null,
        number text not null unique,
        seal_id uuid not null references seals (id),
        entity_id uuid not null references entities (id),
        department_id uuid not null references departments (id),
        requester_id uuid not null,
        custodian_id uuid not null,
        case_id uuid not null,
        from_day date not null,
        search_text text not null
      );
      create index suspensions_entity_id on suspensions (entity_id, created_at desc);
      create index suspensions_department_id on suspensions (department_id);
      create index suspensions_requester_id on suspensions (requester_id);
      create index suspensions_custodian_id on suspensions (custodian_id);
      create index suspensions_seal_id on suspensions (seal_id);
      create index suspensions_due on suspensions (from_day) where status = 'approved';
      create unique index suspensions_open on suspensions (seal_id)
        where status in ('submitted', 'returned', 'approved');
    `,
  },
];
