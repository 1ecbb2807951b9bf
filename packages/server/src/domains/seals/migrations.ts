import type { Migration } from '../../platform/db/migration.ts';

export const sealsMigrations: readonly Migration[] = [
  {
    id: '0050-seals',
    up: `
      create table seals (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        entity_id uuid not null references entities (id),
        name text not null,
        inscription text not null,
        code text unique,
        kind text not null,
        medium text not null,
        status text not null,
        custodian_id uuid not null,
        unique (entity_id, name)
      );
      create index seals_custodian_id on seals (custodian_id);
    `,
  },
  {
    id: '0131-name-of-destroyed-seal',
    up: `
      alter table seals drop constraint seals_entity_id_name_key;
      create unique index seals_name on seals (entity_id, name) where status <> 'destroyed';
    `,
  },
  {
    id: '0160-seal-labels',
    up: `
      alter table seals add column label_number bigint not null generated always as
        (('x' || substr(encode(sha256(uuid_send(id)), 'hex'), 1, 15))::bit(60)::bigint % 852891037441) stored;
      create index seals_label_number on seals (label_number);
      comment on column seals.label_number is 'What the code on the label of the seal stands for, from its id';
    `,
  },
];
