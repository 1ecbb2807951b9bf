import type { Migration } from '../../platform/db/migration.ts';

export const useRequestsMigrations: readonly Migration[] = [
  {
    id: '0060-use-requests',
    up: `
      create table use_requests (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        status text not null,
        number text unique,
        requester_id uuid not null,
        entity_id uuid,
        department_id uuid,
        case_id uuid,
        title text not null,
        search_text text not null,
        seal_ids uuid[] not null,
        planned_at timestamptz,
        submitted_at timestamptz,
        valid_until timestamptz
      );
      create index use_requests_requester_id on use_requests (requester_id, updated_at desc);
      create index use_requests_entity_id on use_requests (entity_id, updated_at desc);
      create index use_requests_department_id on use_requests (department_id, updated_at desc);
      create index use_requests_case_id on use_requests (case_id);
      create index use_requests_seal_ids on use_requests using gin (seal_ids);
      create index use_requests_valid_until on use_requests (valid_until) where status in ('approved', 'sealing');
      create table use_request_readers (
        person_id uuid not null,
        request_id uuid not null references use_requests (id),
        primary key (person_id, request_id)
      );
      comment on table use_request_readers is 'People whom a request concerns beside the requester: approvers of any round, custodians of its seals';
      create table use_request_numbers (
        year integer primary key,
        last integer not null
      );
    `,
  },
];
