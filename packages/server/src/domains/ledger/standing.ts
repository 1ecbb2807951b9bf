import {
  FormatError,
  leafHashesOf,
  proveConsistency,
  readFrontier,
  splitBundle,
  TILE_WIDTH,
  tilePath,
  TileError,
  verifyConsistency,
  type ReadTile,
  type TreeHead,
} from '@yinxin/ledger';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { newestNote, openSigned, type SignedCheckpoint } from './checkpoints.ts';
import type { LogKey } from './log-key.ts';
import { readOnce, tileReader } from './tiles.ts';

/**
 * Why nothing may be added to a ledger:
 * - `rollback`: the database holds less than was signed, or another history;
 * - `altered`: entries or tiles at the end of the ledger are not those that were signed;
 * - `forged`: a checkpoint, in the database or outside, is not signed by our key.
 */
export type LedgerFault = 'rollback' | 'altered' | 'forged';

/** The newest checkpoint of a ledger that may grow, or why it may not. */
export type Standing =
  | { readonly ok: true; readonly head: SignedCheckpoint }
  | { readonly ok: false; readonly fault: LedgerFault };

const fault = (fault: LedgerFault): Standing => ({ ok: false, fault });

/**
 * Judges whether the database extends the checkpoint kept outside it. Looks at the right edge of the tree only, so it
 * takes the same few milliseconds at any size; `yinxin ledger verify` looks at everything.
 *
 * @param keptNote the checkpoint kept outside; undefined where none is kept yet
 */
export async function examineStanding(
  db: Kysely<Database>,
  key: LogKey,
  keptNote: string | undefined,
): Promise<Standing> {
  // One snapshot: another server may be adding entries at this moment.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((snapshot) => examine(snapshot, key, keptNote));
}

async function examine(db: Kysely<Database>, key: LogKey, keptNote: string | undefined): Promise<Standing> {
  const kept = keptNote === undefined ? undefined : openSigned(key, keptNote);
  const note = await newestNote(db);
  if (note === undefined) return fault('rollback');
  const head = openSigned(key, note);
  if (typeof head === 'string' || typeof kept === 'string') return fault('forged');
  if (kept !== undefined && kept.size > head.size) return fault('rollback');
  const { rows } = await sql<{ size: number }>`
    select coalesce(max(index) + 1, 0)::bigint as size from ledger_sequence`.execute(db);
  if (rows[0]?.size !== head.size) return fault((rows[0]?.size ?? 0) < head.size ? 'rollback' : 'altered');
  const read = readOnce(tileReader(db));
  try {
    if (!(await edgeIsSound(read, head))) return fault('altered');
    if (kept !== undefined && !(await extendsHead(read, kept, head))) return fault('rollback');
  } catch (error) {
    if (error instanceof TileError || error instanceof FormatError) return fault('altered');
    throw error;
  }
  return { ok: true, head };
}

/** Whether the tree under `to` begins with the tree under `from`; throws `TileError` where tiles are missing. */
export async function extendsHead(read: ReadTile, from: TreeHead, to: TreeHead): Promise<boolean> {
  if (from.size > to.size) return false;
  const proof = await proveConsistency(read, from.size, to.size);
  return verifyConsistency({ from, to, proof }).ok;
}

/** Whether the last tiles have the root of the head, and the last entries the hashes of their tile. */
async function edgeIsSound(read: ReadTile, { size, root }: TreeHead): Promise<boolean> {
  if (!Buffer.from(root).equals((await readFrontier(read, size)).root())) return false;
  if (size === 0) return true;
  const index = Math.floor((size - 1) / TILE_WIDTH);
  const place = { index, width: size - index * TILE_WIDTH };
  const hashes = await read(tilePath({ level: 0, ...place }));
  const entries = await read(tilePath({ level: 'entries', ...place }));
  if (hashes === undefined || entries === undefined) return false;
  return Buffer.from(hashes).equals(leafHashesOf(splitBundle(entries)));
}
