import type { Migration } from '../../platform/db/migration.ts';

export const placesMigrations: readonly Migration[] = [
  {
    id: '0150-places',
    up: `
      create table places (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        entity_id uuid not null references entities (id),
        name text not null,
        kind text not null,
        status text not null,
        capacity integer not null,
        lacking text[] not null,
        responsible_id uuid not null,
        search_text text not null
      );
      create unique index places_open on places (entity_id, name) where status = 'open';
      create index places_responsible_id on places (responsible_id);
      alter table seals add column place_id uuid references places (id);
      create index seals_place_id on seals (place_id);
      comment on column places.lacking is 'Protections that the place does not have';
    `,
  },
];
