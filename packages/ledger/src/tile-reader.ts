import { Frontier } from './frontier.ts';
import { HASH_BYTES } from './hash.ts';
import { tileAt, tilePath, TILE_WIDTH, type Tile } from './tile-path.ts';
import { consistencyPath, inclusionPath, type Range } from './tree.ts';

/**
 * Reads the file with a tile's path; undefined where there is none. For a partial tile it may answer with a wider
 * version of the same tile: its beginning is the same.
 */
export type ReadTile = (path: string) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

/**
 * A stored tile or bundle that is absent, has the wrong length, or contradicts the tree. `path` is `checkpoint` where the
 * tiles at the right edge together do not have its root.
 */
export class TileError extends Error {
  override readonly name = 'TileError';
  readonly path: string;
  readonly fault: 'missing' | 'malformed' | 'differs';

  constructor(path: string, fault: TileError['fault']) {
    super(fault === 'differs' ? `${path} contradicts the stored tree` : `${path} is ${fault}`);
    this.path = path;
    this.fault = fault;
  }
}

/**
 * Reads a tile or a bundle; where a partial one is gone, the full one that has replaced it (C2SP tlog-tiles, “Partial
 * Tiles”).
 *
 * @throws TileError
 */
export async function readTile(read: ReadTile, tile: Tile): Promise<Uint8Array> {
  const path = tilePath(tile);
  const bytes = (await read(path)) ?? (await read(tilePath({ ...tile, width: TILE_WIDTH })));
  if (bytes === undefined) throw new TileError(path, 'missing');
  return bytes;
}

/**
 * Reads the hashes of a tile, as many as its width says.
 *
 * @throws TileError
 */
export async function readHashes(read: ReadTile, tile: Tile): Promise<Uint8Array> {
  const bytes = await readTile(read, tile);
  const length = tile.width * HASH_BYTES;
  if (bytes.length < length || bytes.length % HASH_BYTES !== 0) throw new TileError(tilePath(tile), 'malformed');
  return bytes.subarray(0, length);
}

/** Adds concatenated hashes, each the root of 2^`level` leaves, to a frontier. */
export function appendHashes(frontier: Frontier, hashes: Uint8Array, level = 0): void {
  for (let at = 0; at < hashes.length; at += HASH_BYTES) frontier.append(hashes.subarray(at, at + HASH_BYTES), level);
}

/** The root of a full tile: the hash that stands for it one level above. */
export function tileRoot(hashes: Uint8Array): Uint8Array {
  const frontier = new Frontier();
  appendHashes(frontier, hashes);
  return frontier.root();
}

/** The tile hashes that together cover a range of leaves, widest level first where it fits. */
function* coverOf(range: Range): Generator<{ readonly level: number; readonly first: number; readonly count: number }> {
  let at = range.start;
  while (at < range.end) {
    let level = 0;
    while (at % TILE_WIDTH ** (level + 1) === 0 && at + TILE_WIDTH ** (level + 1) <= range.end) level += 1;
    const step = TILE_WIDTH ** level;
    const first = at / step;
    const tileEnd = (Math.floor(first / TILE_WIDTH) + 1) * TILE_WIDTH;
    const count = Math.min(tileEnd, Math.floor(range.end / step)) - first;
    yield { level, first, count };
    at += count * step;
  }
}

/** The frontier of the tree over a range of leaves, from the fewest tiles of a tree of `size` leaves. */
async function readRange(read: ReadTile, range: Range, size: number): Promise<Frontier> {
  const frontier = new Frontier();
  for (const { level, first, count } of coverOf(range)) {
    const index = Math.floor(first / TILE_WIDTH);
    const hashes = await readHashes(read, tileAt(level, index, size));
    const offset = (first - index * TILE_WIDTH) * HASH_BYTES;
    appendHashes(frontier, hashes.subarray(offset, offset + count * HASH_BYTES), level * Math.log2(TILE_WIDTH));
  }
  return frontier;
}

async function readRoots(read: ReadTile, path: readonly Range[], size: number): Promise<Uint8Array[]> {
  // The lower part of a path lies in one tile; it is read once.
  const known = new Map<string, ReturnType<ReadTile>>();
  const readOnce: ReadTile = (tile) => {
    if (!known.has(tile)) known.set(tile, read(tile));
    return known.get(tile);
  };
  const roots: Uint8Array[] = [];
  for (const range of path) roots.push((await readRange(readOnce, range, size)).root());
  return roots;
}

/**
 * The frontier of the tree with `size` leaves, from the tiles at its right edge: one per level.
 *
 * @throws TileError
 */
export function readFrontier(read: ReadTile, size: number): Promise<Frontier> {
  return readRange(read, { start: 0, end: size }, size);
}

/**
 * The inclusion proof of a leaf in the tree with `size` leaves, from its sibling up.
 *
 * @throws RangeError unless 0 ≤ index < size
 * @throws TileError
 */
export async function proveInclusion(read: ReadTile, index: number, size: number): Promise<Uint8Array[]> {
  return readRoots(read, inclusionPath(index, size), size);
}

/**
 * The proof that the tree with `to` leaves extends the tree with `from` leaves.
 *
 * @throws RangeError unless 0 ≤ from ≤ to
 * @throws TileError
 */
export async function proveConsistency(read: ReadTile, from: number, to: number): Promise<Uint8Array[]> {
  return readRoots(read, consistencyPath(from, to), to);
}
