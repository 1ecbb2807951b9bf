import type { Migration } from '../../platform/db/migration.ts';

export const inventoryMigrations: readonly Migration[] = [
  {
    id: '0161-inventory-counts',
    up: `
      create table inventory_counts (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        status text not null,
        number text not null unique,
        entity_id uuid not null references entities (id),
        department_id uuid references departments (id),
        due_on text not null,
        opener_id uuid not null,
        seal_ids uuid[] not null,
        people uuid[] not null,
        awaited uuid[] not null
      );
      create index inventory_counts_entity_id on inventory_counts (entity_id, created_at desc);
      create index inventory_counts_seal_ids on inventory_counts using gin (seal_ids) where status = 'open';
      create index inventory_counts_people on inventory_counts using gin (people);
      comment on column inventory_counts.people is 'Who holds or held a seal of the list, or counted';
      comment on column inventory_counts.awaited is 'Holders of seals that are still to be counted';
    `,
  },
];
