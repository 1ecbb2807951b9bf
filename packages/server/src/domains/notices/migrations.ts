import type { Migration } from '../../platform/db/migration.ts';

export const noticesMigrations: readonly Migration[] = [
  {
    id: '0140-notices',
    up: `
      create table notices (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        kind text not null,
        number text not null unique,
        seal_id uuid not null references seals (id),
        entity_id uuid not null references entities (id),
        issuer_id uuid not null,
        receivers uuid[] not null,
        awaited uuid[] not null,
        search_text text not null
      );
      create index notices_entity_id on notices (entity_id, created_at desc);
      create index notices_seal_id on notices (seal_id, created_at desc);
      create index notices_issuer_id on notices (issuer_id);
      create index notices_receivers on notices using gin (receivers);
      create index notices_awaited on notices using gin (awaited);
      comment on column notices.receivers is 'People who are told';
      comment on column notices.awaited is 'People who are told and have not confirmed having read it';
    `,
  },
];
