import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
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
import { carryOutDecider, type CarryOutCommand } from './carry-out.ts';

const by = (actor: string, at = now) => ({ at, actor });

/** A carry-out that has lived through these commands, by the carrier unless the seal office checks. */
const after = (...commands: readonly CarryOutCommand[]) => {
  const story = beginStory(carryOutDecider);
  story.attempt(submit(), by(carrier));
  for (const command of commands) story.attempt(command, by(command.type === 'check' ? office : carrier));
  return story;
};

describe('asking to take a seal out', () => {
  const attempt = (...input: Parameters<typeof submit>) =>
    beginStory(carryOutDecider).attempt(submit(...input), by(carrier));

  it.each([
    ['R5.2.1 by somebody who does not hold it', butSeal({ custodianId: office }), 'carry-out-not-custodian'],
    ['of a seal that is out of use', butSeal({ state: 'suspended' }), 'seal-not-active'],
    ['of an electronic seal', butSeal({ medium: 'electronic' }), 'carry-out-not-physical'],
    ['while another carry-out of it is open', { ...inOrder, open: 'WC-2026-00007' }, 'carry-out-open'],
    ['by somebody with a seal overdue', { ...inOrder, debt: 'WC-2026-00007' }, 'carry-out-debt'],
    ['with somebody who has left', { ...inOrder, companionActive: false }, 'carry-out-companion-unfit'],
    ['for a request that does not use it', { ...inOrder, requestsFit: false }, 'carry-out-request-unfit'],
  ] as const)('is refused: %s', (_what, circumstances, code) => {
    expect(refusedWith(attempt({}, circumstances))).toBe(code);
  });

  it.each([
    ['with oneself as companion', { companionId: carrier }, 'carry-out-companion-unfit'],
    ['back before it leaves', { leavesAt: due, dueAt: due }, 'carry-out-times-reversed'],
    ['for a time that has passed', { leavesAt: '2026-11-23T06:00:00.000Z', dueAt: now }, 'carry-out-due-past'],
    ['overnight without a reason', { dueAt: '2026-11-24T01:00:00.000Z' }, 'carry-out-overnight-unexplained'],
    [
      'for longer than a month',
      { dueAt: '2026-12-23T08:00:00.001Z', overnight: '驻场办理，存放银行保管箱' },
      'carry-out-too-long',
    ],
  ] as const)('is refused: %s', (_what, change, code) => {
    expect(refusedWith(attempt(change))).toBe(code);
  });

  it('is taken with a reason overnight, up to a month, and until midnight in China without one', () => {
    const overnight = '次日上午签约，存放酒店保险箱并由随行人看管';
    expect(happened(attempt({ dueAt: '2026-12-23T08:00:00.000Z', overnight }))).toEqual(['carry-out.submitted']);
    expect(happened(attempt({ dueAt: '2026-11-23T15:59:00.000Z' }))).toEqual(['carry-out.submitted']);
    expect(refusedWith(attempt({ dueAt: '2026-11-23T16:00:00.000Z' }))).toBe('carry-out-overnight-unexplained');
  });

  it('comes back with the reason, and is corrected by the person who asked', () => {
    const again: CarryOutCommand = {
      type: 'resubmit',
      form: { ...form, purpose: '办理开户与印鉴变更' },
      flow,
      circumstances: inOrder,
    };
    expect(refusedWith(after().attempt(again, by(carrier)))).toBe('carry-out-not-returned');
    const story = after(decided('returned'));
    expect(story.state).toMatchObject({ state: 'returned', outcomeReason: '请写明随行人员分工' });
    expect(refusedWith(story.attempt(again, by(office)))).toBe('carry-out-not-requester');
    expect(happened(story.attempt(again, by(carrier)))).toEqual(['carry-out.resubmitted']);
    expect(story.state).toMatchObject({ state: 'submitted', purpose: '办理开户与印鉴变更', outcomeReason: null });
  });
});

describe('a seal on its way', () => {
  it('R5.2.1 leaves after the approval only, in the hands of its custodian, and in time', () => {
    expect(refusedWith(after().attempt(leave(), by(carrier)))).toBe('carry-out-not-approved');
    const story = after(decided('approved'));
    const changed = leave(butSeal({ custodianId: office }));
    expect(refusedWith(story.attempt(changed, by(carrier)))).toBe('carry-out-not-custodian');
    expect(refusedWith(story.attempt(leave(butSeal({ state: 'suspended' })), by(carrier)))).toBe('seal-not-active');
    expect(refusedWith(story.attempt(leave({ ...inOrder, companionActive: false }), by(carrier)))).toBe(
      'carry-out-companion-unfit',
    );
    expect(refusedWith(story.attempt(leave(), by(carrier, due)))).toBe('carry-out-due-past');
    expect(happened(story.attempt(leave(), by(carrier)))).toEqual(['carry-out.left']);
    expect(refusedWith(story.attempt({ type: 'withdraw', reason: '不去了' }, by(carrier)))).toBe(
      'carry-out-not-withdrawable',
    );
  });

  it('is overdue once, from the instant when it should be back', () => {
    const story = after(decided('approved'), leave());
    const before = '2026-11-23T09:59:59.999Z';
    expect(refusedWith(story.attempt({ type: 'mark-overdue' }, by(office, before)))).toBe('carry-out-not-out');
    expect(happened(story.attempt({ type: 'mark-overdue' }, by(office, due)))).toEqual(['carry-out.overdue']);
    expect(refusedWith(story.attempt({ type: 'mark-overdue' }, by(office, due)))).toBe('carry-out-not-out');
    expect(story.state?.overdueSince).toBe(due);
  });

  it('is back when somebody has looked at it who was not out with it', () => {
    const story = after(decided('approved'), leave());
    expect(refusedWith(story.attempt(check, by(office)))).toBe('carry-out-not-back');
    const worn = { type: 'bring-back', condition: { state: 'worn', remark: null } } as const;
    expect(refusedWith(story.attempt(worn, by(carrier)))).toBe('carry-out-condition-unexplained');
    story.attempt(bringBack, by(carrier));
    for (const own of [carrier, companion]) {
      expect(refusedWith(story.attempt(check, by(own)))).toBe('carry-out-checks-own');
    }
    expect(happened(story.attempt(check, by(office)))).toEqual(['carry-out.completed']);
    expect(story.state?.checked).toEqual({ by: office, at: now, condition: { state: 'ok', remark: null } });
  });

  it('is called off before it leaves; afterwards only a loss ends it, for the rest has to come back', () => {
    const off = { type: 'call-off', because: 'seal-out-of-use' } as const;
    expect(after(decided('approved'), off).state).toMatchObject({ state: 'called-off' });
    const out = after(decided('approved'), leave());
    expect(refusedWith(out.attempt(off, by(office)))).toBe('carry-out-not-withdrawable');
    out.attempt({ type: 'call-off', because: 'seal-lost' }, by(office));
    expect(out.state).toMatchObject({ state: 'called-off', calledOff: { because: 'seal-lost', at: now } });
  });
});
