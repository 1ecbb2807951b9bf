import { encodeBundle, parseTilePath, TILE_WIDTH, type ReadTile } from '@yinxin/ledger';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../../platform/db/schema.ts';
import { tileReader } from '../tiles.ts';

/** How many neighbouring tiles or bundles one query brings. */
const AHEAD = 32;

/**
 * Reads as `tileReader` does, but fetches full bundles and tiles many at a time: whoever audits the whole ledger reads
 * them one after the other.
 */
export function bulkReader(db: Kysely<Database>): ReadTile {
  const one = tileReader(db);
  const bundles = ahead((first) => readBundles(db, first));
  const tiles = new Map<number, (index: number) => Promise<Uint8Array | undefined>>();
  return (path) => {
    const { level, index, width } = parseTilePath(path);
    if (width !== TILE_WIDTH) return one(path);
    if (level === 'entries') return bundles(index);
    const known = tiles.get(level) ?? ahead((first) => readTiles(db, level, first));
    tiles.set(level, known);
    return known(index);
  };
}

/** Keeps the last stretch that was fetched. */
function ahead(fetch: (first: number) => Promise<ReadonlyMap<number, Uint8Array>>) {
  let first = -1;
  let stretch: ReadonlyMap<number, Uint8Array> = new Map();
  return async (index: number): Promise<Uint8Array | undefined> => {
    if (first < 0 || index < first || index >= first + AHEAD) {
      first = index;
      stretch = await fetch(index);
    }
    return stretch.get(index);
  };
}

async function readBundles(db: Kysely<Database>, first: number): Promise<Map<number, Uint8Array>> {
  const { rows } = await sql<{ bundle: number; leaf: Buffer }>`
    select s.index / ${TILE_WIDTH}::bigint as bundle, e.leaf
    from ledger_sequence s join ledger_entries e on e.id = s.entry_id
    where s.index >= ${first * TILE_WIDTH} and s.index < ${(first + AHEAD) * TILE_WIDTH} order by s.index`.execute(db);
  const leaves = Map.groupBy(rows, (row) => row.bundle);
  const whole = [...leaves].filter(([, entries]) => entries.length === TILE_WIDTH);
  return new Map(whole.map(([bundle, entries]) => [bundle, encodeBundle(entries.map((row) => row.leaf))]));
}

async function readTiles(db: Kysely<Database>, level: number, first: number): Promise<Map<number, Uint8Array>> {
  const { rows } = await sql<{ index: number; hashes: Buffer }>`
    select index, hashes from ledger_tiles
    where level = ${level} and index >= ${first} and index < ${first + AHEAD}`.execute(db);
  return new Map(rows.map((row) => [row.index, row.hashes]));
}
