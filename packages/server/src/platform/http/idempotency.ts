import { createHash, timingSafeEqual } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Migration } from '../db/migration.ts';
import { Problem } from '../problem.ts';

/** Identifies one intended effect: who, which route, which key, and a digest of what was sent. */
export interface IdempotencyClaim {
  readonly actorId: string;
  readonly route: string;
  readonly key: string;
  readonly requestHash: Uint8Array;
}

export const idempotencyMigrations: readonly Migration[] = [
  {
    id: '0001-idempotency',
    up: `
      create table idempotency_keys (
        actor_id uuid not null,
        route text not null,
        key text not null,
        request_hash bytea not null,
        reply jsonb,
        created_at timestamptz not null,
        primary key (actor_id, route, key)
      );
      create index idempotency_keys_created_at on idempotency_keys (created_at);
      comment on table idempotency_keys is 'Replies of writes, by the caller''s Idempotency-Key; kept for two days';
    `,
  },
];

/** Digest of a request, so that a key used for something else is noticed. */
export function requestHash(method: string, url: string, body: unknown): Uint8Array {
  const hash = createHash('sha256').update(`${method} ${url}\n`);
  if (body instanceof Uint8Array) hash.update(body);
  else hash.update(JSON.stringify(body ?? null));
  return hash.digest();
}

/** Thrown inside a transaction whose claim is already taken; the stored reply is given instead. */
export class AlreadyDone extends Error {}

/**
 * Takes the key inside the business transaction. A concurrent duplicate waits here on the row of the first; when that
 * commits, it is answered with the stored reply, and when it rolls back, it goes on.
 */
export async function claim(trx: Transaction<Database>, claim: IdempotencyClaim, at: string): Promise<void> {
  const { numAffectedRows } = await sql`
    /* prepared */ insert into idempotency_keys (actor_id, route, key, request_hash, created_at)
    values (${claim.actorId}::uuid, ${claim.route}, ${claim.key}, ${Buffer.from(claim.requestHash)}, ${at})
    on conflict do nothing`.execute(trx);
  if (numAffectedRows !== 1n) throw new AlreadyDone();
}

export async function storeReply(trx: Transaction<Database>, claim: IdempotencyClaim, reply: unknown): Promise<void> {
  await sql`
    /* prepared */ update idempotency_keys set reply = ${JSON.stringify(reply ?? null)}::jsonb
    where actor_id = ${claim.actorId}::uuid and route = ${claim.route} and key = ${claim.key}`.execute(trx);
}

/** The stored reply of a committed claim; undefined when the key is new. Refuses a key used for another request. */
export async function storedReply(
  db: Kysely<Database>,
  claim: IdempotencyClaim,
): Promise<{ readonly reply: unknown } | undefined> {
  const { rows } = await sql<{ request_hash: Buffer; reply: unknown }>`
    /* prepared */ select request_hash, reply from idempotency_keys
    where actor_id = ${claim.actorId}::uuid and route = ${claim.route} and key = ${claim.key}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  if (!timingSafeEqual(row.request_hash, claim.requestHash)) throw new Problem('idempotency-key-reused');
  return { reply: row.reply };
}

/** Removes keys older than two days: nobody retries that late. */
export async function forgetOldKeys(db: Kysely<Database>, before: string): Promise<void> {
  await sql`delete from idempotency_keys where created_at < ${before}`.execute(db);
}
