import { createHash, randomBytes } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import { DAY, later } from '../../platform/clock.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Account } from './account.ts';

const ACTIVATION_LASTS = DAY;

export interface AccountRow {
  readonly id: string;
  readonly version: number;
  readonly state: Account;
}

/** Makes a one-time link for an account; an older one stops working. Only its hash is stored. */
export async function issueActivation(trx: Transaction<Database>, accountId: string, at: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sql`
    insert into account_secrets (account_id, activation_hash, activation_expires_at)
    values (${accountId}::uuid, ${hashOf(token)}, ${later(at, ACTIVATION_LASTS)})
    on conflict (account_id) do update set
      activation_hash = excluded.activation_hash, activation_expires_at = excluded.activation_expires_at`.execute(trx);
  return token;
}

export async function findByActivation(
  db: Kysely<Database>,
  token: string,
  at: string,
): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select a.id, a.version, a.state from account_secrets s join accounts a on a.id = s.account_id
    where s.activation_hash = ${hashOf(token)} and s.activation_expires_at > ${at} and a.status <> 'disabled'`.execute(
    db,
  );
  return rows[0];
}

/** Uses a one-time link up: true for exactly one caller. */
export async function takeActivation(trx: Transaction<Database>, token: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update account_secrets set activation_hash = null, activation_expires_at = null
    where activation_hash = ${hashOf(token)} and activation_expires_at > ${at}`.execute(trx);
  return numAffectedRows === 1n;
}

export async function storePassword(trx: Transaction<Database>, accountId: string, hash: string): Promise<void> {
  await sql`
    insert into account_secrets (account_id, password_hash) values (${accountId}::uuid, ${hash})
    on conflict (account_id) do update set password_hash = excluded.password_hash`.execute(trx);
}

/** An account with its password hash, by login name in its compared form or by id. */
export async function findForSignIn(
  db: Kysely<Database>,
  by: { readonly loginKey: string } | { readonly id: string },
): Promise<(AccountRow & { readonly password_hash: string | null }) | undefined> {
  const which = 'id' in by ? sql`a.id = ${by.id}::uuid` : sql`a.login_key = ${by.loginKey}`;
  const { rows } = await sql<AccountRow & { password_hash: string | null }>`
    select a.id, a.version, a.state, s.password_hash
    from accounts a left join account_secrets s on s.account_id = a.id where ${which}`.execute(db);
  return rows[0];
}

export async function findAccount(db: Kysely<Database>, id: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select id, version, state from accounts where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Accounts by login name, a page at a time. `search` matches names anywhere. */
export async function listAccounts(
  db: Kysely<Database>,
  query: { page: number; pageSize: number; search?: string | undefined; state?: string | undefined },
): Promise<Page<AccountRow>> {
  const where = sql`(${query.search ?? null}::text is null
      or position(lower(${query.search ?? ''}) in lower(login_name || ' ' || display_name)) > 0)
    and (${query.state ?? null}::text is null or status = ${query.state ?? null})`;
  return readPage(db, { columns: sql`id, version, state`, from: sql`accounts`, where, order: sql`login_key` }, query);
}

export async function anyAccount(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select 1 from accounts) as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** Names of people by id, for records that mention them. */
export async function displayNames(db: Kysely<Database>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; display_name: string }>`
    /* prepared */ select id, display_name from accounts where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.display_name]));
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
