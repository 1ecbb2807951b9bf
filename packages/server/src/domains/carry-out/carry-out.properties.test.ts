import { carryOutStates, type CarryOutState } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import {
  bringBack,
  butSeal,
  carrier,
  check,
  companion,
  decided,
  due,
  flow,
  form,
  inOrder,
  leave,
  now,
  office,
  submit,
} from './carry-out.examples.ts';
import { carryOutDecider, type CarryOut, type CarryOutCommand } from './carry-out.ts';

const command: fc.Arbitrary<CarryOutCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(decided('approved'), decided('returned'), decided('refused')) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      leave(),
      leave(),
      leave(butSeal({ custodianId: office })),
      leave(butSeal({ state: 'lost' })),
    ),
  },
  { weight: 4, arbitrary: fc.constantFrom(bringBack, check) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<CarryOutCommand[]>(
      { type: 'resubmit', form, flow, circumstances: inOrder },
      { type: 'mark-overdue' },
      { type: 'withdraw', reason: '改期' },
      { type: 'call-off', because: 'seal-lost' },
      { type: 'call-off', because: 'custodian-changed' },
      submit(),
    ),
  },
);

const steps = fc
  .tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.array(
      fc.record({
        command,
        actor: fc.constantFrom(carrier, companion, office),
        at: fc.constantFrom(now, now, '2026-11-23T09:00:00.000Z', due),
      }),
      { maxLength: 20 },
    ),
  )
  .map(([first, rest]) => [
    ...[decided('approved'), leave(), bringBack]
      .slice(0, first)
      .map((one) => ({ command: one, actor: carrier, at: now })),
    ...rest,
  ]);

type Lived = typeof steps extends fc.Arbitrary<infer Inner> ? Inner : never;
type Look = (seen: {
  readonly step: Lived[number];
  readonly ok: boolean;
  readonly before: CarryOut;
  readonly after: CarryOut;
}) => void;

/** Lives through a history that begins with a request; `look` sees every step. */
function live(lived: Lived, look: Look = () => undefined) {
  const story = beginStory(carryOutDecider);
  story.attempt(submit(), { at: now, actor: carrier });
  for (const step of lived) {
    const before = story.state;
    const { ok } = story.attempt(step.command, { at: step.at, actor: step.actor });
    if (before !== undefined && story.state !== undefined) look({ step, ok, before, after: story.state });
  }
  return story;
}

const FINAL = new Set<CarryOutState>(['refused', 'withdrawn', 'completed', 'called-off']);
const runs = { numRuns: 600 };

describe('whatever happens in a carry-out', () => {
  it('is what its history alone gives, ends for good, and a refused command changes nothing', () => {
    const met = new Set<CarryOutState>();
    fc.assert(
      fc.property(steps, (lived) => {
        const story = live(lived, ({ ok, before, after }) => {
          met.add(before.state);
          if (FINAL.has(before.state)) expect(ok).toBe(false);
          if (!ok) expect(after).toBe(before);
        });
        expect(story.replayed()).toEqual(story.state);
      }),
      { numRuns: 1500 },
    );
    // Otherwise the laws would hold because nothing got that far.
    expect([...met].toSorted()).toEqual([...carryOutStates].toSorted());
  });

  it('R5.2.1 the seal leaves once, approved, with the person who held it then, and is checked by somebody who stayed', () => {
    let completed = 0;
    fc.assert(
      fc.property(steps, (lived) => {
        const { history, state } = live(lived, ({ step, ok, before }) => {
          if (!ok || step.command.type !== 'leave') return;
          expect(before.state).toBe('approved');
          expect([step.actor, step.command.circumstances.seal.custodianId]).toEqual([carrier, carrier]);
          expect(step.command.circumstances.seal.state).toBe('active');
          expect(step.at < before.dueAt).toBe(true);
        });
        const count = (type: string) => history.filter(({ event }) => event.type === type).length;
        expect(count('carry-out.left')).toBeLessThanOrEqual(1);
        expect(count('carry-out.overdue')).toBeLessThanOrEqual(count('carry-out.left'));
        if (state?.state !== 'completed') return;
        completed += 1;
        expect([carrier, companion]).not.toContain(state.checked?.by);
      }),
      runs,
    );
    expect(completed).toBeGreaterThan(20);
  });
});
