import { isCount } from './format.ts';
import { EMPTY_ROOT, HASH_BYTES, isHash, nodeHash, NODE_BYTES, writeSha256 } from './hash.ts';

/** A complete subtree at the right edge of a tree: 2^`level` leaves under one hash. */
export interface Peak {
  readonly level: number;
  readonly hash: Uint8Array;
}

const LEFT = 1;
const RIGHT = 1 + HASH_BYTES;

/**
 * The right edge of an RFC 6962 tree: all that is needed to append leaves and to know the root, in some 3 KiB whatever
 * the size. Appending costs one hash on average, the root at most one per level.
 */
export class Frontier {
  #size = 0;
  /** By level, the input of the node above: prefix, left hash (set where that bit of the size is), right hash. */
  readonly #nodes: Buffer[] = [];

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /**
   * Appends a leaf hash, or a complete subtree of 2^`level` leaves.
   *
   * @throws RangeError where the hash has not 32 bytes or a subtree cannot stand at this place
   */
  append(hash: Uint8Array, level = 0): void {
    if (!isHash(hash)) throw new RangeError('a hash has 32 bytes');
    const width = 2 ** level;
    if (this.#size % width !== 0 || !isCount(this.#size + width)) throw new RangeError('a subtree is out of place');
    // Sizes outgrow the 32 bits of the bit operators, hence the arithmetic.
    let index = this.#size / width;
    let at = level;
    this.#node(at).set(hash, index % 2 === 0 ? LEFT : RIGHT);
    while (index % 2 === 1) {
      const complete = this.#node(at);
      index = (index - 1) / 2;
      at += 1;
      writeSha256(complete, this.#node(at), index % 2 === 0 ? LEFT : RIGHT);
    }
    this.#size += width;
  }

  /** The root of the tree so far (RFC 6962 §2.1). */
  root(): Uint8Array {
    return (
      this.peaks().reduceRight<Uint8Array | undefined>(
        (right, { hash }) => (right === undefined ? hash : nodeHash(hash, right)),
        undefined,
      ) ?? EMPTY_ROOT
    );
  }

  /** The complete subtrees, largest first. Appending them to an empty frontier in this order gives this one again. */
  peaks(): Peak[] {
    const peaks: Peak[] = [];
    for (let level = 0, rest = this.#size; rest > 0; level += 1, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) peaks.push({ level, hash: Uint8Array.from(this.#node(level).subarray(LEFT, RIGHT)) });
    }
    return peaks.toReversed();
  }

  #node(level: number): Buffer {
    while (this.#nodes.length <= level) this.#nodes.push(Buffer.alloc(NODE_BYTES, 0x01));
    return this.#nodes[level] as Buffer;
  }
}

/** The root over leaf hashes (RFC 6962 §2.1). */
export function rootOf(leafHashes: Iterable<Uint8Array>): Uint8Array {
  const frontier = new Frontier();
  for (const hash of leafHashes) frontier.append(hash);
  return frontier.root();
}
