import type { Migration } from '../../platform/db/migration.ts';

export const documentsMigrations: readonly Migration[] = [
  {
    id: '0030-documents',
    up: `
      create table documents (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        name text not null,
        owner_id uuid not null,
        entity_id uuid not null,
        department_id uuid not null,
        sha256 text not null,
        pages integer not null,
        readers uuid[] not null,
        opened_by uuid[] not null
      );
      create index documents_owner_id on documents (owner_id);
      create index documents_sha256 on documents (sha256);
      comment on column documents.readers is 'People it was put before: approvers, custodians';
      comment on column documents.opened_by is 'People who have opened it';
    `,
  },
];
