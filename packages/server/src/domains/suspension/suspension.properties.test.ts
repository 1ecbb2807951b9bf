import { suspensionStates, type SuspensionState } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import { chinaDay } from '../../platform/china-day.ts';
import { isOpen, suspensionDecider, type Suspension, type SuspensionCommand } from './suspension.ts';
import { complete, decided, flow, form, now, office, requester, submit } from './suspension.examples.ts';

const instants = [now, '2026-11-24T08:00:00.000Z', '2026-11-25T08:00:00.000Z'] as const;

const command: fc.Arbitrary<SuspensionCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(decided('approved'), decided('returned'), decided('refused')) },
  { weight: 4, arbitrary: fc.constantFrom(complete(), complete('suspended'), complete('lost'), complete('destroyed')) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<SuspensionCommand[]>(
      { type: 'resubmit', form: { ...form, fromDay: '2026-11-25' }, flow },
      { type: 'resubmit', form, flow },
      { type: 'withdraw', reason: '暂不停用' },
      submit(),
    ),
  },
);

const step = fc.record({ command, at: fc.constantFrom(...instants), actor: fc.constantFrom(requester, office) });
const history = fc.record({
  fromDay: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25'),
  steps: fc.array(step, { maxLength: 25 }),
});

type Lived = typeof history extends fc.Arbitrary<infer Inner> ? Inner : never;
type Look = (seen: { readonly ok: boolean; readonly before: Suspension; readonly after: Suspension }) => void;

/** Lives through a history that begins with an application; `look` sees every step. */
function live({ fromDay, steps }: Lived, look: Look = () => undefined) {
  const story = beginStory(suspensionDecider);
  story.attempt(submit({ fromDay }), { at: now, actor: requester });
  for (const { command: one, at, actor } of steps) {
    const before = story.state;
    const { ok } = story.attempt(one, { at, actor });
    if (before !== undefined && story.state !== undefined) look({ ok, before, after: story.state });
  }
  return story;
}

const FINAL = new Set<SuspensionState>(['refused', 'withdrawn', 'completed']);

describe('whatever happens to an application for a suspension', () => {
  it('is what its history alone gives', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const story = live(lived);
        expect(story.replayed()).toEqual(story.state);
      }),
      { numRuns: 500 },
    );
  });

  it('ends for good, and a refused command changes nothing', () => {
    const met = new Set<SuspensionState>();
    fc.assert(
      fc.property(history, (lived) => {
        live(lived, ({ ok, before, after }) => {
          met.add(before.state);
          if (FINAL.has(before.state)) expect(ok).toBe(false);
          if (!ok) expect(after).toBe(before);
        });
      }),
      { numRuns: 1000 },
    );
    // Otherwise the laws would hold because nothing got that far.
    expect([...met].toSorted()).toEqual([...suspensionStates].toSorted());
  });

  it('R7.1.2 it suspends once, after the approval of its last submission, and not before its day', () => {
    let completed = 0;
    fc.assert(
      fc.property(history, (lived) => {
        const { history: events, state } = live(lived);
        const types = events.map(({ event }) => event.type);
        const end = types.indexOf('suspension.completed');
        if (end < 0) return;
        completed += 1;
        expect(types.filter((type) => type === 'suspension.completed')).toHaveLength(1);
        expect(types[end - 1]).toBe('suspension.approved');
        expect(state?.approvedBy).toBe(office);
        expect(chinaDay(events[end]!.meta.at) >= state!.fromDay).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(completed).toBeGreaterThan(50);
  });

  it('there is at most one open application about a seal, however many are tried', () => {
    // Most of what is tried ends one, so that there is room for the next.
    const ending = fc.constantFrom(decided('refused'), { type: 'withdraw', reason: '暂不停用' } as const);
    const tried = fc.record({
      which: fc.nat({ max: 4 }),
      step: fc.record({ command: fc.oneof(command, ending), at: fc.constant(now), actor: fc.constant(requester) }),
    });
    let many = 0;
    fc.assert(
      fc.property(fc.array(tried, { maxLength: 40 }), (tries) => {
        const stories = Array.from({ length: 5 }, () => beginStory(suspensionDecider));
        const openOnes = () => stories.flatMap(({ state }) => (state !== undefined && isOpen(state) ? [state] : []));
        for (const { which, step: one } of tries) {
          const story = stories[which]!;
          // What the edge looks up under the lock of the seal.
          const asked = story.state === undefined ? submit({}, { open: openOnes()[0]?.number ?? null }) : one.command;
          story.attempt(asked, one);
          expect(openOnes().length).toBeLessThanOrEqual(1);
        }
        if (stories.filter(({ state }) => state !== undefined).length > 1) many += 1;
      }),
      { numRuns: 500 },
    );
    expect(many).toBeGreaterThan(20);
  });
});
