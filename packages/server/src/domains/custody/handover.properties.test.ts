import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import {
  administrator,
  confirm,
  confirmReceipt,
  facts,
  forAWhile,
  forGood,
  giver,
  later,
  now,
  propose,
  receiver,
  stranger,
  system,
  witness,
} from './handover.examples.ts';
import { handoverDecider, partiesOf, waitingFor, type HandoverCommand } from './handover.ts';

const person = fc.constantFrom(giver, receiver, witness, administrator, stranger);
const usually = fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });

const description = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(forGood, forAWhile) },
  {
    weight: 1,
    arbitrary: fc.record({ giverId: person, receiverId: person, witnessId: person }).map((people) => ({
      ...forGood,
      ...people,
    })),
  },
);

const command: fc.Arbitrary<HandoverCommand> = fc.oneof(
  { weight: 1, arbitrary: description.map(propose) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('confirm' as const),
      condition: fc.constantFrom(null, { state: 'ok' as const, remark: null }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('decline', 'cancel'), reason: fc.constant('事由') }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ type: 'settle-return' as const }, { type: 'call-off', because: 'seal-lost' } as const),
  },
);

const anyStep = fc.record({
  command,
  facts: fc
    .record({
      actor: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(giver, receiver, witness) }, person, fc.constant(system)),
      at: fc.oneof({ weight: 9, arbitrary: fc.constant(now) }, { weight: 1, arbitrary: fc.constant(later) }),
      custodianId: fc.oneof({ weight: 9, arbitrary: fc.constant(giver) }, person),
      receiverEntitled: usually,
      otherOpen: usually.map((not) => !not),
      active: usually.map((all) => (all ? [giver, receiver, witness, stranger] : [giver, receiver])),
    })
    .map(({ actor, custodianId, ...change }) => {
      const { seal } = facts(actor);
      return facts(actor, { ...change, seal: { ...seal, custodianId } });
    }),
});

/** As the three should do it, so that handovers come to their end. */
const properStep = fc
  .constantFrom([giver, confirm] as const, [receiver, confirmReceipt] as const, [witness, confirm] as const)
  .map(([actor, proper]) => ({ command: proper, facts: facts(actor) }));

const step = fc.oneof({ weight: 2, arbitrary: anyStep }, { weight: 1, arbitrary: properStep });

/** Most histories begin with a proposal that is accepted, so that most commands meet a handover. */
const history = fc
  .tuple(fc.constantFrom(forGood, forAWhile), fc.array(step, { maxLength: 25 }))
  .map(([first, rest]) => [{ command: propose(first), facts: facts(giver) }, ...rest]);

describe('whatever happens to a handover', () => {
  it('is what its history alone gives', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = beginStory(handoverDecider);
        for (const one of steps) story.attempt(one.command, one.facts);
        expect(story.replayed()).toEqual(story.state);
      }),
    );
  });

  it('R5.2.2 is completed exactly when three different people have each confirmed for themself', () => {
    let completed = 0;
    fc.assert(
      fc.property(history, (steps) => {
        const story = beginStory(handoverDecider);
        for (const one of steps) story.attempt(one.command, one.facts);
        const { state } = story;
        if (state === undefined) return;
        const confirmers = story.history
          .filter(({ event }) => event.type === 'handover.confirmed')
          .map(({ meta }) => meta.actor);
        expect(new Set(confirmers).size).toBe(confirmers.length);
        for (const one of confirmers) expect(partiesOf(state)).toContain(one);
        expect(state.state === 'completed').toBe(confirmers.length === 3);
        if (state.state === 'completed') completed += 1;
        else expect(state.returnDue).toBe(false);
        expect(waitingFor(state)).toHaveLength(state.state === 'proposed' ? 3 - confirmers.length : 0);
      }),
      { numRuns: 500 },
    );
    expect(completed).toBeGreaterThan(5);
  });

  it('R5.1.1 is proposed, confirmed and completed only while the giver holds the seal', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = beginStory(handoverDecider);
        for (const { command: asked, facts: given } of steps) {
          const before = story.history.length;
          story.attempt(asked, given);
          const happened = story.history.slice(before).map(({ event }) => event.type);
          if (happened.length === 0 || story.state === undefined) continue;
          if (['propose', 'confirm'].includes(asked.type)) {
            expect(given.seal.custodianId).toBe(story.state.giverId);
            expect(given.receiverEntitled).toBe(true);
            for (const one of partiesOf(story.state)) expect(given.active).toContain(one);
          }
        }
      }),
    );
  });

  it('keeps what the three confirm from the proposal to the end', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = beginStory(handoverDecider);
        for (const one of steps) {
          const before = story.state;
          story.attempt(one.command, one.facts);
          if (before === undefined) continue;
          const { sealId, giverId, receiverId, witnessId, kind, endsAt, reason } = before;
          expect(story.state).toMatchObject({ sealId, giverId, receiverId, witnessId, kind, endsAt, reason });
          if (before.state !== 'proposed') expect(story.state?.state).toBe(before.state);
        }
      }),
    );
  });
});
