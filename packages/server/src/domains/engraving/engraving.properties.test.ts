import { engravingStates, type EngravingState } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import { engravingDecider, type Engraving, type EngravingCommand } from './engraving.ts';
import { accept, complete, decided, flow, form, now, office, order, requester, submit } from './engraving.examples.ts';

const command: fc.Arbitrary<EngravingCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(decided('approved'), decided('returned'), decided('refused')) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      order(),
      order(),
      order({ qualifiedUntil: '2026-11-22' }),
      order({ qualifiedUntil: null }),
      order({ state: 'removed', removedReason: '不再合作' }),
      order({ entityId: '0190a000-0000-7000-8000-000000000099' }),
    ),
  },
  { weight: 4, arbitrary: fc.constantFrom(accept(), accept('2026-11-22'), accept('2026-11-24')) },
  { weight: 3, arbitrary: fc.constant(complete) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<EngravingCommand[]>(
      { type: 'resubmit', form: { ...form, purpose: '补充说明用途' }, flow },
      { type: 'reject-delivery', reason: '印文有误' },
      { type: 'withdraw', reason: '不再需要' },
      submit(),
    ),
  },
);

const history = fc
  .tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.array(fc.record({ command, actor: fc.constantFrom(requester, office) }), { maxLength: 30 }),
  )
  .map(([first, rest]) => [
    ...[decided('approved'), order(), accept()].slice(0, first).map((one) => ({ command: one, actor: office })),
    ...rest,
  ]);

type Lived = typeof history extends fc.Arbitrary<infer Inner> ? Inner : never;
type Look = (seen: {
  readonly command: EngravingCommand;
  readonly ok: boolean;
  readonly before: Engraving;
  readonly after: Engraving;
}) => void;

/** Lives through a history that begins with a request; `look` sees every step. */
function live(steps: Lived, look: Look = () => undefined) {
  const story = beginStory(engravingDecider);
  story.attempt(submit(), { at: now, actor: requester });
  for (const { command: one, actor } of steps) {
    const before = story.state;
    const { ok } = story.attempt(one, { at: now, actor });
    if (before !== undefined && story.state !== undefined) look({ command: one, ok, before, after: story.state });
  }
  return story;
}

const runs = { numRuns: 800 };
const FINAL = new Set<EngravingState>(['refused', 'withdrawn', 'completed']);

describe('whatever happens to an engraving request', () => {
  it('is what its history alone gives', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const story = live(lived);
        expect(story.replayed()).toEqual(story.state);
      }),
      runs,
    );
  });

  it('ends for good, and a refused command changes nothing', () => {
    const met = new Set<EngravingState>();
    fc.assert(
      fc.property(history, (lived) => {
        live(lived, ({ ok, before, after }) => {
          met.add(before.state);
          if (FINAL.has(before.state)) expect(ok).toBe(false);
          if (!ok) expect(after).toBe(before);
        });
      }),
      { numRuns: 2000 },
    );
    // Otherwise the laws would hold because nothing got that far.
    expect([...met].toSorted()).toEqual([...engravingStates].toSorted());
  });

  it('R4.1.2 is ordered after its approval only', () => {
    let ordered = 0;
    fc.assert(
      fc.property(history, (lived) => {
        const { history: events } = live(lived);
        const types = events.map(({ event }) => event.type);
        const first = types.indexOf('engraving.ordered');
        if (first < 0) return;
        ordered += 1;
        const approved = types.indexOf('engraving.approved');
        expect(approved).toBeGreaterThan(0);
        expect(approved).toBeLessThan(first);
      }),
      runs,
    );
    expect(ordered).toBeGreaterThan(20);
  });

  it('R4.1.3 is ordered from an engraver on the register whose qualification holds that day', () => {
    fc.assert(
      fc.property(history, (lived) => {
        live(lived, ({ command: one, ok, after }) => {
          if (!ok || one.type !== 'order') return;
          expect(one.engraver.state).toBe('listed');
          expect((one.engraver.qualifiedUntil ?? '9999-12-31') >= '2026-11-23').toBe(true);
          expect(after.order?.qualifiedUntil).not.toBe('2026-11-22');
        });
      }),
      runs,
    );
  });

  it('is delivered once, and becomes one seal, which was delivered', () => {
    let completed = 0;
    fc.assert(
      fc.property(history, (lived) => {
        const { history: events, state } = live(lived);
        const count = (type: string) => events.filter(({ event }) => event.type === type).length;
        expect(count('engraving.delivered')).toBeLessThanOrEqual(1);
        expect(count('engraving.completed')).toBeLessThanOrEqual(count('engraving.delivered'));
        if (state?.state === 'completed') completed += 1;
        expect(state?.sealId === null).toBe(state?.state !== 'completed');
      }),
      runs,
    );
    expect(completed).toBeGreaterThan(20);
  });
});
