import { createHash, randomBytes } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import { HOUR, later, MINUTE } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { newId } from '../../platform/ids.ts';

/** A session ends eight hours after sign-in whatever happens, and sooner when nobody uses it. */
const ABSOLUTE = 8 * HOUR;
const MOST_SESSIONS = 5;
/** The time of the last use is written at most this often, so that reading costs no write. */
const TOUCH_EVERY = MINUTE;

export interface SessionRow {
  readonly id: string;
  readonly account_id: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly address: string;
  readonly device: string;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Opens a session and returns its token: 256 random bits, stored only as a hash. The oldest beyond five end. */
export async function openSession(
  trx: Transaction<Database>,
  session: { accountId: string; at: string; address: string; device: string },
): Promise<{ readonly token: string; readonly id: string }> {
  const token = randomBytes(32).toString('base64url');
  const id = newId();
  await sql`
    insert into sessions (id, token_hash, account_id, created_at, last_seen_at, expires_at, address, device)
    values (${id}::uuid, ${hashOf(token)}, ${session.accountId}::uuid, ${session.at}, ${session.at},
      ${later(session.at, ABSOLUTE)}, ${session.address}, ${session.device})`.execute(trx);
  await sql`
    delete from sessions where account_id = ${session.accountId}::uuid and id not in (
      select id from sessions where account_id = ${session.accountId}::uuid order by created_at desc, id desc limit ${MOST_SESSIONS}
    )`.execute(trx);
  return { token, id };
}

/** The live session of a token whose account is active; a clock set back never lengthens a session. */
export async function findSession(
  db: Kysely<Database>,
  token: string,
  at: string,
  idleMinutes: number,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    /* prepared */ select s.id, s.account_id, s.created_at, s.last_seen_at, s.address, s.device
    from sessions s join accounts a on a.id = s.account_id
    where s.token_hash = ${hashOf(token)} and s.expires_at > ${at}
      and s.last_seen_at > ${later(at, -idleMinutes * MINUTE)} and a.status = 'active'`.execute(db);
  const session = rows[0];
  if (session === undefined) return undefined;
  if (Date.parse(at) - Date.parse(session.last_seen_at) > TOUCH_EVERY) {
    await sql`
      update sessions set last_seen_at = greatest(last_seen_at, ${at}) where id = ${session.id}::uuid`.execute(db);
  }
  return session;
}

export async function listSessions(db: Kysely<Database>, accountId: string, at: string): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, account_id, created_at, last_seen_at, address, device from sessions
    where account_id = ${accountId}::uuid and expires_at > ${at} order by last_seen_at desc`.execute(db);
  return rows;
}

/** Removes sessions whose time is over. */
export async function forgetEndedSessions(db: Kysely<Database>, at: string): Promise<void> {
  await sql`delete from sessions where expires_at < ${at}`.execute(db);
}

/** Ends one session, or all of an account, or all but one. */
export async function endSessions(
  trx: Transaction<Database>,
  which: { accountId: string; only?: string; except?: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sessions where account_id = ${which.accountId}::uuid
      and (${which.only ?? null}::uuid is null or id = ${which.only ?? null}::uuid)
      and (${which.except ?? null}::uuid is null or id <> ${which.except ?? null}::uuid)`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
