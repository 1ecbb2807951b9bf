import {
  encodeBundle,
  FormatError,
  HASH_BYTES,
  parseTilePath,
  rootOf,
  TILE_WIDTH,
  type ReadTile,
} from '@yinxin/ledger';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';

/**
 * Reads tiles and bundles by their C2SP path. Full hash tiles are stored; everything else is made from the rows below
 * it, at most 256 of them, whatever the size of the ledger. What is not complete is not there.
 */
export const tileReader =
  (db: Kysely<Database>): ReadTile =>
  async (path) => {
    const tile = tileOf(path);
    if (tile === undefined) return undefined;
    const { level, index, width } = tile;
    if (level === 'entries') {
      const leaves = await readEntries(db, index, width);
      return leaves.length === width ? encodeBundle(leaves.map((row) => row.leaf)) : undefined;
    }
    if (width === TILE_WIDTH) return readFull(db, level, index);
    const hashes =
      level === 0
        ? (await readEntries(db, index, width)).map((row) => row.leaf_hash)
        : await readRoots(db, level - 1, index, width);
    return hashes.length === width ? Buffer.concat(hashes) : undefined;
  };

/** Reads each tile once, for the time of one operation. */
export function readOnce(read: ReadTile): ReadTile {
  const known = new Map<string, ReturnType<ReadTile>>();
  return (path) => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path);
  };
}

/** Stores the full hash tiles among the files of an extension. Partial ones are superseded before long, bundles are the entries. */
export async function storeTiles(db: Kysely<Database>, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const levels: number[] = [];
  const indexes: number[] = [];
  const hashes: Uint8Array[] = [];
  const roots: Uint8Array[] = [];
  for (const [path, bytes] of files) {
    const { level, index, width } = parseTilePath(path);
    if (level === 'entries' || width !== TILE_WIDTH) continue;
    levels.push(level);
    indexes.push(index);
    hashes.push(Buffer.from(bytes));
    roots.push(Buffer.from(rootOf(hashesIn(bytes))));
  }
  if (levels.length === 0) return;
  await sql`
    insert into ledger_tiles (level, index, hashes, root)
    select * from unnest(${levels}::smallint[], ${indexes}::bigint[], ${hashes}::bytea[], ${roots}::bytea[])`.execute(
    db,
  );
}

function tileOf(path: string): ReturnType<typeof parseTilePath> | undefined {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

function* hashesIn(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += HASH_BYTES) yield bytes.subarray(at, at + HASH_BYTES);
}

async function readEntries(
  db: Kysely<Database>,
  index: number,
  width: number,
): Promise<readonly { readonly leaf: Buffer; readonly leaf_hash: Buffer }[]> {
  const first = index * TILE_WIDTH;
  const { rows } = await sql<{ leaf: Buffer; leaf_hash: Buffer }>`
    select e.leaf, e.leaf_hash from ledger_sequence s join ledger_entries e on e.id = s.entry_id
    where s.index >= ${first} and s.index < ${first + width} order by s.index`.execute(db);
  return rows;
}

async function readFull(db: Kysely<Database>, level: number, index: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ hashes: Buffer }>`
    select hashes from ledger_tiles where level = ${level} and index = ${index}`.execute(db);
  return rows[0]?.hashes;
}

/** The roots of neighbouring full tiles: the beginning of the tile above them. */
async function readRoots(db: Kysely<Database>, level: number, index: number, width: number): Promise<Buffer[]> {
  const first = index * TILE_WIDTH;
  const { rows } = await sql<{ root: Buffer }>`
    select root from ledger_tiles
    where level = ${level} and index >= ${first} and index < ${first + width} order by index`.execute(db);
  return rows.map((row) => row.root);
}
