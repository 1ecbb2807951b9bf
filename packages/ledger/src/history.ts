import { attempt, encodeBase64 } from './format.ts';
import { leafHash } from './hash.ts';
import { bodyDigest, parseLeaf, SALT_BYTES, type Leaf, type Subject } from './leaf.ts';

/** One stored entry of a subject: its leaf as stored, and its body unless that was erased. */
export interface HistoryEntry {
  readonly leaf: Uint8Array;
  readonly body?: { readonly salt: Uint8Array; readonly value: unknown } | undefined;
}

/**
 * What can be wrong with an entry:
 * - `malformed-leaf`: the leaf is not in canonical form;
 * - `other-subject`: the entry belongs to another history;
 * - `wrong-sequence`: an entry is missing, doubled or out of order before this one;
 * - `broken-chain`: the previous entry is not the one that this one followed when it was written;
 * - `body-differs`: the body is not the one the leaf commits to.
 */
export type HistoryFault = 'malformed-leaf' | 'other-subject' | 'wrong-sequence' | 'broken-chain' | 'body-differs';

/** A sound history, or its first fault with the position (1, 2, …) of the entry that shows it. */
export type HistoryVerdict =
  | {
      readonly ok: true;
      /** Number of entries. */
      readonly length: number;
      /** How many bodies were erased and could not be compared. */
      readonly erased: number;
      /** Leaf hash of the last entry in base64, which the next entry must name; null for an empty history. */
      readonly last: string | null;
    }
  | { readonly ok: false; readonly fault: HistoryFault; readonly position: number };

/**
 * Checks the ordered entries of one subject: sequence 1…n, the chain of previous hashes, and every body that is still
 * there. Never throws, whatever the entries hold.
 *
 * Entries cut off at the end leave a sound shorter history; only the tree shows that they existed.
 *
 * @param subject whose history it must be; by default that of the first entry
 */
export function verifyHistory(entries: Iterable<HistoryEntry>, subject?: Subject): HistoryVerdict {
  let owner = subject;
  let last: string | null = null;
  let length = 0;
  let erased = 0;
  for (const entry of entries) {
    length += 1;
    const leaf = attempt(() => parseLeaf(entry.leaf));
    owner ??= leaf?.subject;
    const fault = faultOf(entry, leaf, { seq: length, prev: last, subject: owner });
    if (fault !== undefined) return { ok: false, fault, position: length };
    if (entry.body === undefined) erased += 1;
    last = encodeBase64(leafHash(entry.leaf));
  }
  return { ok: true, length, erased, last };
}

interface Expected {
  readonly seq: number;
  readonly prev: string | null;
  readonly subject: Subject | undefined;
}

function faultOf(entry: HistoryEntry, leaf: Leaf | undefined, expected: Expected): HistoryFault | undefined {
  if (leaf === undefined) return 'malformed-leaf';
  if (leaf.subject.type !== expected.subject?.type || leaf.subject.id !== expected.subject.id) return 'other-subject';
  if (leaf.seq !== expected.seq) return 'wrong-sequence';
  if (leaf.prev !== expected.prev) return 'broken-chain';
  if (entry.body !== undefined && !isBody(leaf, entry.body)) return 'body-differs';
  return undefined;
}

function isBody(leaf: Leaf, { salt, value }: { readonly salt: Uint8Array; readonly value: unknown }): boolean {
  return salt.length === SALT_BYTES && attempt(() => bodyDigest(salt, value)) === leaf.body;
}
