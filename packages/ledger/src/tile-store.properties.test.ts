import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditTiles } from './audit.ts';
import type { TreeHead } from './checkpoint.ts';
import { rootOf } from './frontier.ts';
import { EMPTY_ROOT, leafHash } from './hash.ts';
import { tilePath, tilesOf } from './tile-path.ts';
import { proveConsistency, proveInclusion, readFrontier, TileError } from './tile-reader.ts';
import { extendTiles } from './tile-writer.ts';
import { consistencyProof, inclusionProof, verifyInclusion } from './tree.ts';

const entryAt = (index: number) => Buffer.from(`{"entry":${index}}`);
const entriesOf = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => entryAt(from + at));

/** A tile store in memory that grows in steps. */
class Store {
  readonly files = new Map<string, Uint8Array>();
  head: TreeHead = { size: 0, root: EMPTY_ROOT };
  readonly read = (path: string) => this.files.get(path);

  async growTo(size: number): Promise<this> {
    const extension = await extendTiles(this.read, this.head, entriesOf(this.head.size, size));
    for (const [path, bytes] of extension.files) this.files.set(path, bytes);
    this.head = extension;
    return this;
  }

  /** Flips one bit of a file. */
  flip(path: string, bit: number): void {
    const bytes = Uint8Array.from(this.files.get(path) ?? []);
    const at = Math.floor(bit / 8) % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
    this.files.set(path, bytes);
  }
}

const LARGE = 66_000;
const hashes = Array.from({ length: LARGE }, (_, index) => leafHash(entryAt(index)));
const large = await new Store().growTo(LARGE);

const hex = (all: readonly Uint8Array[]) => all.map((hash) => Buffer.from(hash).toString('hex'));

describe('tiles', () => {
  it('grown in any steps are the tiles of the specification, with the root of recomputation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 1200 }), { maxLength: 6 }), async (sizes) => {
        const store = new Store();
        for (const size of sizes.sort((a, b) => a - b)) {
          await store.growTo(size);
          expect(hex([store.head.root])).toEqual(hex([rootOf(hashes.slice(0, size))]));
          for (const tile of tilesOf(size)) expect(store.files.has(tilePath(tile))).toBe(true);
          expect(await auditTiles(store.read, store.head)).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('give the proofs that the leaves give', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.nat(), fc.nat(), async (size, a, b) => {
        const store = await new Store().growTo(size);
        const index = a % size;
        const from = b % (size + 1);
        const leaves = hashes.slice(0, size);
        expect(hex(await proveInclusion(store.read, index, size))).toEqual(hex(inclusionProof(leaves, index)));
        expect(hex(await proveConsistency(store.read, from, size))).toEqual(hex(consistencyProof(leaves, from)));
      }),
      { numRuns: 40 },
    );
  });

  it('give them over three levels too, and for every earlier size', async () => {
    for (const [index, size] of [
      [0, LARGE],
      [65_535, LARGE],
      [65_536, LARGE],
      [LARGE - 1, LARGE],
      [40_000, 65_536],
      [300, 12_345],
    ] as const) {
      const proof = await proveInclusion(large.read, index, size);
      const root = rootOf(hashes.slice(0, size));
      const leaf = leafHash(entryAt(index));
      expect(verifyInclusion({ index, size, leafHash: leaf, proof, root })).toEqual({ ok: true });
      expect(hex([(await readFrontier(large.read, size)).root()])).toEqual(hex([root]));
    }
    const proof = await proveConsistency(large.read, 257, LARGE);
    expect(hex(proof)).toEqual(hex(consistencyProof(hashes, 257)));
  });

  it('are extended by reading one file per level, and the last bundle', async () => {
    const asked: string[] = [];
    const read = (path: string) => {
      asked.push(path);
      return large.files.get(path);
    };
    const { files, size } = await extendTiles(read, large.head, [entryAt(LARGE)]);
    expect(size).toBe(LARGE + 1);
    expect(new Set(asked)).toEqual(
      new Set(['tile/2/000.p/1', 'tile/1/001.p/1', 'tile/0/257.p/208', 'tile/entries/257.p/208']),
    );
    expect([...files.keys()]).toEqual(['tile/entries/257.p/209', 'tile/0/257.p/209']);
  });

  it('need no partial tile that a full one has replaced', async () => {
    const store = await new Store().growTo(200);
    await store.growTo(256);
    store.files.delete('tile/0/000.p/200');
    expect(hex(await proveInclusion(store.read, 7, 200))).toEqual(hex(inclusionProof(hashes.slice(0, 200), 7)));
  });

  it('that are missing, short or changed stop the ledger from growing', async () => {
    const grown = () => new Store().growTo(300);
    const fault = async (store: Store) => store.growTo(301).catch((error: unknown) => error);

    const missing = await grown();
    missing.files.delete('tile/1/000.p/1');
    expect(await fault(missing)).toMatchObject({ path: 'tile/1/000.p/1', fault: 'missing' });
    const short = await grown();
    short.files.set('tile/0/001.p/44', new Uint8Array(100));
    expect(await fault(short)).toMatchObject({ path: 'tile/0/001.p/44', fault: 'malformed' });
    for (const path of ['tile/0/001.p/44', 'tile/1/000.p/1']) {
      const changed = await grown();
      changed.flip(path, 77);
      expect(await fault(changed)).toMatchObject({ path: 'checkpoint', fault: 'differs' });
    }
    const bundle = await grown();
    bundle.flip('tile/entries/001.p/44', 8 * 5);
    expect(await fault(bundle)).toMatchObject({ path: 'tile/entries/001.p/44', fault: 'differs' });
    const torn = await grown();
    torn.files.set('tile/entries/001.p/44', Uint8Array.of(9));
    expect(await fault(torn)).toMatchObject({ path: 'tile/entries/001.p/44', fault: 'malformed' });
    expect(await fault(missing)).toBeInstanceOf(TileError);
  });
});

describe('the audit of a tree', () => {
  it('proves every entry in order', async () => {
    const seen: string[] = [];
    await auditTiles(large.read, large.head, (entry, index) => {
      if (index % 1000 === 0) seen.push(`${index} ${Buffer.from(entry).toString()}`);
    });
    expect(seen).toEqual(Array.from({ length: 66 }, (_, at) => `${at * 1000} {"entry":${at * 1000}}`));
  });

  it('finds any flipped bit and names the file, and the entry where it is one (200 rounds)', async () => {
    const size = 5 * 256 + 9;
    const sound = await new Store().growTo(size);
    const paths = [...sound.files.keys()];
    // A flip in a tile at the right edge shows in the root; everything else is named.
    const isEdge = (path: string) => path.includes('.p/') && !path.includes('entries');
    await fc.assert(
      fc.asyncProperty(fc.nat(paths.length - 1), fc.nat(), async (which, bit) => {
        const path = paths[which] as string;
        const store = new Store();
        store.head = sound.head;
        for (const [name, bytes] of sound.files) store.files.set(name, bytes);
        store.flip(path, bit);
        const faults = await auditTiles(store.read, store.head);
        expect(faults.map((fault) => fault.path)).toContain(isEdge(path) ? 'checkpoint' : path);
        expect(faults.some(({ kind }) => kind === 'root-differs')).toBe(isEdge(path));
      }),
      { numRuns: 200 },
    );
  });

  it('names an edited entry by its index', async () => {
    const store = await new Store().growTo(300);
    const at = store.files.get('tile/entries/001.p/44')?.length ?? 0;
    store.flip('tile/entries/001.p/44', 8 * (at - 2));
    expect(await auditTiles(store.read, store.head)).toEqual([
      { kind: 'entry-differs', path: 'tile/entries/001.p/44', index: 299 },
    ]);
  });

  it('names a deleted file and a file that is no tile', async () => {
    const store = await new Store().growTo(600);
    store.files.delete('tile/0/001');
    store.files.set('tile/entries/000', Uint8Array.of(0, 9, 1));
    expect(await auditTiles(store.read, store.head)).toEqual([
      { kind: 'malformed', path: 'tile/entries/000' },
      { kind: 'missing', path: 'tile/0/001' },
    ]);
  });

  it('finds a store whose end was cut off', async () => {
    const store = await new Store().growTo(300);
    const before = await new Store().growTo(299);
    expect(await auditTiles(before.read, store.head)).toContainEqual({ kind: 'missing', path: 'tile/0/001.p/44' });
  });
});
