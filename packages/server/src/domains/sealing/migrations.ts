import type { Migration } from '../../platform/db/migration.ts';

export const sealingMigrations: readonly Migration[] = [
  {
    id: '0070-sealing',
    up: `
      create table sealings (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        request_id uuid not null,
        document_id uuid not null,
        seal_id uuid not null,
        medium text not null,
        status text not null,
        requester_id uuid not null,
        department_id uuid not null,
        entity_id uuid not null,
        handler_ids uuid[] not null,
        sealed_document_id uuid,
        unique (request_id, document_id, seal_id)
      );
      create index sealings_document_id on sealings (document_id);
      create index sealings_seal_id on sealings (seal_id, status, id);
      create index sealings_handler_ids on sealings using gin (handler_ids);
      create index sealings_under_way on sealings (updated_at) where status = 'sealing';
      comment on column sealings.handler_ids is 'Custodians who have worked on it';
    `,
  },
];
