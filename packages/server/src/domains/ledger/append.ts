import { randomBytes } from 'node:crypto';
import { bodyDigest, canonicalJson, encodeLeaf, leafHash, SALT_BYTES } from '@yinxin/ledger';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { newId } from '../../platform/ids.ts';
import type { NewEntry } from '../../platform/transition.ts';
import { plain } from './plain.ts';

/** Version of the rules under which entries are made; grows when `decide` or `evolve` of any slice changes meaning. */
const POLICY_VERSION = '1';

/** Encrypts the readable half of an entry, bound to the entry's id. */
export type EncryptBody = (entryId: string, plaintext: Uint8Array) => Uint8Array;

/**
 * Appends entries within the business transaction: each is chained to the previous entry of the same subject, whose
 * row the transaction has locked, so no lock is shared between subjects. The sequencer gives the global index later.
 */
export async function appendEntries(
  trx: Transaction<Database>,
  encrypt: EncryptBody,
  entries: readonly NewEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const heads = await readHeads(trx, entries);
  const rows = entries.map((entry) => makeRow(entry, heads, encrypt));
  const column = <Value>(pick: (row: (typeof rows)[number]) => Value): Value[] => rows.map(pick);
  await sql`
    /* prepared */ with entry as (
      insert into ledger_entries (id, subject_type, subject_id, subject_seq, type, actor_id, at, leaf, leaf_hash)
      select * from unnest(${column((r) => r.id)}::uuid[], ${column((r) => r.subjectType)}::text[],
        ${column((r) => r.subjectId)}::uuid[], ${column((r) => r.seq)}::integer[], ${column((r) => r.type)}::text[],
        ${column((r) => r.actor)}::uuid[], ${column((r) => r.at)}::timestamptz[], ${column((r) => r.leaf)}::bytea[],
        ${column((r) => r.leafHash)}::bytea[])
    ), body as (
      insert into ledger_bodies (entry_id, body)
      select * from unnest(${column((r) => r.id)}::uuid[], ${column((r) => r.body)}::bytea[])
    )
    insert into ledger_pending (entry_id, leaf_hash)
    select id, leaf_hash from unnest(${column((r) => r.id)}::uuid[], ${column((r) => r.leafHash)}::bytea[])
      with ordinality as t (id, leaf_hash, place) order by place`.execute(trx);
}

/** The newest leaf hash of every subject that these entries continue. */
async function readHeads(trx: Transaction<Database>, entries: readonly NewEntry[]): Promise<Map<string, Buffer>> {
  const continued = entries.filter((entry) => entry.meta.seq > 1);
  if (continued.length === 0) return new Map();
  const ids = continued.map((entry) => entry.subjectId);
  const types = continued.map((entry) => entry.subjectType);
  const before = continued.map((entry) => entry.meta.seq - 1);
  const { rows } = await sql<{ subject_type: string; subject_id: string; subject_seq: number; leaf_hash: Buffer }>`
    /* prepared */ select e.subject_type, e.subject_id, e.subject_seq, e.leaf_hash
    from unnest(${ids}::uuid[], ${types}::text[], ${before}::integer[]) as wanted (id, type, seq)
    join ledger_entries e
      on e.subject_id = wanted.id and e.subject_type = wanted.type and e.subject_seq = wanted.seq`.execute(trx);
  return new Map(rows.map((row) => [place(row.subject_type, row.subject_id, row.subject_seq), row.leaf_hash]));
}

function makeRow(entry: NewEntry, heads: Map<string, Buffer>, encrypt: EncryptBody) {
  const { subjectType, subjectId, meta } = entry;
  const event = plain(entry.event);
  const id = newId();
  const prev = meta.seq === 1 ? null : heads.get(place(subjectType, subjectId, meta.seq - 1));
  if (prev === undefined) throw new Error(`ledger: entry ${meta.seq - 1} of ${subjectType} ${subjectId} is missing`);
  const salt = randomBytes(SALT_BYTES);
  const leaf = encodeLeaf({
    v: 1,
    type: event.type,
    subject: { type: subjectType, id: subjectId },
    seq: meta.seq,
    prev: prev === null ? null : prev.toString('base64'),
    actor: meta.actor,
    at: meta.at,
    policy: POLICY_VERSION,
    body: bodyDigest(salt, event),
  });
  const hash = Buffer.from(leafHash(leaf));
  heads.set(place(subjectType, subjectId, meta.seq), hash);
  const plaintext = Buffer.from(canonicalJson({ salt: salt.toString('base64'), event }));
  return {
    id,
    subjectType,
    subjectId,
    seq: meta.seq,
    type: event.type,
    actor: meta.actor,
    at: meta.at,
    leaf: Buffer.from(leaf),
    leafHash: hash,
    body: Buffer.from(encrypt(id, plaintext)),
  };
}

const place = (type: string, id: string, seq: number): string => `${type}/${id}/${seq}`;
