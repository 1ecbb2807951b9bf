import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import { suspensionDecider } from './suspension.ts';
import { complete, decided, flow, form, now, office, requester, submit } from './suspension.examples.ts';

const by = (actor: string, at = now) => ({ at, actor });
const submitted = (change: Parameters<typeof submit>[0] = {}) => {
  const story = beginStory(suspensionDecider);
  story.attempt(submit(change), by(requester));
  return story;
};

describe('an application for a suspension', () => {
  it('R7.1.1 is about a seal in use, and about one that nobody has applied for yet', () => {
    const attempt = (...asked: Parameters<typeof submit>) =>
      refusedWith(beginStory(suspensionDecider).attempt(submit(...asked), by(requester)));
    expect(attempt()).toBeUndefined();
    for (const sealState of ['suspended', 'lost', 'recalled', 'sealed-away', 'destroyed'] as const) {
      expect(attempt({}, { sealState })).toBe('seal-not-active');
    }
    expect(attempt({}, { open: 'TY-2026-00007' })).toBe('suspension-open');
  });

  it('is for today, as the day is in China, or for a day to come', () => {
    const onDay = (fromDay: string, at: string) =>
      refusedWith(beginStory(suspensionDecider).attempt(submit({ fromDay }), by(requester, at)));
    expect(onDay('2026-11-23', '2026-11-22T16:00:00.000Z')).toBeUndefined();
    expect(onDay('2026-11-23', '2026-11-23T16:00:00.000Z')).toBe('suspension-day-past');
    expect(onDay('2027-01-01', now)).toBeUndefined();
  });

  it('returned, is corrected by its requester only, with a day that has not passed', () => {
    const story = submitted();
    const again = { type: 'resubmit', form: { ...form, explanation: '已补充说明' }, flow } as const;
    expect(refusedWith(story.attempt(again, by(requester)))).toBe('suspension-not-returned');
    story.attempt(decided('returned'), by(office));
    expect(story.state).toMatchObject({ state: 'returned', outcomeReason: '请补充说明' });
    expect(refusedWith(story.attempt(again, by(office)))).toBe('suspension-not-requester');
    expect(refusedWith(story.attempt(again, by(requester, '2026-11-24T08:00:00.000Z')))).toBe('suspension-day-past');
    expect(happened(story.attempt(again, by(requester)))).toEqual(['suspension.resubmitted']);
    expect(story.state).toMatchObject({ state: 'submitted', explanation: '已补充说明', outcomeReason: null });
  });

  it('R7.1.2 approved, is carried out on its day, by whose approval is on record', () => {
    const story = submitted({ fromDay: '2026-11-25' });
    expect(refusedWith(story.attempt(complete(), by(office)))).toBe('suspension-not-approved');
    story.attempt(decided('approved'), by('system'));
    expect(story.state).toMatchObject({ state: 'approved', approvedBy: office });
    const before = by('system', '2026-11-24T15:59:59.999Z');
    expect(refusedWith(story.attempt(complete(), before))).toBe('suspension-not-due');
    const midnight = '2026-11-24T16:00:00.000Z';
    expect(happened(story.attempt(complete('lost'), by('system', midnight)))).toEqual(['suspension.completed']);
    expect(story.state).toMatchObject({ state: 'completed', completion: { found: 'lost', at: midnight } });
    expect(refusedWith(story.attempt(complete(), by('system', midnight)))).toBe('suspension-not-approved');
  });

  it('is decided by its own case, and given up until the seal is suspended', () => {
    const story = submitted({ fromDay: '2026-11-25' });
    const foreign = { ...decided('approved'), caseId: 'another' } as ReturnType<typeof decided>;
    expect(refusedWith(story.attempt(foreign, by('system')))).toBe('suspension-not-in-approval');
    story.attempt(decided('approved'), by('system'));
    const giveUp = { type: 'withdraw', reason: '暂不停用' } as const;
    expect(happened(story.attempt(giveUp, by(office)))).toEqual(['suspension.withdrawn']);
    expect(refusedWith(story.attempt(complete(), by('system', '2026-11-26T08:00:00.000Z')))).toBe(
      'suspension-not-approved',
    );
    expect(refusedWith(story.attempt(giveUp, by(requester)))).toBe('suspension-not-withdrawable');
  });
});
