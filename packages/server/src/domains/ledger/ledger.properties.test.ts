import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestLedger, tallies, type TestLedger } from '../../../../../tests/support/ledger.ts';
import { newId } from '../../platform/ids.ts';
import { subjectKind, verifyLedger } from './index.ts';
import type { Ledger } from './ledger.ts';

let test: TestLedger;
let other: Ledger;
beforeAll(async () => {
  test = await openTestLedger();
  other = await test.another({ folder: `${test.folder}-2` });
});
afterAll(() => test.close());

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ subject: fc.nat(3), remark: fc.string({ unit: 'grapheme' }) }) },
  { weight: 1, arbitrary: fc.constantFrom('settle here', 'settle elsewhere') },
);

it('whatever is written at the same time, on the same subjects or others, the ledger verifies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const ids = await Promise.all(Array.from({ length: 4 }, () => test.count(newId())));
      await Promise.all(
        steps.map(async (one) => {
          if (one === 'settle here') await test.ledger.settle();
          else if (one === 'settle elsewhere') await other.settle();
          else await test.count(ids[one.subject], one.remark.replaceAll('\0', ''));
        }),
      );
      const head = await test.ledger.settle();
      const verdict = await verifyLedger({
        db: test.database.kysely,
        decrypt: test.ledger.decrypt,
        kinds: [subjectKind(tallies)],
        key: test.ledger.key,
        keptNotes: [head.note],
      });
      expect(verdict.findings).toEqual([]);
      expect(verdict.size).toBe(verdict.entries);
    }),
    { numRuns: 12 },
  );
});
