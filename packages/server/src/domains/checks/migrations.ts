import type { Migration } from '../../platform/db/migration.ts';

export const checksMigrations: readonly Migration[] = [
  {
    id: '0150-checks',
    up: `
      create table checks (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        seal_id uuid not null references seals (id),
        entity_id uuid not null references entities (id),
        status text not null,
        finding text not null,
        checked_on date not null,
        checked_by uuid not null
      );
      create index checks_seal_id on checks (seal_id, checked_on desc);
      create index checks_entity_id on checks (entity_id, id desc);
      create index checks_open on checks (entity_id) where status = 'open';
      create table check_plans (
        id uuid primary key references entities (id),
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
    `,
  },
];
