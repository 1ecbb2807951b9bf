import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import { engraverDecider, type EngraverCommand } from './engraver.ts';
import { engravingDecider, type EngravingCommand } from './engraving.ts';
import {
  accept,
  complete,
  decided,
  engraver,
  engraverFacts,
  entityId,
  flow,
  form,
  now,
  office,
  order,
  requester,
  submit,
} from './engraving.examples.ts';

const by = (actor: string, at = now) => ({ at, actor });
/** A request that has lived through these commands of the seal office. */
const after = (...commands: readonly EngravingCommand[]) => {
  const story = beginStory(engravingDecider);
  story.attempt(submit(), by(requester));
  for (const command of commands) story.attempt(command, by(office));
  return story;
};

describe('asking for a seal', () => {
  it('refuses what the law refuses, and nothing else about its size', () => {
    const size = (mm: number) => ({ shape: 'round', widthMm: mm, heightMm: mm }) as const;
    const attempt = (change: Parameters<typeof submit>[0]) =>
      beginStory(engravingDecider).attempt(submit(change), by(requester));
    expect(refusedWith(attempt({ kind: 'official', size: size(46) }))).toBe('official-seal-too-large');
    expect(happened(attempt({ kind: 'official', size: size(45) }))).toEqual(['engraving.submitted']);
    expect(happened(attempt({ size: size(58) }))).toEqual(['engraving.submitted']);
    const uneven = { shape: 'round', widthMm: 40, heightMm: 38 } as const;
    expect(refusedWith(attempt({ size: uneven }))).toBe('seal-sides-differ');
  });

  it('comes back with the reason, and only then goes to approval again, by the requester', () => {
    const again = { type: 'resubmit', form: { ...form, purpose: '签订销售合同' }, flow } as const;
    expect(refusedWith(after().attempt(again, by(requester)))).toBe('engraving-not-returned');
    const story = after(decided('returned'));
    expect(story.state).toMatchObject({ state: 'returned', outcomeReason: '请补充用途说明' });
    expect(refusedWith(story.attempt(again, by(office)))).toBe('engraving-not-requester');
    const tooLarge = {
      ...again,
      form: { ...form, kind: 'official', size: { ...form.size, widthMm: 46, heightMm: 46 } },
    };
    expect(refusedWith(story.attempt(tooLarge as EngravingCommand, by(requester)))).toBe('official-seal-too-large');
    story.attempt(again, by(requester));
    expect(story.state).toMatchObject({ state: 'submitted', purpose: '签订销售合同', outcomeReason: null });
    const another = { ...decided('approved'), caseId: 'another' } as EngravingCommand;
    expect(refusedWith(story.attempt(another, by(office)))).toBe('engraving-not-in-approval');
  });

  it('is given up until the seal is delivered', () => {
    const withdraw = { type: 'withdraw', reason: '不再需要' } as const;
    for (const before of [[], [decided('approved')], [decided('approved'), order()]]) {
      expect(happened(after(...before).attempt(withdraw, by(office)))).toEqual(['engraving.withdrawn']);
    }
    const delivered = after(decided('approved'), order(), accept());
    expect(refusedWith(delivered.attempt(withdraw, by(office)))).toBe('engraving-not-withdrawable');
  });
});

describe('having it engraved', () => {
  it('R4.1.3 waits for the approval, and takes an engraver that is on the register and qualified today', () => {
    expect(refusedWith(after().attempt(order(), by(office)))).toBe('engraving-not-approved');
    const attempt = (change: Parameters<typeof order>[0], at = now) =>
      after(decided('approved')).attempt(order(change), by(office, at));
    expect(refusedWith(attempt({ state: 'removed' }))).toBe('engraver-removed');
    expect(refusedWith(attempt({ entityId: requester }))).toBe('engraver-unknown');
    // A qualification holds through its last day, by the calendar of China.
    const lastDay = { qualifiedUntil: '2026-11-23' };
    expect(happened(attempt(lastDay, '2026-11-23T15:59:59.999Z'))).toEqual(['engraving.ordered']);
    expect(refusedWith(attempt(lastDay, '2026-11-23T16:00:00.000Z'))).toBe('engraver-unqualified');
    expect(happened(attempt({ qualifiedUntil: null }))).toEqual(['engraving.ordered']);
  });

  it('may go to another engraver before the delivery, and a bad seal is delivered again', () => {
    const story = after(decided('approved'), order(), { type: 'reject-delivery', reason: '印文缺字' });
    expect(story.state).toMatchObject({ state: 'ordered', rejections: [{ reason: '印文缺字', by: office }] });
    story.attempt(order({ id: sealmaker, name: '另一家' }), by(office));
    expect(story.state?.order).toMatchObject({ engraverId: sealmaker, name: '另一家', by: office });
    story.attempt(accept(), by(office));
    expect(refusedWith(story.attempt(accept(), by(office)))).toBe('engraving-not-ordered');
    expect(refusedWith(story.attempt(order(), by(office)))).toBe('engraving-not-approved');
  });

  it('is accepted on a day from the order to today, and becomes a seal once', () => {
    const story = after(decided('approved'), order());
    expect(refusedWith(story.attempt(accept('2026-11-24'), by(office)))).toBe('engraving-accepted-in-future');
    expect(refusedWith(story.attempt(accept('2026-11-22'), by(office)))).toBe('engraving-accepted-before-order');
    expect(refusedWith(story.attempt(complete, by(office)))).toBe('engraving-not-delivered');
    story.attempt(accept(), by(office));
    const early = { ...complete, activatedOn: '2026-11-22' } as EngravingCommand;
    expect(refusedWith(story.attempt(early, by(office)))).toBe('engraving-seal-before-delivery');
    expect(happened(story.attempt(complete, by(office)))).toEqual(['engraving.completed']);
    expect(refusedWith(story.attempt(complete, by(office)))).toBe('engraving-not-delivered');
  });
});

const sealmaker = '0190a000-0000-7000-8000-000000000032';

describe('the register of engravers', () => {
  const register = (change: object = {}, usccTaken = false): EngraverCommand => ({
    type: 'register',
    id: engraver.id,
    entityId,
    facts: { ...engraverFacts, ...change },
    usccTaken,
  });

  it('takes a sound code, once, with a paper that is in force', () => {
    const attempt = (command: EngraverCommand) => beginStory(engraverDecider).attempt(command, by(office));
    expect(happened(attempt(register()))).toEqual(['engraver.registered']);
    expect(refusedWith(attempt(register({ uscc: '91330106MA2HXL0P4A' })))).toBe('uscc-wrong');
    expect(refusedWith(attempt(register({}, true)))).toBe('engraver-already-listed');
    expect(refusedWith(attempt(register({ qualifiedUntil: '2026-11-22' })))).toBe('engraver-expired');
    expect(happened(attempt(register({ qualifiedUntil: '2026-11-23' })))).toEqual(['engraver.registered']);
  });

  it('renews a qualification, and lets an engraver go for good', () => {
    const story = beginStory(engraverDecider);
    story.attempt(register(), by(office));
    const facts = { ...engraverFacts, qualifiedUntil: '2030-06-30' };
    story.attempt({ type: 'correct', facts, usccTaken: false }, by(office));
    expect(story.state).toMatchObject({ qualifiedUntil: '2030-06-30', state: 'listed' });
    story.attempt({ type: 'remove', reason: '不再合作' }, by(office));
    expect(story.state).toMatchObject({ state: 'removed', removedReason: '不再合作' });
    expect(refusedWith(story.attempt({ type: 'correct', facts, usccTaken: false }, by(office)))).toBe(
      'engraver-removed',
    );
    expect(story.replayed()).toEqual(story.state);
  });
});
