import {
  checkFindings,
  checklistItems,
  dueStanding,
  findingsFor,
  isBad,
  monthsAfter,
  needsRemark,
  shippedCheckMonths,
  type CheckFacts,
  type Checklist,
  type SealState,
} from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory, refusedWith } from '../../../../../tests/support/story.ts';
import { allWell, around, custodian, damaged, good, notSeen, now, office, record } from './check.examples.ts';
import { checkDecider } from './check.ts';
import { checkPlanDecider, nextDueOn } from './plan.ts';

const refusalOf = (facts: CheckFacts, ...surroundings: Parameters<typeof around>) =>
  refusedWith(beginStory(checkDecider).attempt(record(facts), around(...surroundings)));

describe('a condition check', () => {
  it('R5.2.3 is recorded as it was done, and nothing is open about it', () => {
    const story = beginStory(checkDecider);
    expect(refusedWith(story.attempt(record(), around(custodian)))).toBeUndefined();
    expect(story.state).toMatchObject({ ...good, state: 'recorded', checkedBy: custodian, recordedAt: now });
    expect(refusedWith(story.attempt({ type: 'settle', result: '无' }, around(office)))).toBe('check-not-open');
  });

  it.each<[string, CheckFacts]>([
    ['check-in-future', { ...good, checkedOn: '2026-11-24' }],
    ['check-finding-contradicts', { ...good, checklist: { ...allWell, impression: false } }],
    ['check-finding-contradicts', { ...damaged, finding: 'worn' }],
    ['check-finding-contradicts', { ...damaged, checklist: null }],
    ['check-finding-contradicts', { ...notSeen, checklist: allWell }],
    ['check-remark-missing', { ...good, checklist: { ...allWell, storage: false } }],
    ['check-remark-missing', { ...damaged, remark: null }],
    ['check-last-seen-missing', { ...notSeen, lastSeenAt: null }],
    ['check-last-seen-missing', { ...notSeen, lastSeenAt: '2026-11-23T08:00:00.001Z' }],
    ['check-last-seen-missing', { ...good, lastSeenAt: now }],
  ])('is refused with %s where it contradicts itself', (code, facts) => {
    expect(refusalOf(facts, custodian)).toBe(code);
  });

  it('is of a physical seal in custody, and not older than the one before', () => {
    expect(refusalOf(good, office, { medium: 'electronic' })).toBe('check-seal-electronic');
    const refused: readonly (readonly [SealState, string])[] = [
      ['recalled', 'check-seal-put-away'],
      ['sealed-away', 'check-seal-put-away'],
      ['lost', 'seal-lost'],
      ['destroyed', 'seal-destroyed'],
    ];
    for (const [state, code] of refused) expect(refusalOf(good, office, { state })).toBe(code);
    expect(refusalOf(good, office, { state: 'suspended' })).toBeUndefined();
    expect(refusalOf({ ...good, checkedOn: '2026-11-19' }, office, {}, '2026-11-20')).toBe('check-before-last');
    expect(refusalOf({ ...good, checkedOn: '2026-11-20' }, office, {}, '2026-11-20')).toBeUndefined();
  });

  it('R5.2.3 a bad finding stays open until somebody of the seal office who does not hold the seal has settled it', () => {
    for (const facts of [damaged, notSeen]) {
      for (const checker of [custodian, office]) {
        const story = beginStory(checkDecider);
        story.attempt(record(facts), around(checker));
        expect(story.state?.state).toBe('open');
        const settle = { type: 'settle', result: '已停用，送检后重新刻制' } as const;
        expect(refusedWith(story.attempt(settle, around(custodian)))).toBe('check-settled-by-custodian');
        // Who holds it by now is no better placed to say so.
        const taken = around(office, { custodianId: office, state: 'suspended' });
        expect(refusedWith(story.attempt(settle, taken))).toBe('check-settled-by-custodian');
        expect(refusedWith(story.attempt(settle, around(office)))).toBeUndefined();
        expect(story.state).toMatchObject({
          state: 'settled',
          settled: { result: settle.result, by: office, at: now },
        });
        expect(story.replayed()).toEqual(story.state);
      }
    }
  });

  it('R5.2.3 says no more than its checklist: what is broken or does not match is never merely worn', () => {
    const boolean = fc.boolean();
    const checklist: fc.Arbitrary<Checklist> = fc.record({
      impression: boolean,
      rim: boolean,
      body: boolean,
      specimen: boolean,
      storage: boolean,
    });
    fc.assert(
      fc.property(
        checklist,
        fc.constantFrom(...checkFindings),
        fc.constantFrom(null, '说明'),
        (list, finding, remark) => {
          const facts = { ...good, checklist: list, finding, remark };
          const accepted = refusalOf(facts, custodian) === undefined;
          if (!accepted) return;
          expect(findingsFor(list)).toContain(finding);
          if (!list.body || !list.specimen) expect(isBad(finding)).toBe(true);
          if (finding === 'good') expect(checklistItems.every((one) => list[one] || one === 'storage')).toBe(true);
          if (needsRemark(facts)) expect(remark).not.toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the plan', () => {
  it('R5.2.3 ships with three months for the seals that bind the company most, and six for the others', () => {
    const { official, finance, contract } = shippedCheckMonths;
    expect([official, finance, shippedCheckMonths['legal-representative'], contract]).toEqual([3, 3, 3, 6]);
    const story = beginStory(checkPlanDecider);
    const set = (months = shippedCheckMonths) =>
      story.attempt({ type: 'set', id: 'e', months }, { at: now, actor: office });
    expect(refusedWith(set())).toBe('check-plan-unchanged');
    expect(refusedWith(set({ ...shippedCheckMonths, contract: 3 }))).toBeUndefined();
    expect(refusedWith(set({ ...shippedCheckMonths, contract: 3 }))).toBe('check-plan-unchanged');
    expect(story.replayed()).toEqual(story.state);
  });

  it.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 6, '2027-06-30'],
    ['2026-01-15', 36, '2029-01-15'],
  ])('R5.2.3 from %s on, every %i months: next on %s', (last, months, due) => {
    const began = { activatedOn: '2020-01-01', registeredOn: '2020-01-01' };
    expect(nextDueOn(last, began, months)).toBe(due);
  });

  it('begins with the day on which a seal is both in use and in the register', () => {
    expect(nextDueOn(null, { activatedOn: '2021-06-08', registeredOn: '2026-11-23' }, 3)).toBe('2027-02-23');
    expect(nextDueOn(null, { activatedOn: '2026-12-01', registeredOn: '2026-11-23' }, 3)).toBe('2027-03-01');
  });

  it('R5.2.3 names, from every day on, the same day so many months later, or the last of a month that has none', () => {
    const days = fc
      .integer({ min: Date.UTC(2020, 0, 1) / 86_400_000, max: Date.UTC(2060, 0, 1) / 86_400_000 })
      .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 36 }), (from, months) => {
        const due = monthsAfter(from, months);
        const [year, month, day] = from.split('-').map(Number) as [number, number, number];
        const [dueYear, dueMonth, dueDay] = due.split('-').map(Number) as [number, number, number];
        expect(dueYear * 12 + dueMonth).toBe(year * 12 + month + months);
        const tomorrow = new Date(Date.parse(due) + 86_400_000).getUTCDate();
        expect(dueDay === day || (dueDay < day && tomorrow === 1)).toBe(true);
        expect(monthsAfter(from, months + 1) > due).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is pressing from two weeks before its day on, and overdue from the day after', () => {
    expect(
      ['2026-11-22', '2026-11-23', '2026-12-07', '2026-12-08'].map((due) => dueStanding(due, '2026-11-23')),
    ).toEqual(['overdue', 'soon', 'soon', 'later']);
  });
});
