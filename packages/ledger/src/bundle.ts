import { FormatError } from './format.ts';
import { ENTRY_MAX_BYTES, HASH_BYTES, writeSha256 } from './hash.ts';

/** Bytes before each entry of a bundle: its length as a big-endian uint16 (C2SP tlog-tiles). */
const LENGTH_BYTES = 2;

/**
 * Writes entries as a bundle.
 *
 * @throws RangeError where an entry has more than 65,535 bytes
 */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = Buffer.alloc(entries.reduce((bytes, entry) => bytes + LENGTH_BYTES + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > ENTRY_MAX_BYTES) throw new RangeError('a ledger entry has at most 65,535 bytes');
    bundle.writeUInt16BE(entry.length, at);
    bundle.set(entry, at + LENGTH_BYTES);
    at += LENGTH_BYTES + entry.length;
  }
  return bundle;
}

/**
 * The entries of a bundle, as views into it.
 *
 * @throws FormatError where a length does not fit the bytes
 */
export function splitBundle(bundle: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length;) {
    const start = at + LENGTH_BYTES;
    const end = start + (((bundle[at] ?? 0) << 8) | (bundle[at + 1] ?? 0));
    if (start > bundle.length || end > bundle.length) throw new FormatError('a bundle ends within an entry');
    entries.push(bundle.subarray(start, end));
    at = end;
  }
  return entries;
}

/** The leaf hashes of a bundle's entries, one after the other: what the tile over it holds. */
export function leafHashesOf(entries: readonly Uint8Array[]): Uint8Array {
  const hashes = Buffer.alloc(entries.length * HASH_BYTES);
  const prefixed = Buffer.alloc(1 + entries.reduce((longest, entry) => Math.max(longest, entry.length), 0));
  for (const [at, entry] of entries.entries()) {
    prefixed.set(entry, 1);
    writeSha256(prefixed.subarray(0, 1 + entry.length), hashes, at * HASH_BYTES);
  }
  return hashes;
}
