import { describe, expect, it } from 'vitest';
import { currentRound, currentStage, waitingFor } from './approval-progress.ts';
import type { Approval } from './approval-state.ts';
import {
  after,
  approves,
  attempt,
  does,
  given,
  hour,
  refusalOf,
  refuses,
  REQUESTER,
  returns,
  stage,
  startWith,
  submission,
} from './approval.examples.ts';

const any = { kind: 'any' } as const;
const twoOf = { kind: 'n-of-m', n: 2 } as const;

/** Who decided what, over all rounds, in the order of asking. */
const decisions = (approval: Approval): string[] =>
  approval.rounds.flatMap(({ stages }) =>
    stages.flatMap(({ tasks }) =>
      tasks.flatMap(({ decision }) => (decision === null ? [] : [`${decision.by} ${decision.as}`])),
    ),
  );

const standings = (approval: Approval): Record<string, string> =>
  Object.fromEntries(
    currentRound(approval)
      .stages.at(-1)
      ?.tasks.map((task) => [task.person, task.standing]) ?? [],
  );

describe('time limits', () => {
  const started = (): Approval => given(submission(stage('head', ['wang', 'zhao'])));

  it('R6.2.2 a stage is due its hours after it opened, with one reminder before', () => {
    const approval = started();
    expect(currentStage(approval)).toMatchObject({ openedAt: hour(0), remindAt: hour(24), dueAt: hour(48) });
    expect(refusalOf(approval, does('system', { type: 'remind' }, 23.9))).toBe('approval-not-due');
    const outcome = attempt(after(approval, approves('zhao')), does('system', { type: 'remind' }, 24));
    expect('events' in outcome && outcome.events).toEqual([
      { type: 'approval.reminded', stage: 'head', people: ['wang'] },
    ]);
    expect('state' in outcome && refusalOf(outcome.state, does('system', { type: 'remind' }, 25))).toBe(
      'approval-not-due',
    );
  });

  it('being overdue marks the stage once and decides nothing', () => {
    expect(refusalOf(started(), does('system', { type: 'expire' }, 47.9))).toBe('approval-not-due');
    const overdue = after(started(), does('system', { type: 'expire' }, 48));
    expect(overdue.status).toBe('in-approval');
    expect(currentStage(overdue)?.overdueAt).toBe(hour(48));
    expect(refusalOf(overdue, does('system', { type: 'expire' }, 49))).toBe('approval-not-due');
    expect(refusalOf(overdue, does('system', { type: 'remind' }, 49))).toBe('approval-not-due');
    expect(waitingFor(overdue)).toEqual(['wang', 'zhao']);
    expect(after(after(overdue, approves('wang', 60)), approves('zhao', 61)).status).toBe('approved');
  });

  it('does not ring without a limit, and does not remind before the stage opened', () => {
    const none = given(submission(stage('head', ['wang'], any, { timeLimitHours: null })));
    expect(currentStage(none)).toMatchObject({ dueAt: null, remindAt: null });
    expect(refusalOf(none, does('system', { type: 'expire' }, 10_000))).toBe('approval-not-due');
    const early = given(submission(stage('head', ['wang'], any, { timeLimitHours: 4, remindBeforeHours: 9 })));
    expect(currentStage(early)?.remindAt).toBe(hour(0));
  });

  it('counts in the hours of the calendar it is given', () => {
    const slow = {
      deadline: (from: string, hours: number) => new Date(Date.parse(from) + hours * 3 * 3_600_000).toISOString(),
    };
    const approval = attempt(undefined, does(REQUESTER, startWith(submission(stage('head', ['wang']))), 0, slow));
    expect('state' in approval && currentStage(approval.state)).toMatchObject({ dueAt: hour(144), remindAt: hour(72) });
  });
});

describe('all, return and time-out together', () => {
  const board = submission(stage('head', ['wang']), stage('board', ['a', 'b', 'c']), stage('office', ['li']));

  it('YunaiV/ruoyi-vue-pro#668: a return out of an all-sign stage does not lose the case', () => {
    const returned = given(board, approves('wang'), approves('a'), returns('b'));
    expect(returned.status).toBe('returned');
    expect(decisions(returned)).toEqual(['wang approve', 'a approve', 'b return']);
    const again = after(returned, does(REQUESTER, { type: 'resubmit', ...board }, 9));
    expect(waitingFor(again)).toEqual(['wang']);
    const later = [
      approves('wang', 10),
      approves('c', 10),
      approves('b', 11),
      approves('a', 11),
      approves('li', 12),
    ].reduce(after, again);
    expect(later.status).toBe('approved');
    expect(later.rounds[0]).toEqual(returned.rounds[0]);
    expect(decisions(later)).toHaveLength(8);
  });

  it('YunaiV/ruoyi-vue-pro#939: who refused is who refused; the others of an any-sign stage decided nothing', () => {
    const refused = given(submission(stage('office', ['a', 'b', 'c'], any)), refuses('a'));
    expect(decisions(refused)).toEqual(['a refuse']);
    expect(standings(refused)).toEqual({ a: 'refused', b: 'released', c: 'released' });
  });

  it('YunaiV/ruoyi-vue-pro#1018: reminder and time limit come back in the round after a return', () => {
    const again = given(
      board,
      does('system', { type: 'remind' }, 24),
      does('system', { type: 'expire' }, 48),
      returns('wang', 50),
      does(REQUESTER, { type: 'resubmit', ...board }, 100),
    );
    expect(currentStage(again)).toMatchObject({
      remindAt: hour(124),
      dueAt: hour(148),
      remindedAt: null,
      overdueAt: null,
    });
    expect(refusalOf(again, does('system', { type: 'expire' }, 147))).toBe('approval-not-due');
    expect(currentStage(after(again, does('system', { type: 'remind' }, 124)))?.remindedAt).toBe(hour(124));
    expect(currentStage(after(again, does('system', { type: 'expire' }, 148)))?.overdueAt).toBe(hour(148));
    expect(again.rounds[0]?.stages[0]).toMatchObject({ remindedAt: hour(24), overdueAt: hour(48) });
  });

  it('YunaiV/ruoyi-vue-pro#1069: one refusal does not end a stage that a part of its people can pass', () => {
    const approval = given(submission(stage('committee', ['a', 'b', 'c', 'd'], twoOf)), refuses('a'), refuses('b'));
    expect(approval.status).toBe('in-approval');
    expect([approves('c'), approves('d')].reduce(after, approval).status).toBe('approved');
  });

  it('mrtylerzhou/AntFlow-activiti#7: a return in an all-sign stage goes to the requester, not to the next approver', () => {
    const returned = given(board, approves('wang'), approves('a'), approves('b'), returns('c'));
    expect(returned.status).toBe('returned');
    expect(currentRound(returned).stages.map(({ id }) => id)).toEqual(['head', 'board']);
    expect(waitingFor(returned)).toEqual([]);
  });

  it('a timer of a returned round stays silent', () => {
    const returned = given(board, returns('wang', 2));
    expect(refusalOf(returned, does('system', { type: 'expire' }, 48))).toBe('approval-closed');
    expect(refusalOf(returned, does('system', { type: 'remind' }, 24))).toBe('approval-closed');
  });
});

describe('a request that cannot be carried out as it was submitted', () => {
  const handBack = does('system', { type: 'hand-back', reason: ' 印章已停用 ' });
  const started = (): Approval => given(submission(stage('head', ['wang', 'zhao'])), approves('wang'));

  it('goes back to its requester with the reason, whoever was still asked, and can be submitted again', () => {
    const outcome = attempt(started(), handBack);
    expect('events' in outcome && outcome.events).toEqual([{ type: 'approval.returned', reason: '印章已停用' }]);
    const back = after(started(), handBack);
    expect(back).toMatchObject({ status: 'returned', outcome: { by: 'system', reason: '印章已停用' } });
    expect(waitingFor(back)).toEqual([]);
    // What was decided stays; who had not decided is no longer needed.
    expect(standings(back)).toEqual({ wang: 'approved', zhao: 'released' });
    expect(refusalOf(back, approves('zhao'))).toBe('approval-closed');
    const again = does(REQUESTER, { type: 'resubmit', ...submission(stage('head', ['wang'])) });
    expect(after(back, again)).toMatchObject({ status: 'in-approval', outcome: null });
  });

  it('is not handed back twice, nor without a reason, nor once it is decided', () => {
    expect(refusalOf(after(started(), handBack), handBack)).toBe('approval-closed');
    expect(refusalOf(started(), does('system', { type: 'hand-back', reason: ' ' }))).toBe('approval-reason-required');
    expect(refusalOf(after(started(), approves('zhao')), handBack)).toBe('approval-closed');
    expect(refusalOf(undefined, handBack)).toBe('not-found');
  });
});
