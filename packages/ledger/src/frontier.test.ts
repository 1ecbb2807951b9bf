import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Frontier, rootOf } from './frontier.ts';
import { EMPTY_ROOT, leafHash } from './hash.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The entries of the Certificate Transparency reference tests and the roots of the trees over the first n of them. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('a frontier', () => {
  it('starts with the empty root of RFC 6962 §2.1', () => {
    expect(hex(EMPTY_ROOT)).toBe(ROOTS[0]);
    expect(hex(new Frontier().root())).toBe(ROOTS[0]);
  });

  it.each(ROOTS.map((root, size) => [size, root] as const))('has the known root over %i entries', (size, root) => {
    const hashes = ENTRIES.slice(0, size).map((entry) => leafHash(Buffer.from(entry, 'hex')));
    expect(hex(rootOf(hashes))).toBe(root);
  });

  it('grown leaf by leaf has the root of recomputation, and lives on in its peaks', () => {
    const hashes = Array.from({ length: 300 }, (_, at) => leafHash(Buffer.from(String(at))));
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (a, b) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        const grown = new Frontier();
        for (const hash of hashes.slice(0, first)) grown.append(hash);
        const restored = new Frontier();
        for (const { level, hash } of grown.peaks()) restored.append(hash, level);
        for (const hash of hashes.slice(first, last)) restored.append(hash);
        expect(restored.size).toBe(last);
        expect(hex(restored.root())).toBe(hex(rootOf(hashes.slice(0, last))));
      }),
    );
  });

  it('counts beyond 32 bits', () => {
    const half = leafHash(Buffer.from('half'));
    const grown = new Frontier();
    grown.append(half, 40);
    grown.append(half, 33);
    grown.append(half, 33);
    grown.append(half);
    expect(grown.size).toBe(2 ** 40 + 2 ** 34 + 1);
    expect(grown.peaks().map(({ level }) => level)).toEqual([40, 34, 0]);
  });

  it('refuses what cannot stand at its place', () => {
    const hash = leafHash(Buffer.from('x'));
    const grown = new Frontier();
    grown.append(hash);
    expect(() => grown.append(hash, 1)).toThrow(RangeError);
    expect(() => grown.append(hash.subarray(1))).toThrow(RangeError);
    expect(grown.size).toBe(1);
  });
});
