import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterAnswer, attemptFor, type Attempt } from './attempt.ts';

test('a retry after a lost reply repeats the key; another wish gets its own', () => {
  let made = 0;
  const freshKey = (): string => `key-${(made += 1)}`;
  const first = attemptFor(undefined, 'approve', freshKey);
  const lost = afterAnswer(first, true);
  expect(attemptFor(lost, 'approve', freshKey).key).toBe(first.key);
  expect(attemptFor(lost, 'refuse', freshKey).key).not.toBe(first.key);
  expect(attemptFor(afterAnswer(first, false), 'approve', freshKey).key).not.toBe(first.key);
});

test('whatever happens, a key goes with one content only and a known outcome ends it', () => {
  const tries = fc.array(fc.record({ content: fc.constantFrom('a', 'b', 'c'), unknown: fc.boolean() }));
  fc.assert(
    fc.property(tries, (steps) => {
      let made = 0;
      let remembered: Attempt | undefined;
      const contentOf = new Map<string, string>();
      const ended = new Set<string>();
      for (const { content, unknown } of steps) {
        const attempt = attemptFor(remembered, content, () => String((made += 1)));
        expect(contentOf.get(attempt.key) ?? content).toBe(content);
        expect(ended.has(attempt.key)).toBe(false);
        contentOf.set(attempt.key, content);
        if (!unknown) ended.add(attempt.key);
        remembered = afterAnswer(attempt, unknown);
      }
    }),
  );
});
