import { describe, expect, it } from 'vitest';
import { encodeBundle, splitBundle } from './bundle.ts';
import { FormatError } from './format.ts';
import { parseTilePath, tilePath, tilesOf, type Tile } from './tile-path.ts';

describe('the path of a tile (C2SP tlog-tiles)', () => {
  it.each<[string, Tile]>([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/273.p/112', { level: 0, index: 273, width: 112 }],
    ['tile/1/x001/x234/067', { level: 1, index: 1_234_067, width: 256 }],
    ['tile/63/x001/000.p/1', { level: 63, index: 1000, width: 1 }],
    ['tile/entries/x003/906.p/64', { level: 'entries', index: 3906, width: 64 }],
  ])('%s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it.each([
    '',
    'tile/0/0',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000.p/999',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/000\n',
    'tile/0/../000',
    'tile/Entries/000',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('is refused: %j', (path) => {
    expect(() => parseTilePath(path)).toThrow(FormatError);
  });
});

describe('the tiles of a tree', () => {
  const countsOf = (size: number) => {
    const counts: Record<string, number> = {};
    for (const { level, width } of tilesOf(size)) {
      const name = width === 256 ? `${level}` : `${level}.p/${width}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  };

  it('are those of the example in the specification for 70,000 leaves', () => {
    const bundles = { entries: 273, 'entries.p/112': 1 };
    expect(countsOf(70_000)).toEqual({ ...bundles, '0': 273, '0.p/112': 1, '1': 1, '1.p/17': 1, '2.p/1': 1 });
  });

  it('are those of the example in the specification for 256 leaves', () => {
    expect(countsOf(256)).toEqual({ entries: 1, '0': 1, '1.p/1': 1 });
  });

  it('are none for an empty tree', () => {
    expect([...tilesOf(0)]).toEqual([]);
  });
});

describe('a bundle of entries', () => {
  it('prefixes each entry with its length', () => {
    const bundle = encodeBundle([Buffer.from('ab'), new Uint8Array(0), Buffer.alloc(0x0102, 1)]);
    expect(Buffer.from(bundle).toString('hex')).toBe(`0002616200000102${'01'.repeat(0x0102)}`);
    expect(splitBundle(bundle).map((entry) => entry.length)).toEqual([2, 0, 0x0102]);
  });

  it('refuses an entry that its length cannot hold', () => {
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });

  it.each(['00', '000361', '0001610005'])('is refused where it ends within an entry: %s', (bytes) => {
    expect(() => splitBundle(Buffer.from(bytes, 'hex'))).toThrow(FormatError);
  });
});
