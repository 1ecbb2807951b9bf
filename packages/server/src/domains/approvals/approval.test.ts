import { describe, expect, it } from 'vitest';
import { currentRound, waitingFor } from './approval-progress.ts';
import type { Approval } from './approval-state.ts';
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

  it('takes a decision only for the round and stage that the person was looking at', () => {
    const twice = submission(stage('head', ['wang']), stage('leader', ['wang']));
    const approve = { type: 'approve', opinion: '同意' } as const;
    const head = { seen: { round: 1, stage: 'head' } };
    const next = after(given(twice), does('wang', approve, 1, head));
    expect(refusalOf(next, does('wang', approve, 1, head))).toBe('approval-moved-on');
    const elsewhere = submission(stage('head', ['wang']), stage('leader', ['chen']));
    const passed = after(given(elsewhere), does('wang', approve, 1, head));
    expect(refusalOf(passed, does('wang', approve, 1, head))).toBe('approval-moved-on');
    const again = after(after(next, returns('wang')), does(REQUESTER, { type: 'resubmit', ...twice }));
    expect(refusalOf(again, does('wang', approve, 1, head))).toBe('approval-moved-on');
    const away = { type: 'transfer', from: 'wang', to: 'chen', reason: '出差' } as const;
    expect(refusalOf(again, does('wang', away, 1, { ...head, receiverMayDecide: true }))).toBe('approval-moved-on');
    expect(refusalOf(again, does('wang', approve, 1, { seen: { round: 2, stage: 'head' } }))).toBeUndefined();
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
