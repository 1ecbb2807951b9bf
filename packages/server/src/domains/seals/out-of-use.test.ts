import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory, refusedWith } from '../../../../../tests/support/story.ts';
import { administrator, electronicSeal, face, key, loss, now, register, successor } from './seal.examples.ts';
import { sealDecider, type SealCommand } from './seal.ts';

const byAdministrator = { at: now, actor: administrator };
const steps = {
  suspend: { type: 'suspend', reason: '业务调整' },
  resume: { type: 'resume', reason: '恢复' },
  recall: { type: 'recall', reason: '业务调整' },
  away: { type: 'seal-away', storage: { place: '档案室', countersignedBy: null }, countersignerActive: false },
  lose: { type: 'report-loss', report: loss },
  find: { type: 'record-found', reason: '找回' },
} as const satisfies Record<string, SealCommand>;

const readying = {
  face: { type: 'set-face', face },
  key: { type: 'bind-key', key },
  custodian: {
    type: 'change-custodian',
    custodianId: successor,
    custodianActive: true,
    reason: '岗位调整',
  },
} as const satisfies Record<string, SealCommand>;

/** An electronic seal that has come this far. */
function after(...names: readonly (keyof typeof steps)[]) {
  const story = beginStory(sealDecider);
  story.attempt(register(electronicSeal), byAdministrator);
  for (const name of names) expect(refusedWith(story.attempt(steps[name], byAdministrator))).toBeUndefined();
  return story;
}

describe('a seal that is recalled or in sealed storage', () => {
  const putAway = [after('suspend', 'recall'), after('suspend', 'recall', 'away')];

  it.each(Object.entries(readying))('R7.1.3 gets no other %s', (_what, command) => {
    for (const story of putAway) {
      expect(refusedWith(story.attempt(command, byAdministrator))).toBe('seal-kept-as-it-is');
    }
  });

  it('got them while it was merely suspended', () => {
    const story = after('suspend');
    for (const command of Object.values(readying)) {
      expect(refusedWith(story.attempt(command, byAdministrator))).toBeUndefined();
    }
  });

  it('R7.1.3 has, whatever is tried, the face, key and custodian with which it was recalled', () => {
    const command = fc.constantFrom<SealCommand>(
      ...Object.values(steps),
      ...Object.values(readying),
      { ...readying.face, face: { ...face, sha256: 'c'.repeat(64) } },
      { ...readying.key, key: { ...key, certificateSha256: 'd'.repeat(64) } },
    );
    const step = fc.record({ command, actor: fc.constantFrom(administrator, successor) });
    let tried = 0;
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { maxLength: 30 }), (away, tries) => {
        const story = after('suspend', 'recall', ...(away ? (['away'] as const) : []));
        for (const { command: one, actor } of tries) {
          const before = story.state!;
          story.attempt(one, { at: now, actor });
          if (before.state !== 'recalled' && before.state !== 'sealed-away') continue;
          const { face: faceNow, key: keyNow, custodianId } = story.state!;
          expect([faceNow, keyNow, custodianId]).toEqual([before.face, before.key, before.custodianId]);
          if (['set-face', 'bind-key', 'change-custodian'].includes(one.type)) tried += 1;
        }
      }),
    );
    expect(tried).toBeGreaterThan(50);
  });
});

describe('a seal that is suspended by an approved application', () => {
  const application = { id: 'application', number: 'TY-2026-00001', approvedBy: administrator };
  const suspended = () => {
    const story = beginStory(sealDecider);
    story.attempt(register(electronicSeal), byAdministrator);
    const command: SealCommand = { type: 'suspend', reason: '机构调整', application };
    return { story, answer: story.attempt(command, { at: now, actor: 'system' }) };
  };

  it('R7.1.2 says by which application, and who approved it counts as who suspended it', () => {
    const { story, answer } = suspended();
    expect(answer).toMatchObject({ ok: true, events: [{ type: 'seal.suspended', application }] });
    expect(story.state?.suspension).toEqual({ reason: '机构调整', since: now, by: administrator });
    expect(refusedWith(story.attempt(steps.resume, byAdministrator))).toBe('seal-resume-needs-other');
    expect(refusedWith(story.attempt(steps.resume, { at: now, actor: successor }))).toBeUndefined();
    expect(story.replayed()).toEqual(story.state);
  });

  it('is not suspended twice', () => {
    const { story } = suspended();
    const again: SealCommand = { type: 'suspend', reason: '业务变更', application };
    expect(refusedWith(story.attempt(again, { at: now, actor: 'system' }))).toBe('seal-not-active');
  });
});
