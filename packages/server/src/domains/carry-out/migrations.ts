import type { Migration } from '../../platform/db/migration.ts';

export const carryOutMigrations: readonly Migration[] = [
  {
    id: '0170-carry-out',
    up: `
      create table carry_outs (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        status text not null,
        number text not null unique,
        seal_id uuid not null references seals (id),
        entity_id uuid not null references entities (id),
        carrier_id uuid not null,
        companion_id uuid not null,
        case_id uuid not null,
        open boolean not null,
        due_at timestamptz not null,
        overdue_since timestamptz,
        search_text text not null
      );
      create index carry_outs_entity_id on carry_outs (entity_id, created_at desc);
      create index carry_outs_carrier_id on carry_outs (carrier_id);
      create index carry_outs_companion_id on carry_outs (companion_id);
      create index carry_outs_out on carry_outs (due_at) where status = 'out';
      create unique index carry_outs_open on carry_outs (seal_id) where open;
    `,
  },
];
