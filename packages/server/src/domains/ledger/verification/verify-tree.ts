import {
  auditTiles,
  Frontier,
  readFrontier,
  TILE_WIDTH,
  TileError,
  type ReadTile,
  type TileFault,
  type TreeHead,
} from '@yinxin/ledger';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../../platform/db/schema.ts';
import { newestNote, openSigned, type SignedCheckpoint } from '../checkpoints.ts';
import type { LogKey } from '../log-key.ts';
import { extendsHead } from '../standing.ts';
import { bulkReader } from './bulk-reader.ts';
import type { LedgerFinding, Progress } from './finding.ts';

/** What the key and the checkpoints say about the tree. */
export interface TreeVerdict {
  /** The newest checkpoint in the database; undefined where there is none to be believed. */
  readonly head: SignedCheckpoint | undefined;
  readonly findings: readonly LedgerFinding[];
}

type Key = Pick<LogKey, 'origin' | 'verifier'>;

/**
 * Verifies every tile and every entry that has a place against the newest checkpoint, and that one against checkpoints
 * kept elsewhere.
 */
export async function verifyTree(
  db: Kysely<Database>,
  key: Key,
  keptNotes: readonly string[],
  tell: Progress,
): Promise<TreeVerdict> {
  const findings: LedgerFinding[] = [];
  const note = await newestNote(db);
  const head = note === undefined ? undefined : openSigned(key, note);
  if (head === undefined) findings.push({ kind: 'checkpoint-missing' });
  if (typeof head === 'string') findings.push({ kind: 'checkpoint-forged' });
  if (head === undefined || typeof head === 'string') return { head: undefined, findings };

  const read = bulkReader(db);
  const places = await verifyPlaces(db, head.size);
  const faults = await auditTiles(read, head, (_entry, index) => {
    if (index % 10_000 === 0) tell('tree', index, head.size);
  });
  const edgeIsSound = faults.every((fault) => fault.kind !== 'root-differs');
  for (const keptNote of keptNotes) {
    const kept = openSigned(key, keptNote);
    if (typeof kept === 'string') findings.push({ kind: 'kept-checkpoint-forged' });
    // Tiles that contradict the newest checkpoint prove nothing about an older one.
    else if (kept.size > head.size || (edgeIsSound && !(await isExtended(read, kept, head)))) {
      findings.push({ kind: 'rollback' });
    }
  }
  findings.push(...places);
  for (const fault of faults) {
    // What is made of entries is incomplete because of them, and they are already named.
    if (places.length > 0 && fault.kind === 'missing' && madeOfEntries(fault.path)) continue;
    findings.push(fault.kind === 'root-differs' ? await locateAtEdge(db, key, head) : fromFault(fault));
  }
  return { head, findings };
}

/** True also where tiles are missing: that is a finding of its own. */
async function isExtended(read: ReadTile, kept: TreeHead, head: TreeHead): Promise<boolean> {
  try {
    return await extendsHead(read, kept, head);
  } catch (error) {
    if (error instanceof TileError) return true;
    throw error;
  }
}

const madeOfEntries = (path: string): boolean => /^tile\/(?:entries\/|0\/.*\.p\/)/.test(path);

function fromFault({ kind, path, index }: TileFault): LedgerFinding {
  return kind === 'entry-differs' && index !== undefined
    ? { kind: 'entry-edited', index }
    : { kind: 'tile-edited', path };
}

/** Places without an entry, and a number of places other than the checkpoint's. */
async function verifyPlaces(db: Kysely<Database>, size: number): Promise<LedgerFinding[]> {
  const { rows: gaps } = await sql<{ index: number; up_to: number }>`
    with present (index) as (
      select s.index from ledger_sequence s join ledger_entries e on e.id = s.entry_id where s.index < ${size}
      union all select ${size}::bigint
    ), neighbours as (
      select index, lag(index, 1, -1::bigint) over (order by index) as before from present
    )
    select before + 1 as index, index - 1 as up_to from neighbours where index > before + 1 order by index`.execute(db);
  const { rows: beyond } = await sql<{ found: boolean }>`
    select exists (select 1 from ledger_sequence where index >= ${size}) as found`.execute(db);
  const deleted = gaps.map(({ index, up_to }): LedgerFinding => ({
    kind: 'entries-deleted',
    index,
    ...(up_to > index ? { upTo: up_to } : {}),
  }));
  return beyond[0]?.found === true ? [...deleted, { kind: 'checkpoints-cut' }] : deleted;
}

/**
 * Where the right edge does not have the root of the newest checkpoint, older checkpoints tell since when: the first
 * one that the entries no longer fit names the few entries that it was signed for.
 */
async function locateAtEdge(db: Kysely<Database>, key: Key, head: SignedCheckpoint): Promise<LedgerFinding> {
  const from = Math.floor(head.size / TILE_WIDTH) * TILE_WIDTH;
  const { rows: notes } = await sql<{ note: string }>`
    select note from ledger_checkpoints where size >= ${from} order by size`.execute(db);
  const { rows: hashes } = await sql<{ index: number; leaf_hash: Buffer }>`
    select s.index, e.leaf_hash from ledger_sequence s join ledger_entries e on e.id = s.entry_id
    where s.index >= ${from} order by s.index`.execute(db);
  const frontier = await readFrontier(bulkReader(db), from).catch(() => new Frontier());
  let sound = from;
  for (const { note } of notes) {
    const signed = openSigned(key, note);
    if (typeof signed === 'string') continue;
    while (frontier.size < signed.size) {
      const next = hashes[frontier.size - from];
      if (next === undefined || next.index !== frontier.size) return { kind: 'tree-differs' };
      frontier.append(next.leaf_hash);
    }
    if (frontier.size === signed.size && !Buffer.from(signed.root).equals(frontier.root())) {
      if (signed.size === sound) return { kind: 'tree-differs' };
      const upTo = signed.size - 1;
      return { kind: 'entry-edited', index: sound, ...(upTo > sound ? { upTo } : {}) };
    }
    sound = signed.size;
  }
  return { kind: 'tree-differs' };
}
