import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import {
  administrator,
  confirm,
  confirmReceipt,
  earlierId,
  facts,
  forAWhile,
  forGood,
  giver,
  handoverId,
  later,
  now,
  propose,
  receiver,
  stranger,
  system,
  witness,
} from './handover.examples.ts';
import { handoverDecider, waitingFor, type HandoverFacts } from './handover.ts';

const { seal } = facts(giver);
const proposed = (description = forGood) => {
  const story = beginStory(handoverDecider);
  expect(happened(story.attempt(propose(description), facts(giver)))).toEqual(['handover.proposed']);
  return story;
};

describe('proposing a handover', () => {
  it('R5.2.2 writes down the three people, the reason and the time, and confirms nothing yet', () => {
    const { state } = proposed();
    expect(state).toMatchObject({ ...forGood, state: 'proposed', proposedBy: giver, proposedAt: now, confirmed: {} });
    expect(state === undefined ? [] : waitingFor(state)).toEqual([giver, receiver, witness]);
  });

  it.each<[string, Partial<typeof forGood>, Partial<HandoverFacts>, string]>([
    ['to oneself', { receiverId: giver }, {}, 'handover-same-person'],
    ['with the receiver as witness', { witnessId: receiver }, {}, 'handover-same-person'],
    ['with the giver as witness', { witnessId: giver }, {}, 'handover-same-person'],
    ['by who does not hold it', { giverId: stranger }, { active: [stranger] }, 'handover-giver-not-custodian'],
    ['by somebody who left', {}, { active: [receiver, witness] }, 'handover-giver-not-active'],
    ['to somebody disabled', {}, { active: [giver, witness] }, 'handover-receiver-not-active'],
    ['before somebody disabled', {}, { active: [giver, receiver] }, 'handover-witness-not-active'],
    ['to no custodian', {}, { receiverEntitled: false }, 'handover-receiver-not-entitled'],
    ['before who cannot confirm', {}, { witnessEntitled: false }, 'handover-witness-not-entitled'],
    ['while another is open', {}, { otherOpen: true }, 'handover-open'],
    ['of a lost seal', {}, { seal: { ...seal, state: 'lost' } }, 'handover-seal-out'],
    ['of a recalled seal', {}, { seal: { ...seal, state: 'recalled' } }, 'handover-seal-out'],
    ['of a seal put away', {}, { seal: { ...seal, state: 'sealed-away' } }, 'handover-seal-out'],
    ['for a while without an end', { kind: 'temporary' }, {}, 'handover-end-missing'],
    ['for good with an end', { endsAt: later }, {}, 'handover-end-superfluous'],
    ['that has ended already', { kind: 'temporary', endsAt: now }, {}, 'handover-end-past'],
  ])('is refused %s', (_what, description, change, code) => {
    const decision = beginStory(handoverDecider).attempt(propose({ ...forGood, ...description }), facts(giver, change));
    expect(refusedWith(decision)).toBe(code);
  });

  it('R5.1.1 does not make an administrator who proposes it the custodian', () => {
    const description = { ...forGood, receiverId: administrator };
    const decision = beginStory(handoverDecider).attempt(
      propose(description),
      facts(administrator, { active: [giver, administrator, witness] }),
    );
    expect(refusedWith(decision)).toBe('seal-custodian-is-administrator');
  });

  it.each(['active', 'suspended'] as const)('is possible with a seal that is %s, electronic too', (state) => {
    const change = { seal: { ...seal, state, medium: 'electronic' } } as const;
    const story = beginStory(handoverDecider);
    for (const [command, actor] of [
      [propose(), giver],
      [confirm, giver],
      [confirm, witness],
      [confirm, receiver],
    ] as const) {
      expect(refusedWith(story.attempt(command, facts(actor, change)))).toBeUndefined();
    }
    expect(story.state).toMatchObject({ state: 'completed', condition: null });
  });
});

describe('a seal that is held for a while', () => {
  const held = { heldUnder: { handoverId: earlierId, giverId: receiver } };

  it('R5.2.1 is not passed on, but goes back to the person it came from', () => {
    const onwards = { ...forGood, receiverId: stranger };
    const active = [giver, receiver, stranger, witness];
    const attempt = (description: typeof forGood, actor: string) =>
      beginStory(handoverDecider).attempt(propose(description), facts(actor, { ...held, active }));
    expect(refusedWith(attempt(onwards, giver))).toBe('handover-held-temporarily');
    expect(refusedWith(attempt({ ...onwards, kind: 'temporary', endsAt: later }, administrator))).toBe(
      'handover-held-temporarily',
    );
    expect(attempt(onwards, administrator)).toMatchObject({ ok: true, events: [{ returnOf: null }] });
    for (const actor of [giver, administrator, system]) {
      expect(attempt(forGood, actor)).toMatchObject({ ok: true, events: [{ returnOf: earlierId }] });
    }
  });

  it('is to be returned from the completion on, once', () => {
    const story = proposed(forAWhile);
    expect(refusedWith(story.attempt({ type: 'settle-return' }, facts(system)))).toBe('handover-nothing-to-return');
    story.attempt(confirm, facts(giver));
    story.attempt(confirmReceipt, facts(receiver));
    story.attempt(confirm, facts(witness));
    expect(story.state).toMatchObject({ state: 'completed', returnDue: true });
    expect(happened(story.attempt({ type: 'settle-return' }, facts(system)))).toEqual(['handover.return-settled']);
    expect(refusedWith(story.attempt({ type: 'settle-return' }, facts(system)))).toBe('handover-nothing-to-return');
  });
});

describe('confirming', () => {
  it('R5.2.2 takes all three, each for themself, in any order', () => {
    const story = proposed();
    expect(happened(story.attempt(confirm, facts(witness)))).toEqual(['handover.confirmed']);
    expect(happened(story.attempt(confirmReceipt, facts(receiver)))).toEqual(['handover.confirmed']);
    expect(story.state?.state).toBe('proposed');
    const last = story.attempt(confirm, facts(giver, { at: later }));
    expect(happened(last)).toEqual(['handover.confirmed', 'handover.completed']);
    expect(story.state).toMatchObject({
      state: 'completed',
      confirmed: { witness: now, receiver: now, giver: later },
      condition: { state: 'ok' },
      outcome: { at: later, by: giver, reason: null },
    });
  });

  it('counts once per person, and for nobody else', () => {
    const story = proposed();
    story.attempt(confirm, facts(giver));
    expect(refusedWith(story.attempt(confirm, facts(giver)))).toBe('handover-already-confirmed');
    for (const actor of [stranger, administrator, system]) {
      expect(refusedWith(story.attempt(confirm, facts(actor)))).toBe('handover-not-party');
    }
  });

  it('is refused once the custodian is another person', () => {
    const story = proposed();
    story.attempt(confirm, facts(giver));
    story.attempt(confirm, facts(witness));
    const changed = facts(receiver, { seal: { ...seal, custodianId: stranger } });
    expect(refusedWith(story.attempt(confirmReceipt, changed))).toBe('handover-giver-not-custodian');
    expect(story.state?.state).toBe('proposed');
  });

  it('R5.2.3 is where the receiver says how the seal is, and nobody else', () => {
    const worn = (remark: string | null) => ({ type: 'confirm', condition: { state: 'worn', remark } }) as const;
    const story = proposed();
    expect(refusedWith(story.attempt(confirmReceipt, facts(giver)))).toBe('handover-condition-superfluous');
    expect(refusedWith(story.attempt(confirm, facts(receiver)))).toBe('handover-condition-missing');
    expect(refusedWith(story.attempt(worn(null), facts(receiver)))).toBe('handover-condition-unexplained');
    story.attempt(worn('边框有缺口'), facts(receiver));
    expect(story.state?.condition).toEqual({ state: 'worn', remark: '边框有缺口' });
    const electronic = facts(receiver, { seal: { ...seal, medium: 'electronic' } });
    expect(refusedWith(proposed().attempt(confirmReceipt, electronic))).toBe('handover-condition-superfluous');
  });
});

describe('a handover that does not take place', () => {
  it('is declined by one of the three, cancelled, or called off, with the reason', () => {
    const declined = proposed();
    declined.attempt(confirm, facts(witness));
    const reason = '未见到印章';
    expect(refusedWith(declined.attempt({ type: 'decline', reason }, facts(stranger)))).toBe('handover-not-party');
    declined.attempt({ type: 'decline', reason }, facts(witness));
    expect(declined.state).toMatchObject({ state: 'declined', outcome: { by: witness, reason } });
    const cancelled = proposed();
    cancelled.attempt({ type: 'cancel', reason }, facts(administrator));
    expect(cancelled.state).toMatchObject({ state: 'cancelled', outcome: { by: administrator, reason } });
    const calledOff = proposed();
    calledOff.attempt({ type: 'call-off', because: 'seal-lost' }, facts(system));
    const outcome = { by: system, reason: null, because: 'seal-lost' };
    expect(calledOff.state).toMatchObject({ state: 'cancelled', outcome });
    for (const { attempt } of [declined, cancelled, calledOff]) {
      expect(refusedWith(attempt(confirm, facts(giver)))).toBe('handover-not-open');
      expect(refusedWith(attempt({ type: 'cancel', reason }, facts(giver)))).toBe('handover-not-open');
    }
    expect(refusedWith(cancelled.attempt(propose(), facts(giver)))).toBe('handover-already-proposed');
    expect(cancelled.state?.id).toBe(handoverId);
  });
});
