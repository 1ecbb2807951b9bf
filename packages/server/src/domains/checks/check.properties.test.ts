import { isBad, type CheckFacts } from '@yinxin/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import { isUsable, sealDecider, type SealCommand } from '../seals/index.ts';
import { around, custodian, damaged, good, notSeen, now, office, sealId } from './check.examples.ts';
import { checkDecider } from './check.ts';

const colleague = '0190a000-0000-7000-8000-000000000099';
const register: SealCommand = {
  type: 'register',
  id: sealId,
  description: {
    entityId: around(office).seal.entityId,
    name: '个人名章',
    kind: 'personal',
    medium: 'physical',
    size: { shape: 'square', widthMm: 20, heightMm: 20 },
    inscription: '赵明远印',
    code: null,
    material: null,
    activatedOn: '2024-05-06',
    custodianId: custodian,
    place: '保险柜',
    papers: [],
  },
  custodianActive: true,
  uniqueness: { nameTaken: false, codeTaken: false },
};

const worn: CheckFacts = { ...good, finding: 'worn', remark: '边框轻微磨损' };
const step = fc.record({
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<CheckFacts[]>(good, good, worn, damaged, notSeen) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<SealCommand[]>(
        { type: 'suspend', reason: '停用' },
        { type: 'resume', reason: '恢复' },
        { type: 'recall', reason: '收回' },
        { type: 'record-found', reason: '找回' },
        { type: 'seal-away', storage: { place: '档案室', countersignedBy: null }, countersignerActive: false },
      ),
    },
  ),
  actor: fc.constantFrom(custodian, office, colleague),
});

it('R5.2.3 whatever has happened to a seal: a bad finding stops it and waits for the seal office, any other changes nothing', () => {
  let bad = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const seal = beginStory(sealDecider);
      seal.attempt(register, { at: now, actor: office });
      for (const { what, actor } of steps) {
        if ('type' in what) {
          seal.attempt(what, { at: now, actor });
          continue;
        }
        const before = seal.state!;
        const check = beginStory(checkDecider);
        const { state, custodianId } = before;
        const recorded = check.attempt({ type: 'record', id: 'k', facts: what }, around(actor, { state, custodianId }));
        if (!recorded.ok) continue;
        expect(check.replayed()).toEqual(check.state);
        expect(check.state?.state).toBe(isBad(what.finding) ? 'open' : 'recorded');
        if (!isBad(what.finding)) continue;
        // The report that goes with it, in the same transaction: whoever may check a seal is never refused it.
        const report = {
          kind: what.finding === 'damaged' ? 'damaged' : 'lost',
          lastSeenAt: what.lastSeenAt ?? now,
          place: null,
          circumstances: what.remark ?? '',
        } as const;
        expect(seal.attempt({ type: 'report-loss', report }, { at: now, actor }).ok).toBe(true);
        bad += 1;
        expect(isUsable(seal.state!, now)).toBe(false);
        expect(['suspended', 'lost']).toContain(seal.state?.state);
      }
      expect(seal.replayed()).toEqual(seal.state);
    }),
    { numRuns: 400 },
  );
  expect(bad).toBeGreaterThan(100);
});
