import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';

/** Grams that the index is asked for at most: reading the long list of one that every text has tells nothing. */
const MOST_ASKED = 3;

/**
 * The rarest of some grams, by what PostgreSQL has counted in the register; what it has not counted is rare. Leaving
 * grams out finds more than was looked for, never less.
 */
export async function rarest(db: Kysely<Database>, grams: readonly string[]): Promise<readonly string[]> {
  if (grams.length <= MOST_ASKED) return grams;
  const { rows } = await sql<{ gram: string; frequency: number }>`
    select gram, frequency
    from pg_stats as s,
      unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as counted (gram, frequency)
    where s.schemaname = 'public' and s.tablename = 'use_records' and s.attname = 'grams'
      and gram = any(${grams}::text[])`.execute(db);
  const frequencies = new Map(rows.map(({ gram, frequency }) => [gram, frequency]));
  return grams
    .toSorted((one, other) => (frequencies.get(one) ?? 0) - (frequencies.get(other) ?? 0))
    .slice(0, MOST_ASKED);
}
