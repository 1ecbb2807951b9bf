import type { Migration } from '../../platform/db/migration.ts';

export const ledgerMigrations: readonly Migration[] = [
  {
    id: '0002-ledger',
    up: `
      create table ledger_entries (
        id uuid primary key,
        subject_type text not null,
        subject_id uuid not null,
        subject_seq integer not null,
        type text not null,
        actor_id uuid not null,
        at timestamptz not null,
        leaf bytea not null,
        leaf_hash bytea not null,
        unique (subject_id, subject_type, subject_seq)
      );
      create index on ledger_entries (actor_id);
      create index on ledger_entries (type text_pattern_ops);
      create index on ledger_entries (at);
      comment on table ledger_entries is 'What happened, without personal data; each entry names the hash of the one before it on the same subject';
      create table ledger_bodies (
        entry_id uuid primary key references ledger_entries (id),
        body bytea not null
      );
      comment on table ledger_bodies is 'The readable half of an entry, encrypted; may be erased, the entry then still verifies';
      create table ledger_pending (
        n bigint generated always as identity primary key,
        entry_id uuid not null references ledger_entries (id),
        leaf_hash bytea not null
      );
      comment on table ledger_pending is 'Committed entries that wait for their global index, in an order that respects every subject';
      create table ledger_sequence (
        index bigint primary key,
        entry_id uuid not null unique references ledger_entries (id)
      );
      create table ledger_tiles (
        level smallint not null,
        index bigint not null,
        hashes bytea not null,
        root bytea not null,
        primary key (level, index)
      );
      comment on table ledger_tiles is 'Full hash tiles of the RFC 6962 tree; partial ones and entry bundles are made when asked for';
      comment on column ledger_tiles.root is 'The one hash that stands for the tile in the tile above';
      create table ledger_checkpoints (
        size bigint primary key,
        at timestamptz not null,
        note text not null
      );
      comment on table ledger_checkpoints is 'Every signed checkpoint; the first one, of the empty ledger, fixes its origin';
    `,
  },
];

/** Tables whose rows the application may add but never change or remove. */
export const ledgerAppendOnly = ['ledger_entries', 'ledger_sequence', 'ledger_tiles', 'ledger_checkpoints'] as const;
