import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import { approver, custodian, description, now, owner, store } from './document.examples.ts';
import { documentDecider, type DocumentCommand } from './document.ts';

const person = fc.constantFrom(owner, approver, custodian);
const command: fc.Arbitrary<DocumentCommand> = fc.oneof(
  fc.constant(store),
  fc.record({ type: fc.constant('share' as const), people: fc.array(person, { maxLength: 4 }) }),
  fc.constant({ type: 'open' as const }),
);
const steps = fc.array(fc.record({ command, actor: person }), { maxLength: 25 });

describe('whatever happens to a document', () => {
  it('is what its history alone gives; what was stored never changes; people are recorded once and for ever', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        const story = beginStory(documentDecider);
        for (const { command, actor } of [{ command: store, actor: owner }, ...steps]) {
          const before = story.state;
          story.attempt(command, { at: now, actor });
          const after = story.state;
          expect(after).toMatchObject(description);
          for (const list of ['readers', 'openedBy'] as const) {
            const people = after?.[list] ?? [];
            expect(people.slice(0, before?.[list].length ?? 0)).toEqual(before?.[list] ?? []);
            expect(new Set(people).size).toBe(people.length);
          }
        }
        expect(story.replayed()).toEqual(story.state);
      }),
    );
  });
});
