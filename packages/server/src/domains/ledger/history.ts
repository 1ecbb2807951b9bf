import { parseLeaf, verifyHistory, type HistoryEntry, type HistoryFault, type Subject } from '@yinxin/ledger';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import type { DomainEvent, EventMeta } from '../../platform/decider.ts';
import { openBody, type DecryptBody } from './body.ts';

/** One entry of a subject as people and programs read it. */
export interface ReadEntry {
  readonly entryId: string;
  readonly event: DomainEvent;
  readonly meta: EventMeta;
  /** Global place in the ledger; null until the sequencer has given it. */
  readonly index: number | null;
  readonly leaf: Uint8Array;
}

/** The history of one subject, checked: every entry follows the one before it and every body is the committed one. */
export type History =
  | { readonly ok: true; readonly entries: readonly ReadEntry[] }
  | {
      readonly ok: false;
      readonly fault: HistoryFault | 'body-missing' | 'body-unreadable';
      readonly position: number;
    };

/** One entry of a subject as it is stored. */
export interface EntryRow {
  readonly id: string;
  readonly leaf: Buffer;
  readonly body: Buffer | null;
  readonly index: number | null;
}

/**
 * Reads the whole history of a subject from the ledger, decrypts it and verifies its chain and commitments. Nothing of
 * the subject's own table is looked at. An erased body makes the history unusable for decisions (`body-missing`).
 */
export async function readHistory(db: Kysely<Database>, decrypt: DecryptBody, subject: Subject): Promise<History> {
  const rows = await readRows(db, subject);
  const read: { row: EntryRow; salt: Uint8Array; event: DomainEvent }[] = [];
  for (const [place, row] of rows.entries()) {
    if (row.body === null) return { ok: false, fault: 'body-missing', position: place + 1 };
    const body = await openBody(decrypt, row.id, row.body);
    if (body === undefined) return { ok: false, fault: 'body-unreadable', position: place + 1 };
    read.push({ row, ...body });
  }
  const checked: HistoryEntry[] = read.map(({ row, salt, event }) => ({
    leaf: row.leaf,
    body: { salt, value: event },
  }));
  const verdict = verifyHistory(checked, subject);
  if (!verdict.ok) return verdict;
  return {
    ok: true,
    entries: read.map(({ row, event }) => {
      const leaf = parseLeaf(row.leaf);
      const meta = { at: leaf.at, actor: leaf.actor, seq: leaf.seq };
      return { entryId: row.id, event, meta, index: row.index, leaf: row.leaf };
    }),
  };
}

/** The entries of a subject as they are stored, in the order of its history; nothing is checked yet. */
export async function readRows(db: Kysely<Database>, { type, id }: Subject): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, e.leaf, b.body, s.index from ledger_entries e
      left join ledger_bodies b on b.entry_id = e.id
      left join ledger_sequence s on s.entry_id = e.id
    where e.subject_type = ${type} and e.subject_id = ${id}::uuid
    order by e.subject_seq`.execute(db);
  return rows;
}
