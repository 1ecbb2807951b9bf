import { createHash } from 'node:crypto';

/**
 * SHA-256 (hex) of the first `length` bytes for every length, which is also what an earlier revision of a PDF hashes to.
 * The bytes are read once, however many lengths there are.
 */
export function digestsOfBeginnings(bytes: Uint8Array, lengths: readonly number[]): ReadonlyMap<number, string> {
  const running = createHash('sha256');
  const digests = new Map<number, string>();
  let read = 0;
  for (const length of [...new Set(lengths)].toSorted((a, b) => a - b)) {
    if (length > bytes.length) break;
    running.update(bytes.subarray(read, length));
    read = length;
    digests.set(length, running.copy().digest('hex'));
  }
  return digests;
}
