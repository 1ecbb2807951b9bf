import { leafHashesOf, splitBundle } from './bundle.ts';
import type { TreeHead } from './checkpoint.ts';
import { attempt } from './format.ts';
import { HASH_BYTES, sameHash } from './hash.ts';
import { hashesAt, tileAt, tilePath, TILE_WIDTH, type Tile } from './tile-path.ts';
import { readFrontier, readHashes, readTile, TileError, tileRoot, type ReadTile } from './tile-reader.ts';

/**
 * One thing that is wrong with the stored files of a tree.
 * - `missing`, `malformed`: the file at `path` is absent or not even a tile or bundle;
 * - `root-differs`: the tiles at the right edge do not have the root of the checkpoint;
 * - `tile-differs`: the tile at `path` is not the one that the tile above it names;
 * - `entry-differs`: the entry at `index`, in the bundle at `path`, is not the one that its tile names.
 *
 * Everything is judged from the root down, so unless `root-differs` is also reported, the file named is the one that
 * was changed.
 */
export interface TileFault {
  readonly kind: 'missing' | 'malformed' | 'root-differs' | 'tile-differs' | 'entry-differs';
  readonly path: string;
  readonly index?: number;
}

/**
 * Checks every tile and every entry of a tree against its root and returns all faults, none for a sound tree. What
 * stands under a tile that is itself at fault is not looked at.
 *
 * @param visit called for each entry that is proven, in ascending order of index
 */
export async function auditTiles(
  read: ReadTile,
  head: TreeHead,
  visit?: (entry: Uint8Array, index: number) => void,
): Promise<TileFault[]> {
  const audit = new Audit(read, head, visit);
  await audit.run();
  return audit.faults;
}

class Audit {
  readonly faults: TileFault[] = [];
  readonly #read: ReadTile;
  readonly #head: TreeHead;
  readonly #visit: ((entry: Uint8Array, index: number) => void) | undefined;

  constructor(read: ReadTile, head: TreeHead, visit: ((entry: Uint8Array, index: number) => void) | undefined) {
    this.#read = read;
    this.#head = head;
    this.#visit = visit;
  }

  async run(): Promise<void> {
    const { size, root } = this.#head;
    const frontier = await this.#attempt(() => readFrontier(this.#read, size));
    if (frontier !== undefined && !sameHash(frontier.root(), root)) this.#report('root-differs', 'checkpoint');
    let top = 0;
    while (hashesAt(top + 1, size) > 0) top += 1;
    // The partial tiles hang on the root, the full ones on the tiles above; from the top down, entries come in order.
    for (let level = top; level >= 0; level -= 1) {
      const hashes = hashesAt(level, size);
      const edge = tileAt(level, Math.floor(hashes / TILE_WIDTH), size);
      if (edge.width === 0) continue;
      const bytes = await this.#attempt(() => readHashes(this.#read, edge));
      if (bytes !== undefined) await this.#descend(edge, bytes);
    }
  }

  /** Checks everything under a tile that is itself in order. */
  async #descend(tile: Tile, hashes: Uint8Array): Promise<void> {
    if (tile.level === 'entries' || tile.level === 0) return this.#checkEntries(tile, hashes);
    for (let at = 0; at < tile.width; at += 1) {
      const child: Tile = { level: tile.level - 1, index: tile.index * TILE_WIDTH + at, width: TILE_WIDTH };
      const bytes = await this.#attempt(() => readHashes(this.#read, child));
      if (bytes === undefined) continue;
      if (sameHash(tileRoot(bytes), hashAt(hashes, at))) await this.#descend(child, bytes);
      else this.#report('tile-differs', tilePath(child));
    }
  }

  async #checkEntries({ index, width }: Tile, hashes: Uint8Array): Promise<void> {
    const bundle: Tile = { level: 'entries', index, width };
    const path = tilePath(bundle);
    const bytes = await this.#attempt(() => readTile(this.#read, bundle));
    if (bytes === undefined) return;
    const entries = attempt(() => splitBundle(bytes))?.slice(0, width);
    if (entries?.length !== width) return this.#report('malformed', path);
    const found = leafHashesOf(entries);
    const sound = sameHash(found, hashes);
    for (const [at, entry] of entries.entries()) {
      const position = index * TILE_WIDTH + at;
      if (sound || sameHash(hashAt(found, at), hashAt(hashes, at))) this.#visit?.(entry, position);
      else this.#report('entry-differs', path, position);
    }
  }

  async #attempt<Value>(step: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof TileError) || error.fault === 'differs') throw error;
      if (!this.faults.some(({ path }) => path === error.path)) this.#report(error.fault, error.path);
      return undefined;
    }
  }

  #report(kind: TileFault['kind'], path: string, index?: number): void {
    this.faults.push(index === undefined ? { kind, path } : { kind, path, index });
  }
}

function hashAt(hashes: Uint8Array, at: number): Uint8Array {
  return hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
}
