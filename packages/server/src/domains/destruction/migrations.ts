import type { Migration } from '../../platform/db/migration.ts';

export const destructionMigrations: readonly Migration[] = [
  {
    id: '0110-destructions',
    up: `
      create table destructions (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        status text not null,
        number text not null unique,
        seal_id uuid not null references seals (id),
        entity_id uuid not null references entities (id),
        proposer_id uuid not null,
        case_id uuid not null,
        witness_ids uuid[] not null,
        awaited uuid[] not null,
        search_text text not null
      );
      create index destructions_entity_id on destructions (entity_id, created_at desc);
      create index destructions_seal_id on destructions (seal_id);
      create index destructions_proposer_id on destructions (proposer_id);
      create index destructions_witness_ids on destructions using gin (witness_ids);
      create unique index destructions_under_way on destructions (seal_id)
        where status not in ('refused', 'withdrawn');
      comment on column destructions.awaited is 'Witnesses who are asked and have not confirmed yet';
      create table destruction_numbers (
        year integer primary key,
        last integer not null
      );
    `,
  },
];
