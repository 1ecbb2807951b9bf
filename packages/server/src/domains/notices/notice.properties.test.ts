import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory, refusedWith } from '../../../../../tests/support/story.ts';
import { noticeDecider, unreadBy } from './notice.ts';
import { issue, issuer, now, readers, stranger } from './notice.examples.ts';

const attempt = (...asked: Parameters<typeof issue>) =>
  refusedWith(beginStory(noticeDecider).attempt(issue(...asked), { at: now, actor: issuer }));

describe('a notice', () => {
  it('announces no seal that cannot be used or has no specimen, and is told to somebody', () => {
    expect(attempt()).toBeUndefined();
    expect(attempt({}, false)).toBe('notice-seal-not-usable');
    expect(attempt({ specimen: null })).toBe('notice-specimen-missing');
    expect(attempt({ receivers: [] })).toBe('notice-nobody-to-tell');
    // What is out of use cannot be used, and is told all the same.
    expect(attempt({ kind: 'seal-suspended', specimen: null }, false)).toBeUndefined();
  });

  it('R7.1.2 is confirmed by those who are told, each for themself and once; nothing else about it changes', () => {
    const step = fc.record({
      command: fc.constantFrom({ type: 'confirm' } as const, issue({ receivers: [stranger] })),
      actor: fc.constantFrom(...readers, issuer, stranger),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const story = beginStory(noticeDecider);
        // Whoever is named twice, as a colleague and as a custodian, is told once.
        story.attempt(issue({ receivers: [...readers, ...readers] }), { at: now, actor: issuer });
        for (const { command, actor } of steps) {
          const before = story.state!;
          const expected = command.type === 'confirm' && unreadBy(before).includes(actor);
          expect(story.attempt(command, { at: now, actor }).ok).toBe(expected);
          expect({ ...story.state, readings: [] }).toEqual({ ...before, readings: [] });
          expect(unreadBy(story.state!)).toEqual(unreadBy(before).filter((one) => !expected || one !== actor));
        }
        expect(story.state?.receivers).toEqual(readers);
        expect(new Set(story.state?.readings.map(({ by }) => by)).size).toBe(story.state?.readings.length);
        expect(story.replayed()).toEqual(story.state);
      }),
      { numRuns: 300 },
    );
  });
});
