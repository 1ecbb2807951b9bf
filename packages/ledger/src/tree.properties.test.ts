import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootOf } from './frontier.ts';
import { leafHash } from './hash.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './tree.ts';

/*
 * RFC 6962 §2.1 to §2.1.2 word for word, over leaf hashes: slow, recursive, and sharing nothing with what is tested.
 */
type Hashes = readonly Uint8Array[];

const sha256 = (...parts: Hashes): Uint8Array => createHash('sha256').update(Buffer.concat(parts)).digest();

const largestPowerBelow = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);

function mth(d: Hashes): Uint8Array {
  if (d.length <= 1) return d[0] ?? sha256();
  const k = largestPowerBelow(d.length);
  return sha256(Uint8Array.of(1), mth(d.slice(0, k)), mth(d.slice(k)));
}

function path(m: number, d: Hashes): Hashes {
  if (d.length <= 1) return [];
  const k = largestPowerBelow(d.length);
  return m < k ? [...path(m, d.slice(0, k)), mth(d.slice(k))] : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}

function subproof(m: number, d: Hashes, complete: boolean): Hashes {
  if (m === d.length) return complete ? [] : [mth(d)];
  const k = largestPowerBelow(d.length);
  return m <= k
    ? [...subproof(m, d.slice(0, k), complete), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}

const MAX = 300;
const leaves = Array.from({ length: MAX }, (_, at) => leafHash(Buffer.from(`entry ${at}`)));
const roots = Array.from({ length: MAX + 1 }, (_, size) => rootOf(leaves.slice(0, size)));
const rootAt = (size: number) => roots[size] as Uint8Array;
const leafAt = (index: number) => leaves[index] as Uint8Array;

const hex = (hashes: Hashes) => hashes.map((hash) => Buffer.from(hash).toString('hex'));

/** A tree size and an index in it. */
const leafOfTree = fc.integer({ min: 1, max: MAX }).chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)));
/** Two tree sizes, the smaller first. */
const growth = fc
  .integer({ min: 1, max: MAX })
  .chain((to) => fc.tuple(fc.integer({ min: 1, max: to }), fc.constant(to)));

/** The same hashes with one bit of one of them flipped. */
function flipped(hashes: Hashes, bit: number): Uint8Array[] {
  const copy = hashes.map((hash) => Uint8Array.from(hash));
  const at = bit % (hashes.length * 256);
  const hash = copy[Math.floor(at / 256)] as Uint8Array;
  const byte = Math.floor((at % 256) / 8);
  hash[byte] = (hash[byte] ?? 0) ^ (1 << (at % 8));
  return copy;
}

describe('the tree of RFC 6962', () => {
  it('has the roots of the definition', () => {
    for (let size = 0; size <= MAX; size += 1) expect(hex([rootAt(size)])).toEqual(hex([mth(leaves.slice(0, size))]));
  });
});

describe('inclusion proofs', () => {
  it('are those of the definition and verify', () => {
    fc.assert(
      fc.property(leafOfTree, ([index, size]) => {
        const proof = inclusionProof(leaves.slice(0, size), index);
        expect(hex(proof)).toEqual(hex(path(index, leaves.slice(0, size))));
        const claim = { index, size, leafHash: leafAt(index), proof, root: rootAt(size) };
        expect(verifyInclusion(claim)).toEqual({ ok: true });
      }),
    );
  });

  it('all verify for every leaf of every tree up to 70 leaves, and for no other index', () => {
    for (let size = 1; size <= 70; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(leaves.slice(0, size), index);
        const claim = { index, size, leafHash: leafAt(index), proof, root: rootAt(size) };
        expect(verifyInclusion(claim).ok).toBe(true);
        const others = [index - 1, index + 1, index ^ 1, size, size - 1 - index].filter((other) => other !== index);
        for (const other of others) expect(verifyInclusion({ ...claim, index: other }).ok).toBe(false);
      }
    }
  });

  it('fail with any bit flipped, in proof, leaf or root', () => {
    fc.assert(
      fc.property(leafOfTree, fc.nat(), ([index, size], bit) => {
        const proof = inclusionProof(leaves.slice(0, size), index);
        const [leaf, root, ...rest] = flipped([leafAt(index), rootAt(size), ...proof], bit) as [Uint8Array, Uint8Array];
        const verdict = verifyInclusion({ index, size, leafHash: leaf, proof: rest, root });
        expect(verdict).toEqual({ ok: false, fault: 'wrong-root' });
      }),
    );
  });

  it('fail when cut, padded or with hashes of another length', () => {
    fc.assert(
      fc.property(leafOfTree, ([index, size]) => {
        const proof = inclusionProof(leaves.slice(0, size), index);
        const claim = { index, size, leafHash: leafAt(index), root: rootAt(size) };
        const longer = [...proof, rootAt(0)];
        expect(verifyInclusion({ ...claim, proof: longer })).toEqual({ ok: false, fault: 'wrong-length' });
        if (proof.length === 0) return;
        expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toEqual({ ok: false, fault: 'wrong-length' });
        const narrow = proof.map((hash) => hash.subarray(1));
        expect(verifyInclusion({ ...claim, proof: narrow })).toEqual({ ok: false, fault: 'wrong-length' });
      }),
    );
  });

  it.each([
    [0, 0],
    [1, 1],
    [-1, 4],
    [0.5, 4],
    [Number.NaN, 4],
    [0, Number.POSITIVE_INFINITY],
    [2 ** 53, 2 ** 54],
  ])('prove nothing about index %d of %d leaves', (index, size) => {
    const claim = { index, size, leafHash: leafAt(0), proof: [], root: leafAt(0) };
    expect(verifyInclusion(claim)).toEqual({ ok: false, fault: 'index-outside-tree' });
  });
});

describe('consistency proofs', () => {
  it('are those of the definition and verify', () => {
    fc.assert(
      fc.property(growth, ([from, to]) => {
        const proof = consistencyProof(leaves.slice(0, to), from);
        expect(hex(proof)).toEqual(hex(subproof(from, leaves.slice(0, to), true)));
        const claim = { from: { size: from, root: rootAt(from) }, to: { size: to, root: rootAt(to) }, proof };
        expect(verifyConsistency(claim)).toEqual({ ok: true });
      }),
    );
  });

  it('all verify between any two trees up to 70 leaves', () => {
    for (let to = 0; to <= 70; to += 1) {
      for (let from = 0; from <= to; from += 1) {
        const proof = consistencyProof(leaves.slice(0, to), from);
        const claim = { from: { size: from, root: rootAt(from) }, to: { size: to, root: rootAt(to) }, proof };
        expect(verifyConsistency(claim)).toEqual({ ok: true });
      }
    }
  });

  it('fail with any bit flipped, in proof or roots', () => {
    fc.assert(
      fc.property(growth, fc.nat(), ([from, to], bit) => {
        const proof = consistencyProof(leaves.slice(0, to), from);
        const [old, current, ...rest] = flipped([rootAt(from), rootAt(to), ...proof], bit) as [Uint8Array, Uint8Array];
        const claim = { from: { size: from, root: old }, to: { size: to, root: current }, proof: rest };
        expect(verifyConsistency(claim).ok).toBe(false);
      }),
    );
  });

  it('fail when the old tree was rewritten', () => {
    fc.assert(
      fc.property(growth, fc.nat(), ([from, to], at) => {
        const rewritten = leaves.slice(0, to).with(at % from, leafHash(Buffer.from('forged')));
        const proof = consistencyProof(rewritten, from);
        const claim = { from: { size: from, root: rootAt(from) }, to: { size: to, root: rootOf(rewritten) }, proof };
        expect(verifyConsistency(claim).ok).toBe(false);
      }),
    );
  });

  it('fail when cut or padded', () => {
    fc.assert(
      fc.property(growth, ([from, to]) => {
        const proof = consistencyProof(leaves.slice(0, to), from);
        const claim = { from: { size: from, root: rootAt(from) }, to: { size: to, root: rootAt(to) } };
        const padded = verifyConsistency({ ...claim, proof: [...proof, rootAt(0)] });
        expect(padded).toEqual({ ok: false, fault: 'wrong-length' });
        if (proof.length === 0) return;
        const cut = verifyConsistency({ ...claim, proof: proof.slice(0, -1) });
        expect(cut).toEqual({ ok: false, fault: 'wrong-length' });
      }),
    );
  });

  it('from nothing accept only the empty root and an empty proof', () => {
    const to = { size: 3, root: rootAt(3) };
    expect(verifyConsistency({ from: { size: 0, root: rootAt(0) }, to, proof: [] }).ok).toBe(true);
    expect(verifyConsistency({ from: { size: 0, root: rootAt(1) }, to, proof: [] })).toEqual({
      ok: false,
      fault: 'wrong-old-root',
    });
    const empty = { size: 0, root: rootAt(0) };
    expect(verifyConsistency({ from: empty, to: { size: 0, root: rootAt(1) }, proof: [] })).toEqual({
      ok: false,
      fault: 'wrong-new-root',
    });
  });

  it('do not lead back to a smaller tree, nor to another tree of the same size', () => {
    const three = { size: 3, root: rootAt(3) };
    const back = verifyConsistency({ from: three, to: { size: 2, root: rootAt(2) }, proof: [] });
    expect(back).toEqual({ ok: false, fault: 'sizes-reversed' });
    const aside = verifyConsistency({ from: three, to: { size: 3, root: rootAt(4) }, proof: [] });
    expect(aside).toEqual({ ok: false, fault: 'wrong-new-root' });
  });
});
