import { FormatError, isCount } from './format.ts';

/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

/**
 * One file of the tree (C2SP tlog-tiles): a tile of hashes at a level, where level 0 holds leaf hashes and each hash
 * above is the root of a full tile below; or a bundle of entries. `width` is 1…255 for a partial one, 256 for a full one.
 */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** The path of a tile, as in `tile/1/x001/x234/067` or `tile/entries/000.p/17`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const number = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${number}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const PATH = /^tile\/(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/**
 * Reads the path of a tile in its one spelling.
 *
 * @throws FormatError
 */
export function parseTilePath(path: string): Tile {
  const [, level = '', number = '', width = String(TILE_WIDTH)] = PATH.exec(path) ?? [];
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(number.replaceAll(/[x/]/g, '')),
    width: Number(width),
  };
  const exists = number !== '' && isCount(tile.index) && tile.width <= TILE_WIDTH;
  if (!exists || tilePath(tile) !== path) throw new FormatError('not the path of a tile');
  return tile;
}

/** How many hashes a tree of `size` leaves has at a tile level: one per full tile of the level below. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The tile with this place in a tree of `size` leaves, as wide as that size makes it; width 0 where it is yet to come. */
export function tileAt(level: Tile['level'], index: number, size: number): Tile {
  const hashes = level === 'entries' ? size : hashesAt(level, size);
  return { level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) };
}

/** Every tile and bundle that a tree of `size` leaves consists of, and no other. */
export function* tilesOf(size: number): Generator<Tile> {
  for (let index = 0; index * TILE_WIDTH < size; index += 1) yield tileAt('entries', index, size);
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    for (let index = 0; index * TILE_WIDTH < hashesAt(level, size); index += 1) yield tileAt(level, index, size);
  }
}
