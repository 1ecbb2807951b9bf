import { describe, expect, it } from 'vitest';
import { currentRound, currentStage, waitingFor, type Approval } from './approval-state.ts';
import {
  after,
  ANNEX,
  approves,
  attempt,
  CONTRACT,
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
  transfers,
} from './approval.examples.ts';
import type { ResolvedStage } from './flow.ts';

const any = { kind: 'any' } as const;
const inOrder = { kind: 'in-order' } as const;
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

describe('an approval from submission to outcome', () => {
  it('R6.2.1 asks the people of the first stage on submission, and the next stage when it has passed', () => {
    const started = given(submission(stage('head', ['wang']), stage('leader', ['li'])));
    expect(waitingFor(started)).toEqual(['wang']);
    const next = after(started, approves('wang'));
    expect(next.status).toBe('in-approval');
    expect(waitingFor(next)).toEqual(['li']);
    const done = after(next, approves('li', 5));
    expect(done.status).toBe('approved');
    expect(waitingFor(done)).toEqual([]);
    expect(done.outcome).toEqual({ at: hour(5), by: 'li', reason: null });
  });

  it('R2.4.3 keeps with every decision who made it, when, the opinion and what was shown', () => {
    const approval = given(
      submission(stage('head', ['wang'])),
      does('wang', { type: 'approve', opinion: ' 同意，请尽快。' }, 3),
    );
    expect(currentRound(approval).stages[0]?.tasks[0]?.decision).toEqual({
      as: 'approve',
      opinion: '同意，请尽快。',
      documents: [CONTRACT.digest, ANNEX.digest],
      by: 'wang',
      at: hour(3),
    });
  });

  it('R2.4.2 does not take an approval before every pinned document has been opened', () => {
    const approval = given(submission(stage('head', ['wang'])));
    const approve = { type: 'approve', opinion: '同意' } as const;
    expect(
      attempt(approval, does('wang', approve, 1, { documentsOpened: [CONTRACT.digest, 'cc'.repeat(32)] })),
    ).toEqual({
      refusal: { code: 'approval-documents-unopened', params: { count: 1, name: ANNEX.name } },
    });
    expect(attempt(approval, { by: 'wang', command: approve, facts: { documentsOpened: [] } })).toMatchObject({
      refusal: { params: { count: 2, name: CONTRACT.name } },
    });
    expect(refusalOf(approval, { by: 'wang', command: approve, facts: { documentsOpened: undefined } })).toBe(
      'approval-documents-unopened',
    );
  });

  it('takes a return without all documents opened, and records which were', () => {
    const approval = given(submission(stage('head', ['wang'])));
    const reason = { type: 'return', reason: '合同金额有误' } as const;
    const returned = after(approval, does('wang', reason, 1, { documentsOpened: [ANNEX.digest] }));
    expect(currentRound(returned).stages[0]?.tasks[0]?.decision?.documents).toEqual([ANNEX.digest]);
  });

  it('R6.2.2 wants an opinion with an approval and a reason with a return or refusal', () => {
    const approval = given(submission(stage('head', ['wang'])));
    expect(refusalOf(approval, does('wang', { type: 'approve', opinion: ' \n' }))).toBe('approval-opinion-required');
    expect(refusalOf(approval, does('wang', { type: 'return', reason: '' }))).toBe('approval-reason-required');
    expect(refusalOf(approval, does('wang', { type: 'refuse', reason: '　' }))).toBe('approval-reason-required');
  });

  it('refuses those who are not asked, not asked yet, or asked before', () => {
    const approval = given(submission(stage('head', ['wang', 'zhao']), stage('leader', ['li'])), approves('wang'));
    expect(refusalOf(approval, approves('chen'))).toBe('approval-not-asked');
    expect(refusalOf(approval, approves('li'))).toBe('approval-not-asked');
    expect(refusalOf(approval, approves('wang'))).toBe('approval-already-decided');
    expect(refusalOf(approval, refuses('wang'))).toBe('approval-already-decided');
  });

  it('does not start twice, without a flow, with the requester as approver, or with too few people', () => {
    const approval = given(submission(stage('head', ['wang'])));
    expect(refusalOf(approval, does(REQUESTER, startWith(submission(stage('head', ['wang'])))))).toBe(
      'approval-already-started',
    );
    const start = (...stages: ResolvedStage[]) =>
      refusalOf(undefined, does(REQUESTER, startWith(submission(...stages))));
    expect(start()).toBe('flow-all-skipped');
    expect(start(stage('head', []))).toBe('flow-too-few-approvers');
    expect(start(stage('head', ['wang', 'wang']))).toBe('flow-too-few-approvers');
    expect(start(stage('head', ['wang'], twoOf))).toBe('flow-too-few-approvers');
    expect(start(stage('head', ['wang']), stage('leader', ['li', REQUESTER]))).toBe('flow-only-requester');
    expect(refusalOf(undefined, approves('wang'))).toBe('not-found');
  });
});

describe('modes, and what one refusal means', () => {
  it('all: everybody must approve; one refusal ends the case', () => {
    const approval = given(submission(stage('board', ['a', 'b', 'c'])), approves('b'), approves('a'));
    expect(waitingFor(approval)).toEqual(['c']);
    expect(after(approval, approves('c')).status).toBe('approved');
    expect(after(approval, refuses('c')).status).toBe('refused');
  });

  it('any: the first decision speaks for the stage', () => {
    const approval = given(submission(stage('office', ['a', 'b', 'c'], any)));
    expect(standings(after(approval, approves('b')))).toEqual({ a: 'released', b: 'approved', c: 'released' });
    expect(after(approval, approves('b')).status).toBe('approved');
    expect(after(approval, refuses('b')).status).toBe('refused');
    expect(refusalOf(after(approval, approves('b')), approves('a'))).toBe('approval-closed');
  });

  it('in order: one after the other, in the order of the rules; one refusal ends the case', () => {
    const approval = given(submission(stage('line', ['a', 'b', 'c'], inOrder)));
    expect(waitingFor(approval)).toEqual(['a']);
    expect(refusalOf(approval, approves('b'))).toBe('approval-not-your-turn');
    expect(refusalOf(approval, refuses('c'))).toBe('approval-not-your-turn');
    const second = after(approval, approves('a'));
    expect(waitingFor(second)).toEqual(['b']);
    expect(after(second, refuses('b')).status).toBe('refused');
    expect(after(after(second, approves('b')), approves('c')).status).toBe('approved');
  });

  it('n of m: a refusal is one vote against, and ends the case once n cannot be reached', () => {
    const approval = given(submission(stage('committee', ['a', 'b', 'c'], twoOf)));
    const oneAgainst = after(approval, refuses('a'));
    expect(oneAgainst.status).toBe('in-approval');
    expect(after(oneAgainst, refuses('b')).status).toBe('refused');
    const oneEach = after(oneAgainst, approves('b'));
    expect(oneEach.status).toBe('in-approval');
    expect(after(oneEach, approves('c')).status).toBe('approved');
    expect(after(oneEach, refuses('c')).status).toBe('refused');
  });

  it.each([
    ['all', { kind: 'all' }],
    ['any', any],
    ['in order', inOrder],
    ['n of m', twoOf],
  ] as const)('%s: one return goes back to the requester at once', (_, mode) => {
    const returned = given(submission(stage('x', ['a', 'b', 'c'], mode), stage('y', ['d'])), returns('a', 2));
    expect(returned.status).toBe('returned');
    expect(returned.outcome).toEqual({ at: hour(2), by: 'a', reason: '金额有误' });
    expect(waitingFor(returned)).toEqual([]);
    expect(decisions(returned)).toEqual(['a return']);
  });
});

describe('nobody decides on their own request', () => {
  it('the requester can neither approve, return nor refuse', () => {
    const approval = given(submission(stage('head', ['wang'])));
    for (const step of [approves(REQUESTER), returns(REQUESTER), refuses(REQUESTER)]) {
      expect(refusalOf(approval, step)).toBe('approval-own-request');
    }
  });

  it('nothing can be transferred to the requester, nor by the requester', () => {
    const approval = given(submission(stage('head', ['wang'])));
    expect(refusalOf(approval, transfers('wang', REQUESTER))).toBe('approval-transfer-to-requester');
    const handOver = { type: 'transfer', from: 'wang', to: 'zhao', reason: '离职' } as const;
    expect(refusalOf(approval, does(REQUESTER, handOver, 1, { holderLeft: true, receiverMayDecide: true }))).toBe(
      'approval-own-request',
    );
  });
});

describe('transfer', () => {
  const started = (): Approval => given(submission(stage('head', ['wang', 'zhao']), stage('leader', ['li'])));

  it('moves the task with its whole past; the decision is the receiver’s own', () => {
    const moved = after(started(), transfers('wang', 'chen'));
    expect(waitingFor(moved)).toEqual(['chen', 'zhao']);
    expect(refusalOf(moved, approves('wang'))).toBe('approval-not-asked');
    const task = currentStage(after(moved, approves('chen')))?.tasks[0];
    expect(task).toMatchObject({
      person: 'chen',
      decision: { by: 'chen' },
      passedOn: [{ from: 'wang', by: 'wang', reason: '出差' }],
    });
  });

  it('may come back to somebody who has not decided', () => {
    const back = after(after(started(), transfers('wang', 'chen')), transfers('chen', 'wang'));
    expect(waitingFor(back)).toEqual(['wang', 'zhao']);
    expect(currentStage(back)?.tasks[0]?.passedOn.map(({ from }) => from)).toEqual(['wang', 'chen']);
  });

  it('counts nobody twice: not at the same stage, and not who approved an earlier one', () => {
    expect(refusalOf(started(), transfers('wang', 'zhao'))).toBe('approval-transfer-repeated');
    const decided = after(started(), approves('zhao'));
    expect(refusalOf(decided, transfers('wang', 'zhao'))).toBe('approval-transfer-repeated');
    const later = after(decided, approves('wang'));
    expect(refusalOf(later, transfers('li', 'wang'))).toBe('approval-transfer-repeated');
  });

  it('goes only to others who may decide, with a reason, and only from who is asked', () => {
    expect(refusalOf(started(), transfers('wang', 'wang'))).toBe('approval-transfer-to-self');
    expect(refusalOf(started(), does('wang', { type: 'transfer', from: 'wang', to: 'chen', reason: '出差' }))).toBe(
      'approval-transfer-barred',
    );
    const silent = { type: 'transfer', from: 'wang', to: 'chen', reason: ' ' } as const;
    expect(refusalOf(started(), does('wang', silent, 1, { receiverMayDecide: true }))).toBe('approval-reason-required');
    expect(refusalOf(started(), transfers('chen', 'sun'))).toBe('approval-not-asked');
    expect(refusalOf(after(started(), approves('wang')), transfers('wang', 'chen'))).toBe('approval-already-decided');
  });

  it('lets an administrator hand over what waits for somebody who has left, but not to themselves', () => {
    const handOver = { type: 'transfer', from: 'wang', to: 'chen', reason: '离职交接' } as const;
    const left = { holderLeft: true, receiverMayDecide: true };
    expect(refusalOf(started(), does('admin', handOver, 1, { receiverMayDecide: true }))).toBe('approval-not-yours');
    expect(refusalOf(started(), does('admin', { ...handOver, to: 'admin' }, 1, left))).toBe(
      'approval-transfer-to-self',
    );
    const moved = after(started(), does('admin', handOver, 1, left));
    expect(currentStage(moved)?.tasks[0]?.passedOn).toEqual([
      { from: 'wang', by: 'admin', at: hour(1), reason: '离职交接' },
    ]);
  });
});

describe('the same person at a later stage', () => {
  const twice = (samePersonAgain: 'ask-again' | 'skip') =>
    submission(
      stage('head', ['wang']),
      stage('leader', ['wang'], { kind: 'all' }, { samePersonAgain }),
      stage('office', ['li']),
    );

  it('is asked again by default', () => {
    const approval = given(twice('ask-again'), approves('wang'));
    expect(waitingFor(approval)).toEqual(['wang']);
    expect(waitingFor(after(approval, approves('wang')))).toEqual(['li']);
  });

  it('or the approval counts there too, and the history says so', () => {
    const outcome = attempt(given(twice('skip')), approves('wang'));
    expect('events' in outcome && outcome.events.map(({ type }) => type)).toEqual([
      'approval.decided',
      'approval.stage-passed',
      'approval.stage-opened',
      'approval.carried-over',
      'approval.stage-passed',
      'approval.stage-opened',
    ]);
    expect('state' in outcome && waitingFor(outcome.state)).toEqual(['li']);
  });

  it('counts as one of n, and keeps the turn of those after', () => {
    const skip = { samePersonAgain: 'skip' } as const;
    const votes = given(
      submission(stage('head', ['a']), stage('committee', ['a', 'b', 'c'], twoOf, skip)),
      approves('a'),
    );
    expect(waitingFor(votes)).toEqual(['b', 'c']);
    expect(after(votes, approves('c')).status).toBe('approved');
    const line = given(submission(stage('head', ['b']), stage('line', ['a', 'b', 'c'], inOrder, skip)), approves('b'));
    expect(waitingFor(line)).toEqual(['a']);
    expect(waitingFor(after(line, approves('a')))).toEqual(['c']);
  });

  it('does not carry an approval over from the round before a return', () => {
    const again = given(
      submission(stage('head', ['wang']), stage('leader', ['li'])),
      approves('wang'),
      returns('li'),
      does(REQUESTER, { type: 'resubmit', ...twice('skip') }),
    );
    expect(waitingFor(again)).toEqual(['wang']);
  });
});

describe('end and afterwards', () => {
  it('only the requester withdraws, while it is open or returned', () => {
    const approval = given(submission(stage('head', ['wang'])));
    const withdraw = { type: 'withdraw', reason: null } as const;
    expect(refusalOf(approval, does('wang', withdraw))).toBe('approval-not-requester');
    expect(after(approval, does(REQUESTER, withdraw)).status).toBe('withdrawn');
    expect(after(after(approval, returns('wang')), does(REQUESTER, withdraw)).status).toBe('withdrawn');
    expect(refusalOf(after(approval, approves('wang')), does(REQUESTER, withdraw))).toBe('approval-closed');
  });

  it('voids what is open, returned or approved, with a reason', () => {
    const approval = given(submission(stage('head', ['wang'])));
    const voids = does('admin', { type: 'void', reason: '合同取消' });
    for (const state of [approval, after(approval, returns('wang')), after(approval, approves('wang'))]) {
      expect(after(state, voids)).toMatchObject({ status: 'voided', outcome: { by: 'admin', reason: '合同取消' } });
    }
    expect(refusalOf(approval, does('admin', { type: 'void', reason: '' }))).toBe('approval-reason-required');
  });

  it.each(['refused', 'withdrawn', 'voided'] as const)('is final once %s', (status) => {
    const step = {
      refused: refuses('wang'),
      withdrawn: does(REQUESTER, { type: 'withdraw', reason: null }),
      voided: does('admin', { type: 'void', reason: '取消' }),
    }[status];
    const ended = given(submission(stage('head', ['wang'])), step);
    expect(ended.status).toBe(status);
    for (const next of [approves('wang'), returns('wang'), refuses('wang'), transfers('wang', 'chen')]) {
      expect(refusalOf(ended, next)).toBe('approval-closed');
    }
    expect(refusalOf(ended, does('system', { type: 'expire' }, 1000))).toBe('approval-closed');
    expect(refusalOf(ended, does('system', { type: 'remind' }, 1000))).toBe('approval-closed');
    expect(refusalOf(ended, does('admin', { type: 'void', reason: '取消' }))).toBe('approval-closed');
    expect(refusalOf(ended, does(REQUESTER, { type: 'withdraw', reason: null }))).toBe('approval-closed');
    expect(refusalOf(ended, does(REQUESTER, { type: 'resubmit', ...submission(stage('head', ['wang'])) }))).toBe(
      'approval-not-returned',
    );
  });

  it('only the requester resubmits, and only what was returned', () => {
    const approval = given(submission(stage('head', ['wang'])));
    const resubmit = { type: 'resubmit', ...submission(stage('head', ['wang'])) } as const;
    expect(refusalOf(approval, does(REQUESTER, resubmit))).toBe('approval-not-returned');
    expect(refusalOf(after(approval, returns('wang')), does('wang', resubmit))).toBe('approval-not-requester');
    const self = { type: 'resubmit', ...submission(stage('head', [REQUESTER])) } as const;
    expect(refusalOf(after(approval, returns('wang')), does(REQUESTER, self))).toBe('flow-only-requester');
  });
});

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
