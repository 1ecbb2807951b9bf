import { formatProof, proveInclusion } from '@yinxin/ledger';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { newestNote, openSigned } from './checkpoints.ts';
import type { LogKey } from './log-key.ts';
import { readOnce, tileReader } from './tiles.ts';

/** Everything that shows offline that an entry is in the ledger. */
export interface EntryProof {
  /** Place in the ledger, from 0. */
  readonly index: number;
  /** The entry as the tree holds it. */
  readonly leaf: Uint8Array;
  /** The `.tlog-proof` file (C2SP tlog-proof), checkpoint included. */
  readonly proof: string;
  /** The signed checkpoint in it. */
  readonly checkpoint: string;
}

/**
 * The proof of an entry under the newest checkpoint; undefined where there is no such entry or it has no index yet.
 *
 * @throws TileError, RangeError where the stored tree is damaged
 */
export async function proveEntry(db: Kysely<Database>, key: LogKey, entryId: string): Promise<EntryProof | undefined> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const { rows } = await sql<{ index: number; leaf: Buffer }>`
        select s.index, e.leaf from ledger_sequence s join ledger_entries e on e.id = s.entry_id
        where s.entry_id = ${entryId}::uuid`.execute(snapshot);
      const [row] = rows;
      const note = await newestNote(snapshot);
      const head = note === undefined ? undefined : openSigned(key, note);
      if (row === undefined || head === undefined || typeof head === 'string') return undefined;
      const hashes = await proveInclusion(readOnce(tileReader(snapshot)), row.index, head.size);
      const proof = formatProof({ index: row.index, hashes, checkpoint: head.note });
      return { index: row.index, leaf: row.leaf, proof, checkpoint: head.note };
    });
}
