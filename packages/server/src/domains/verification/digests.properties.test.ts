import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestsOfBeginnings } from './digests.ts';

test('every beginning hashes as if it were a file of its own; lengths beyond the end have no digest', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(220)), (bytes, lengths) => {
      const digests = digestsOfBeginnings(bytes, lengths);
      expect([...digests.keys()].toSorted()).toEqual(
        [...new Set(lengths.filter((length) => length <= bytes.length))].toSorted(),
      );
      for (const [length, digest] of digests) {
        expect(digest).toBe(createHash('sha256').update(bytes.subarray(0, length)).digest('hex'));
      }
    }),
  );
});
