import { openCheckpoint, parseVkey, proveInclusion, leafHash, TileError, verifyInclusion } from '@yinxin/ledger';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import type { ReadEntry } from './history.ts';
import { readOnce, tileReader } from './tiles.ts';

/** A checkpoint that somebody keeps outside the database, and the key that must have signed it. */
export interface HeldCheckpoint {
  readonly note: string;
  readonly vkey: string;
}

/**
 * Whether a held checkpoint covers these entries: each stands where the database says, under the root that was signed.
 * So nobody who writes into the database alone can add an entry, or change one. Says what is wrong; undefined when
 * nothing is.
 */
export async function uncovered(
  db: Kysely<Database>,
  held: HeldCheckpoint,
  entries: readonly ReadEntry[],
): Promise<string | undefined> {
  const verifier = parseVkey(held.vkey);
  const opened = openCheckpoint(held.note, [verifier], verifier.name);
  if (!opened.ok) return `the checkpoint is not to be believed: ${opened.fault}`;
  const { size, root } = opened.checkpoint;
  const readTile = readOnce(tileReader(db));
  for (const { index, leaf, meta } of entries) {
    if (index === null || index >= size) return `entry ${meta.seq} is not under the checkpoint`;
    try {
      const proof = await proveInclusion(readTile, index, size);
      const verdict = verifyInclusion({ index, size, root, leafHash: leafHash(leaf), proof });
      if (!verdict.ok) return `entry ${meta.seq} is not the one under the checkpoint`;
    } catch (error) {
      if (error instanceof TileError) return 'the tree in the database is damaged';
      throw error;
    }
  }
  return undefined;
}
