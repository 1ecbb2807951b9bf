import type { Migration } from '../../platform/db/migration.ts';

export const engravingMigrations: readonly Migration[] = [
  {
    id: '0120-engraving',
    up: `
      create table engravers (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        entity_id uuid not null references entities (id),
        name text not null,
        uscc text not null,
        status text not null,
        qualified_until date,
        search_text text not null
      );
      create unique index engravers_listed on engravers (entity_id, uscc) where status = 'listed';
      create table engravings (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        status text not null,
        number text not null unique,
        entity_id uuid not null references entities (id),
        department_id uuid not null references departments (id),
        requester_id uuid not null,
        case_id uuid not null,
        engraver_id uuid references engravers (id),
        seal_id uuid unique references seals (id),
        search_text text not null
      );
      create index engravings_entity_id on engravings (entity_id, created_at desc);
      create index engravings_department_id on engravings (department_id);
      create index engravings_requester_id on engravings (requester_id);
      create table engraving_numbers (
        year integer primary key,
        last integer not null
      );
    `,
  },
];
