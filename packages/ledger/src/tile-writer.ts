import { encodeBundle, leafHashesOf, splitBundle } from './bundle.ts';
import type { TreeHead } from './checkpoint.ts';
import { attempt } from './format.ts';
import { HASH_BYTES, sameHash } from './hash.ts';
import { hashesAt, tileAt, tilePath, TILE_WIDTH } from './tile-path.ts';
import { appendHashes, readFrontier, readHashes, readTile, TileError, tileRoot, type ReadTile } from './tile-reader.ts';

/** A tree after new entries, and the files to store before its checkpoint may be signed. */
export interface Extension extends TreeHead {
  /** Path and content of every tile and bundle that is new or wider. Those that were there stay as they are. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Appends entries to a tree whose tiles are stored. Reads only the right edge (at most one tile per level and one
 * bundle), whatever the size.
 *
 * The stored edge must have the root of `head` and the last bundle the hashes of its tile, so that damage in the store
 * stops the log instead of being signed: a log must never sign two checkpoints that are inconsistent (C2SP
 * tlog-checkpoint).
 *
 * @param head the tree as last signed; size 0 to begin
 * @throws TileError where the store contradicts `head` or lacks a file
 * @throws RangeError where an entry has more than 65,535 bytes
 */
export async function extendTiles(read: ReadTile, head: TreeHead, entries: readonly Uint8Array[]): Promise<Extension> {
  const frontier = await readFrontier(read, head.size);
  if (!sameHash(frontier.root(), head.root)) throw new TileError('checkpoint', 'differs');

  const files = new Map<string, Uint8Array>();
  const size = head.size + entries.length;
  if (entries.length > 0) await extendBundles(files, read, head.size, entries);

  let added = leafHashesOf(entries);
  appendHashes(frontier, added);
  for (let level = 0; added.length > 0; level += 1) {
    const firstTile = Math.floor(hashesAt(level, head.size) / TILE_WIDTH);
    const edge = tileAt(level, firstTile, head.size);
    const before = edge.width === 0 ? [] : [await readHashes(read, edge)];
    const hashes = Buffer.concat([...before, added]);
    const roots: Uint8Array[] = [];
    for (let at = 0; at * TILE_WIDTH * HASH_BYTES < hashes.length; at += 1) {
      const tile = tileAt(level, firstTile + at, size);
      const bytes = hashes.subarray(at * TILE_WIDTH * HASH_BYTES, (at + 1) * TILE_WIDTH * HASH_BYTES);
      files.set(tilePath(tile), bytes);
      if (tile.width === TILE_WIDTH) roots.push(tileRoot(bytes));
    }
    added = Buffer.concat(roots);
  }
  return { size, root: frontier.root(), files };
}

async function extendBundles(
  files: Map<string, Uint8Array>,
  read: ReadTile,
  from: number,
  entries: readonly Uint8Array[],
): Promise<void> {
  const firstBundle = Math.floor(from / TILE_WIDTH);
  const all = [...(await readEdgeEntries(read, from)), ...entries];
  for (let at = 0; at * TILE_WIDTH < all.length; at += 1) {
    const tile = tileAt('entries', firstBundle + at, from + entries.length);
    files.set(tilePath(tile), encodeBundle(all.slice(at * TILE_WIDTH, (at + 1) * TILE_WIDTH)));
  }
}

/** The entries of the last, partial bundle, checked against the tile over them. */
async function readEdgeEntries(read: ReadTile, size: number): Promise<Uint8Array[]> {
  const index = Math.floor(size / TILE_WIDTH);
  const bundle = tileAt('entries', index, size);
  if (bundle.width === 0) return [];
  const bytes = await readTile(read, bundle);
  const entries = attempt(() => splitBundle(bytes))?.slice(0, bundle.width);
  if (entries === undefined) throw new TileError(tilePath(bundle), 'malformed');
  const hashes = await readHashes(read, tileAt(0, index, size));
  if (!sameHash(leafHashesOf(entries), hashes)) throw new TileError(tilePath(bundle), 'differs');
  return entries;
}
