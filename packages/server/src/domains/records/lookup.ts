import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import type { UseRecord } from './record.ts';

/** One file can be sealed many times; more uses than this are not listed. */
const MOST_USES = 50;

/** The record with this verification code (in its canonical form). */
export async function useByCode(db: Kysely<Database>, code: string): Promise<UseRecord | undefined> {
  const { rows } = await sql<{ state: UseRecord }>`
    select state from use_records where verification_code = ${code}`.execute(db);
  return rows[0]?.state;
}

/** The records of every file with one of these SHA-256 digests (hex), as it was approved or as it was sealed. */
export async function usesOfFiles(db: Kysely<Database>, digests: readonly string[]): Promise<readonly UseRecord[]> {
  const { rows } = await sql<{ state: UseRecord }>`
    select state from use_records
    where state->'document'->>'sha256' = any(${digests}::text[]) or state->'use'->>'after' = any(${digests}::text[])
    order by used_at, id limit ${MOST_USES}`.execute(db);
  return rows.map(({ state }) => state);
}
