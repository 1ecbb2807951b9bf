import { hash } from 'node:crypto';

/** Length of a hash in bytes. Every hash of the ledger is SHA-256. */
export const HASH_BYTES = 32;

/** Length in bytes of what an inner node hashes: the prefix 0x01 and two hashes (RFC 6962 §2.1). */
export const NODE_BYTES = 1 + 2 * HASH_BYTES;

/** The longest entry that an entry bundle can hold: its length is a uint16 (C2SP tlog-tiles). */
export const ENTRY_MAX_BYTES = 0xffff;

/**
 * Writes the SHA-256 of `data` into `out` at `offset`.
 *
 * A digest that comes back as a one-byte-per-character string and is written into memory we have costs half of one
 * that comes back as a new Buffer (measured on Node 26); this is the inner loop of every whole-ledger check.
 */
export function writeSha256(data: Uint8Array, out: Buffer, offset: number): void {
  out.write(hash('sha256', data, 'binary'), offset, HASH_BYTES, 'latin1');
}

/** SHA-256 of bytes, or of a text's UTF-8. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return Buffer.from(hash('sha256', data, 'binary'), 'latin1');
}

/** The root of a tree without entries: SHA-256 of nothing (RFC 6962 §2.1). */
export const EMPTY_ROOT: Uint8Array = sha256('');

const leafScratch = Buffer.alloc(1 + ENTRY_MAX_BYTES);
const nodeScratch = Buffer.alloc(NODE_BYTES, 0x01);

/**
 * The leaf hash of an entry: SHA-256(0x00 ‖ entry) (RFC 6962 §2.1).
 *
 * @throws RangeError above 65,535 bytes
 */
export function leafHash(entry: Uint8Array): Uint8Array {
  if (entry.length > ENTRY_MAX_BYTES) throw new RangeError('a ledger entry has at most 65,535 bytes');
  leafScratch.set(entry, 1);
  return sha256(leafScratch.subarray(0, 1 + entry.length));
}

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 §2.1). Both sides have 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  nodeScratch.set(left, 1);
  nodeScratch.set(right, 1 + HASH_BYTES);
  return sha256(nodeScratch);
}

/** Whether two hashes are the same. Nothing here is secret, so time may depend on the content. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Whether bytes can be a hash: 32 of them. */
export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}
