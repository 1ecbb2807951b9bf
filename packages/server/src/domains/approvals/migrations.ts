import type { Migration } from '../../platform/db/migration.ts';

const subject = `
  id uuid primary key,
  version integer not null,
  state jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null`;

export const approvalsMigrations: readonly Migration[] = [
  {
    id: '0040-approvals',
    up: `
      create table flows (${subject},
        key text not null unique,
        kind text not null,
        entity_id uuid,
        status text not null,
        priority integer not null
      );
      create table approvals (${subject},
        subject_type text not null,
        subject_id uuid not null,
        status text not null,
        title text not null,
        requester_id uuid not null,
        entity_id uuid not null,
        department_id uuid not null,
        waiting uuid[] not null,
        decided uuid[] not null,
        concerned uuid[] not null,
        due_at timestamptz,
        next_timer_at timestamptz,
        unique (subject_type, subject_id)
      );
      create index approvals_waiting on approvals using gin (waiting) where status = 'in-approval';
      create index approvals_decided on approvals using gin (decided);
      create index approvals_concerned on approvals using gin (concerned);
      create index approvals_requester_id on approvals (requester_id, id);
      create index approvals_entity_id on approvals (entity_id, id);
      create index approvals_department_id on approvals (department_id, id);
      create index approvals_next_timer_at on approvals (next_timer_at) where next_timer_at is not null;
      comment on column approvals.waiting is 'People who are asked now';
      comment on column approvals.decided is 'People who have decided in any round';
      comment on column approvals.concerned is 'The requester and everybody who is or was asked, in any round';
      comment on column approvals.next_timer_at is 'When the next reminder or time limit of the open stage is due';
    `,
  },
];
