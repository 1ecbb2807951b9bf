import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import {
  approve,
  colleague,
  completeDraft,
  flow,
  knownWithSeal,
  now,
  requester,
  requestId,
  saveDraft,
  submit,
  withItem,
} from './use-request.examples.ts';
import { useRequestDecider, type UseRequestCommand } from './use-request.ts';

const byRequester = { at: now, actor: requester };
const bySystem = { at: now, actor: '00000000-0000-7000-8000-000000000000' };
const after = (days: number, ms = 0) => new Date(Date.parse(now) + days * 86_400_000 + ms).toISOString();

const given = (...commands: readonly UseRequestCommand[]) => {
  const story = beginStory(useRequestDecider);
  for (const command of commands) {
    const decision = story.attempt(command, byRequester);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.code}`);
  }
  return story;
};

const outcome = (as: 'returned' | 'refused'): UseRequestCommand => ({
  type: 'decide-approval',
  caseId: flow.caseId,
  outcome: as,
  reason: '合同金额有误',
});
const withdraw: UseRequestCommand = { type: 'withdraw', reason: '不再需要' };
const voidIt: UseRequestCommand = { type: 'void', reason: '合同取消' };

describe('a draft', () => {
  it('is saved as typed, again and again, by its requester only', () => {
    const story = given(saveDraft({ ...completeDraft, title: '' }), saveDraft(withItem({ name: '' })));
    expect(story.state).toMatchObject({
      id: requestId,
      requesterId: requester,
      state: 'draft',
      number: null,
      round: 0,
    });
    expect(story.state?.draft).toEqual(withItem({ name: '' }));
    const foreign = story.attempt(saveDraft(), { at: now, actor: colleague });
    expect(refusedWith(foreign)).toBe('use-request-not-requester');
  });

  it('never lapses', () => {
    expect(refusedWith(given(saveDraft()).attempt({ type: 'expire' }, { ...bySystem, at: after(3650) }))).toBe(
      'use-request-not-lapsed',
    );
  });
});

describe('submitting', () => {
  it('R3.1.2 freezes content, digests and flow, and gives the request its number', () => {
    const story = given(saveDraft(), submit);
    expect(story.state).toMatchObject({
      state: 'submitted',
      number: 'YY-2026-0001',
      round: 1,
      submittedAt: now,
      submission: { content: completeDraft, flow },
    });
  });

  it('refuses what is not complete, what is somebody else’s, and what is submitted already', () => {
    expect(given(saveDraft({ ...completeDraft, title: '', items: [] })).attempt(submit, byRequester)).toEqual({
      ok: false,
      refusal: { code: 'use-request-incomplete', params: { count: 2 } },
    });
    const suspended = { ...submit, known: knownWithSeal({ state: 'suspended' }) } as UseRequestCommand;
    expect(refusedWith(given(saveDraft()).attempt(suspended, byRequester))).toBe('use-request-incomplete');
    expect(refusedWith(given(saveDraft()).attempt(submit, { at: now, actor: colleague }))).toBe(
      'use-request-not-requester',
    );
    expect(refusedWith(given(saveDraft(), submit).attempt(submit, byRequester))).toBe('use-request-not-editable');
    expect(refusedWith(given(saveDraft(), submit).attempt(saveDraft(), byRequester))).toBe('use-request-not-editable');
    expect(refusedWith(beginStory(useRequestDecider).attempt(submit, byRequester))).toBe('not-found');
  });
});

describe('the outcome of the approval', () => {
  it('R6.2.2 brings a returned request back with the reason; the next round keeps the number', () => {
    const story = given(saveDraft(), submit, outcome('returned'));
    expect(story.state).toMatchObject({ state: 'returned', reason: '合同金额有误' });
    story.attempt(saveDraft(withItem({ name: '年度采购合同(修订)' })), byRequester);
    expect(story.state?.state).toBe('returned');
    story.attempt({ ...submit, number: 'YY-2026-0099' } as UseRequestCommand, byRequester);
    expect(story.state).toMatchObject({ state: 'submitted', number: 'YY-2026-0001', round: 2, reason: null });
  });

  it('counts only for the case of this round, and only while it is in approval', () => {
    const foreign = { ...approve, caseId: requestId } as UseRequestCommand;
    expect(refusedWith(given(saveDraft(), submit).attempt(foreign, bySystem))).toBe('use-request-not-in-approval');
    for (const before of [[], [submit, approve], [submit, outcome('refused')], [submit, withdraw]]) {
      expect(refusedWith(given(saveDraft(), ...before).attempt(approve, bySystem))).toBe('use-request-not-in-approval');
    }
  });

  it('is good for 30 days, to the millisecond', () => {
    const story = given(saveDraft(), submit, approve);
    expect(story.state).toMatchObject({ state: 'approved', approvedAt: now, validUntil: after(30) });
    const expire: UseRequestCommand = { type: 'expire' };
    expect(refusedWith(story.attempt(expire, { ...bySystem, at: after(30, -1) }))).toBe('use-request-not-lapsed');
    const late = { ...bySystem, at: after(30) };
    expect(refusedWith(story.attempt({ type: 'start-sealing' }, late))).toBe('use-request-not-approved');
    expect(happened(story.attempt(expire, late))).toEqual(['use-request.expired']);
    expect(refusedWith(story.attempt(expire, late))).toBe('use-request-not-lapsed');
  });

  it('lapses sooner where the settings say so', () => {
    const story = given(saveDraft(), submit, { ...approve, lapseAfterDays: 7 } as UseRequestCommand);
    expect(story.state?.validUntil).toBe(after(7));
  });
});

describe('the end of a request', () => {
  it.each([
    ['a draft', [saveDraft()]],
    ['a request in approval', [saveDraft(), submit]],
    ['a returned request', [saveDraft(), submit, outcome('returned')]],
  ])('%s can be withdrawn by its requester', (_what, commands) => {
    expect(refusedWith(given(...commands).attempt(withdraw, { at: now, actor: colleague }))).toBe(
      'use-request-not-requester',
    );
    expect(happened(given(...commands).attempt(withdraw, byRequester))).toEqual(['use-request.withdrawn']);
  });

  it('an approved request is voided instead, until sealing starts', () => {
    const approved = given(saveDraft(), submit, approve);
    expect(refusedWith(approved.attempt(withdraw, byRequester))).toBe('use-request-not-withdrawable');
    expect(happened(approved.attempt(voidIt, byRequester))).toEqual(['use-request.voided']);
    const sealing = given(saveDraft(), submit, approve, { type: 'start-sealing' });
    expect(refusedWith(sealing.attempt(voidIt, byRequester))).toBe('use-request-not-voidable');
  });

  it('R6.3.1 is completed only after sealing of an approved request has started', () => {
    const early = given(saveDraft(), submit);
    expect(refusedWith(early.attempt({ type: 'start-sealing' }, bySystem))).toBe('use-request-not-approved');
    const approved = given(saveDraft(), submit, approve);
    expect(refusedWith(approved.attempt({ type: 'complete-sealing' }, bySystem))).toBe('use-request-not-approved');
    approved.attempt({ type: 'start-sealing' }, bySystem);
    expect(refusedWith(approved.attempt({ type: 'start-sealing' }, bySystem))).toBe('use-request-not-approved');
    expect(happened(approved.attempt({ type: 'complete-sealing' }, bySystem))).toEqual(['use-request.completed']);
  });

  it('lapses in the middle of sealing too', () => {
    const sealing = given(saveDraft(), submit, approve, { type: 'start-sealing' });
    expect(happened(sealing.attempt({ type: 'expire' }, { ...bySystem, at: after(31) }))).toEqual([
      'use-request.expired',
    ]);
  });
});
