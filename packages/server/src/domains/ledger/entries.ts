import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';

/** An entry with its place, as the ledger lists it. */
export interface ListedEntry {
  readonly id: string;
  readonly index: number;
  readonly at: string;
  readonly actor_id: string;
  readonly type: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly subject_seq: number;
}

export interface EntriesQuery {
  readonly limit: number;
  /** Only entries before this index. */
  readonly before?: number | undefined;
  readonly type?: string | undefined;
  readonly actorId?: string | undefined;
  readonly subjectType?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Entries that have their place, newest first. */
export async function listEntries(db: Kysely<Database>, query: EntriesQuery): Promise<ListedEntry[]> {
  const conditions = [
    query.before === undefined ? undefined : sql`s.index < ${query.before}`,
    query.type === undefined ? undefined : sql`e.type like ${`${query.type}%`}`,
    query.actorId === undefined ? undefined : sql`e.actor_id = ${query.actorId}::uuid`,
    query.subjectType === undefined ? undefined : sql`e.subject_type = ${query.subjectType}`,
    query.subjectId === undefined ? undefined : sql`e.subject_id = ${query.subjectId}::uuid`,
    query.from === undefined ? undefined : sql`e.at >= ${query.from}`,
    query.to === undefined ? undefined : sql`e.at < ${query.to}`,
  ].filter((condition) => condition !== undefined);
  const { rows } = await sql<ListedEntry>`
    select e.id, s.index, e.at, e.actor_id, e.type, e.subject_type, e.subject_id, e.subject_seq
    from ledger_sequence s join ledger_entries e on e.id = s.entry_id
    where ${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)}
    order by s.index desc limit ${query.limit}`.execute(db);
  return rows;
}

/** An entry as it is stored, with its body and, once it has one, its place. */
export interface StoredEntry {
  readonly id: string;
  readonly leaf: Buffer;
  readonly leaf_hash: Buffer;
  readonly body: Buffer | null;
  readonly index: number | null;
}

export async function findEntry(db: Kysely<Database>, id: string): Promise<StoredEntry | undefined> {
  const { rows } = await sql<StoredEntry>`
    select e.id, e.leaf, e.leaf_hash, b.body, s.index from ledger_entries e
      left join ledger_bodies b on b.entry_id = e.id left join ledger_sequence s on s.entry_id = e.id
    where e.id = ${id}::uuid`.execute(db);
  return rows[0];
}
