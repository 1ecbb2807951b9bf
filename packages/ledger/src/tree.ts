import { isCount } from './format.ts';
import { rootOf } from './frontier.ts';
import { EMPTY_ROOT, isHash, nodeHash, sameHash } from './hash.ts';
import { failed, passed, type Verdict } from './verdict.ts';

/** The leaves from `start` up to, not including, `end`; a subtree of the tree. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** How many leaves are in the left half of a tree of n > 1: the largest power of two below n (RFC 6962 §2.1). */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/**
 * The subtrees whose roots are the inclusion proof of a leaf, from its sibling up (RFC 6962 §2.1.1, PATH).
 *
 * @throws RangeError unless 0 ≤ index < size
 */
export function inclusionPath(index: number, size: number): Range[] {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError('no such leaf in a tree of this size');
  const path: Range[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + split(end - start);
    if (index < middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  return path.toReversed();
}

/**
 * The subtrees whose roots are the proof that the tree of `from` leaves is the beginning of the tree of `to` leaves
 * (RFC 6962 §2.1.2, PROOF). Empty where `from` is 0 or equals `to`.
 *
 * @throws RangeError unless 0 ≤ from ≤ to
 */
export function consistencyPath(from: number, to: number): Range[] {
  if (!isCount(from) || !isCount(to) || from > to) throw new RangeError('no proof from a larger to a smaller tree');
  if (from === 0) return [];
  const path: Range[] = [];
  let start = 0;
  let end = to;
  while (end !== from) {
    const middle = start + split(end - start);
    if (from <= middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  // Where the old tree is not itself a subtree of the new one, the verifier lacks its last part.
  if (start !== 0) path.push({ start, end });
  return path.toReversed();
}

/** The inclusion proof of one leaf among these leaf hashes, from its sibling up. Reads them all. */
export function inclusionProof(leafHashes: readonly Uint8Array[], index: number): Uint8Array[] {
  return inclusionPath(index, leafHashes.length).map(({ start, end }) => rootOf(leafHashes.slice(start, end)));
}

/** The proof that the first `from` of these leaf hashes are a tree that this one extends. Reads them all. */
export function consistencyProof(leafHashes: readonly Uint8Array[], from: number): Uint8Array[] {
  return consistencyPath(from, leafHashes.length).map(({ start, end }) => rootOf(leafHashes.slice(start, end)));
}

/** Why an inclusion proof proves nothing. `wrong-length`: too many or too few hashes, or one that has not 32 bytes. */
export type InclusionFault = 'index-outside-tree' | 'wrong-length' | 'wrong-root';

/** A claim that a leaf stands at an index of the tree with this size and root. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Checks an inclusion proof (RFC 6962 §2.1.1). Never throws. */
export function verifyInclusion(claim: InclusionClaim): Verdict<InclusionFault> {
  const { index, size, proof, root } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return failed('index-outside-tree');
  const path = inclusionPath(index, size);
  if (!fits(proof, path) || !isHash(claim.leafHash)) return failed('wrong-length');
  let hash = claim.leafHash;
  for (const [at, sibling] of proof.entries()) {
    const isLeft = (path[at]?.end ?? 0) <= index;
    hash = isLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }
  return sameHash(hash, root) ? passed : failed('wrong-root');
}

/** Why a consistency proof proves nothing. `sizes-reversed`: the tree said to be older is larger. */
export type ConsistencyFault = 'sizes-reversed' | 'wrong-length' | 'wrong-old-root' | 'wrong-new-root';

/** A claim that one tree extends another. */
export interface ConsistencyClaim {
  readonly from: { readonly size: number; readonly root: Uint8Array };
  readonly to: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/**
 * Checks a consistency proof (RFC 6962 §2.1.2). Trees of equal size must have equal roots, a tree of size 0 the empty
 * root; both need an empty proof. Never throws.
 */
export function verifyConsistency({ from, to, proof }: ConsistencyClaim): Verdict<ConsistencyFault> {
  if (!isCount(from.size) || !isCount(to.size) || from.size > to.size) return failed('sizes-reversed');
  const path = consistencyPath(from.size, to.size);
  if (!fits(proof, path)) return failed('wrong-length');
  if (from.size === 0) {
    if (!sameHash(from.root, EMPTY_ROOT)) return failed('wrong-old-root');
    return to.size > 0 || sameHash(to.root, EMPTY_ROOT) ? passed : failed('wrong-new-root');
  }
  // The proof starts with the last part of the old tree, unless the old tree is one subtree: then its root is known.
  const isPart = path[0]?.end === from.size;
  const seed = (isPart ? proof[0] : undefined) ?? from.root;
  let old = seed;
  let current = seed;
  for (const [at, sibling] of proof.entries()) {
    if (isPart && at === 0) continue;
    if ((path[at]?.end ?? 0) <= from.size) {
      old = nodeHash(sibling, old);
      current = nodeHash(sibling, current);
    } else {
      current = nodeHash(current, sibling);
    }
  }
  if (!sameHash(old, from.root)) return failed('wrong-old-root');
  return sameHash(current, to.root) ? passed : failed('wrong-new-root');
}

function fits(proof: readonly Uint8Array[], path: readonly Range[]): boolean {
  return proof.length === path.length && proof.every(isHash);
}
