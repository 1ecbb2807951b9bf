import type { Migration } from '../../platform/db/migration.ts';

export const identityMigrations: readonly Migration[] = [
  {
    id: '0010-identity',
    up: `
      create table accounts (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        login_name text not null,
        login_key text not null unique,
        display_name text not null,
        status text not null,
        locked_until timestamptz,
        last_sign_in_at timestamptz
      );
      create table account_secrets (
        account_id uuid primary key references accounts (id),
        password_hash text,
        activation_hash bytea unique,
        activation_expires_at timestamptz
      );
      create table sessions (
        id uuid primary key,
        token_hash bytea not null unique,
        account_id uuid not null references accounts (id),
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        address text not null,
        device text not null
      );
      create index sessions_account_id on sessions (account_id);
      comment on table account_secrets is 'What proves an account: never in the ledger, never leaves the server';
    `,
  },
];
