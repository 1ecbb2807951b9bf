import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory, refusedWith } from '../../../../../tests/support/story.ts';
import type { PlaceAtHand } from './placing.ts';
import {
  administrator,
  contractSeal,
  custodian,
  electronicSeal,
  loss,
  now,
  register,
  successor,
} from './seal.examples.ts';
import { sealDecider, type Seal, type SealCommand } from './seal.ts';

const SAFE: PlaceAtHand = {
  id: '0190a000-0000-7000-8000-000000000070',
  name: '保险柜（一）',
  open: true,
  capacity: 2,
  occupied: 0,
  protected: true,
  within: true,
};
const CABINET: PlaceAtHand = { ...SAFE, id: '0190a000-0000-7000-8000-000000000071', name: '文件柜', protected: false };

const put = (change: Partial<PlaceAtHand> = {}, detail: string | null = null, despite: string | null = null) =>
  ({ type: 'put-in-place', into: { ...SAFE, ...change }, detail, despite }) satisfies SealCommand;

const by = (actor: string) => ({ at: now, actor });

function registered(description = contractSeal) {
  const story = beginStory(sealDecider);
  story.attempt(register(description), by(administrator));
  return story;
}

describe('putting a seal into a storage place', () => {
  it('R5.1.2 is done by who holds it or looks after it, and says where inside it lies', () => {
    for (const actor of [custodian, administrator]) {
      const story = registered();
      expect(refusedWith(story.attempt(put({}, '第 2 层'), by(actor)))).toBeUndefined();
      expect(story.state).toMatchObject({
        place: '第 2 层',
        placed: { placeId: SAFE.id, despite: null, since: now, by: actor },
      });
      expect(refusedWith(story.attempt(put({}, '第 2 层'), by(actor)))).toBe('place-unchanged');
      // Elsewhere in the same place, although it is full now.
      expect(refusedWith(story.attempt(put({ occupied: 2 }, '第 3 层'), by(actor)))).toBeUndefined();
    }
  });

  it.each([
    ['place-full', put({ occupied: 2 })],
    ['place-closed', put({ open: false })],
    ['place-of-other-entity', put({ within: false })],
    ['place-unprotected', put({ protected: false })],
  ] as const)('R5.1.2 is refused with %s', (code, command) => {
    expect(refusedWith(registered().attempt(command, by(custodian)))).toBe(code);
  });

  it('R5.1.2 where a protection is missing asks for the reason, and keeps none that is not asked for', () => {
    const story = registered();
    story.attempt(put(CABINET, null, '保险柜送修，临时存放一周'), by(custodian));
    expect(story.state?.placed).toMatchObject({ placeId: CABINET.id, despite: '保险柜送修，临时存放一周' });
    story.attempt(put({}, null, '多余的理由'), by(custodian));
    expect(story.state?.placed).toMatchObject({ placeId: SAFE.id, despite: null });
  });

  it('is nothing for an electronic seal, nor for one that is lost', () => {
    expect(refusedWith(registered(electronicSeal).attempt(put(), by(custodian)))).toBe('place-seal-electronic');
    const story = registered();
    story.attempt({ type: 'report-loss', report: loss }, by(custodian));
    expect(refusedWith(story.attempt(put(), by(administrator)))).toBe('seal-lost');
  });

  it('leaves nothing to be written down about where a seal lies, so that its facts can still be corrected', () => {
    const story = registered();
    story.attempt(put(), by(custodian));
    const correct = {
      type: 'correct',
      changes: { material: '牛角' },
      reason: '核对实物',
      uniqueness: { nameTaken: false, codeTaken: false },
    } as const;
    expect(refusedWith(story.attempt(correct, by(administrator)))).toBeUndefined();
  });
});

const command: fc.Arbitrary<SealCommand> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      into: fc.constantFrom(SAFE, CABINET, { ...SAFE, occupied: 2 }, { ...CABINET, open: false }),
      detail: fc.constantFrom(null, '第 1 层'),
      despite: fc.constantFrom(null, '临时存放'),
      type: fc.constant('put-in-place' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<SealCommand[]>(
      { type: 'suspend', reason: '停用' },
      { type: 'resume', reason: '恢复' },
      { type: 'recall', reason: '收回' },
      { type: 'seal-away', storage: { place: '档案室', countersignedBy: null }, countersignerActive: false },
      { type: 'report-loss', report: loss },
      { type: 'report-loss', report: { ...loss, kind: 'damaged' } },
      { type: 'record-found', reason: '找回' },
      { type: 'change-custodian', custodianId: successor, custodianActive: true, reason: '交接' },
    ),
  },
);

it('R5.1.2 a seal lies in the place where it was last put, unless it is lost or put away; its history says the same', () => {
  let lay = 0;
  const step = fc.record({
    command,
    actor: fc.constantFrom(administrator, successor, '0190a000-0000-7000-8000-000000000099'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 16 }), (steps) => {
      const story = registered();
      let expected: string | undefined;
      for (const { command: one, actor } of steps) {
        const decision = story.attempt(one, by(actor));
        if (!decision.ok) continue;
        if (one.type === 'put-in-place') {
          expected = one.into.id;
          expect(one.into.open && (one.into.protected || one.despite !== null)).toBe(true);
        }
        const state: Seal['state'] | undefined = story.state?.state;
        if (one.type === 'seal-away' || state === 'lost') expected = undefined;
        expect(story.state?.placed?.placeId).toBe(expected);
        if (expected !== undefined) lay += 1;
      }
      expect(story.replayed()).toEqual(story.state);
    }),
    { numRuns: 400 },
  );
  expect(lay).toBeGreaterThan(100);
});
