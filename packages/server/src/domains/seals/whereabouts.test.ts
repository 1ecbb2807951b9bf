import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import { now, register, sealId } from './seal.examples.ts';
import { sealDecider, type SealCommand } from './seal.ts';

const system = { at: now, actor: 'system' };
const out = (carryOutId = 'one'): SealCommand => ({
  type: 'take-out',
  carryOutId,
  dueAt: '2026-11-23T10:00:00.000Z',
  requestIds: ['request'],
});
const back = (carryOutId = 'one'): SealCommand => ({ type: 'bring-back', carryOutId });
const lost: SealCommand = {
  type: 'report-loss',
  report: { kind: 'lost', lastSeenAt: now, place: null, circumstances: '途中遗失' },
};
const suspend: SealCommand = { type: 'suspend', reason: '核查' };

const after = (...commands: readonly SealCommand[]) => {
  const story = beginStory(sealDecider);
  story.attempt(register(), system);
  for (const command of commands) story.attempt(command, system);
  return story;
};

describe('a seal outside the house', () => {
  it('leaves in use only and once, and comes back by the carry-out that took it', () => {
    const story = after(out());
    expect(story.state).toMatchObject({ id: sealId, out: { carryOutId: 'one', since: now, requestIds: ['request'] } });
    expect(refusedWith(story.attempt(out('two'), system))).toBe('seal-carried-out');
    expect(refusedWith(story.attempt(back('two'), system))).toBe('carry-out-not-out');
    expect(happened(story.attempt(back(), system))).toEqual(['seal.brought-back']);
    expect(story.state).not.toHaveProperty('out');
    expect(refusedWith(after(suspend).attempt(out(), system))).toBe('seal-not-active');
  });

  it('changes no hands, and is neither recalled nor destroyed', () => {
    const elsewhere = after(out(), suspend);
    for (const command of [
      { type: 'recall', reason: '收回' },
      { type: 'begin-destruction', destructionId: 'd' },
      { type: 'change-custodian', custodianId: 'other', custodianActive: true, reason: '换人' },
    ] as const) {
      expect(refusedWith(elsewhere.attempt(command, system))).toBe('seal-carried-out');
    }
    expect(happened(elsewhere.attempt(back(), system))).toEqual(['seal.brought-back']);
    expect(happened(elsewhere.attempt({ type: 'recall', reason: '收回' }, system))).toEqual(['seal.recalled']);
  });

  it('is neither in nor out once it is lost', () => {
    expect(after(out(), lost).state).toMatchObject({ state: 'lost' });
    expect(after(out(), lost).state).not.toHaveProperty('out');
  });

  it('whatever happens, is out only between leaving and coming back, and is what its history gives', () => {
    const command = fc.constantFrom(out(), out('two'), back(), back('two'), suspend, lost, {
      type: 'resume',
      reason: '核查完毕',
    } as const);
    let away = 0;
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const story = after(...commands);
        const types = story.history.map(({ event }) => event.type);
        const moves = types.filter((type) => /taken-out|brought-back|loss-reported/.test(type));
        const isOut = moves.at(-1) === 'seal.taken-out';
        if (isOut) away += 1;
        expect(story.state?.out !== undefined).toBe(isOut);
        expect(story.replayed()).toEqual(story.state);
      }),
      { numRuns: 400 },
    );
    expect(away).toBeGreaterThan(20);
  });
});
