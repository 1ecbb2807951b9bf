import { describe, expect, it } from 'vitest';
import { currentStage, waitingFor } from './approval-progress.ts';
import type { Approval } from './approval-state.ts';
import {
  after,
  approves,
  attempt,
  does,
  given,
  hour,
  refusalOf,
  REQUESTER,
  returns,
  stage,
  submission,
  transfers,
} from './approval.examples.ts';

const inOrder = { kind: 'in-order' } as const;
const twoOf = { kind: 'n-of-m', n: 2 } as const;

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
