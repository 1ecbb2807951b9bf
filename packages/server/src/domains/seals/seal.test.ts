import { commonSize, sealDescription, sealKinds, sealWarnings, sealWarningTexts } from '@yinxin/contract';
import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import { importanceOf } from './rules.ts';
import {
  administrator,
  contractSeal,
  custodian,
  electronicSeal,
  face,
  key,
  loss,
  now,
  register,
  sealId,
  successor,
} from './seal.examples.ts';
import { isUsable, sealDecider } from './seal.ts';

const byAdministrator = { at: now, actor: administrator };
const registered = (description = contractSeal) => {
  const story = beginStory(sealDecider);
  story.attempt(register(description), byAdministrator);
  return story;
};

describe('registering a seal', () => {
  it('R3.1.1 keeps name, size, activation date, custodian and every other fact, active at once', () => {
    expect(sealDescription.parse(contractSeal)).toEqual(contractSeal);
    expect(registered().state).toEqual({
      id: sealId,
      ...contractSeal,
      state: 'active',
      face: null,
      key: null,
      suspension: null,
      filingRequired: true,
    });
  });

  it('R5.1.1 names a custodian who is active and is not the one who registers', () => {
    const inactive = { ...register(), custodianActive: false } as const;
    expect(refusedWith(beginStory(sealDecider).attempt(inactive, byAdministrator))).toBe('seal-custodian-not-active');
    const oneself = { at: now, actor: custodian };
    expect(refusedWith(beginStory(sealDecider).attempt(register(), oneself))).toBe('seal-custodian-is-administrator');
  });

  it.each([
    ['a second time', undefined, 'seal-already-registered'],
    ['an official seal of 46 mm', { kind: 'official', size: square('round', 46) }, 'official-seal-too-large'],
    ['a round seal with two sides', { size: { shape: 'round', widthMm: 40, heightMm: 38 } }, 'seal-sides-differ'],
    ['a physical seal that is nowhere', { place: null }, 'seal-place-missing'],
    ['an activation tomorrow', { activatedOn: '2026-11-24' }, 'seal-activated-in-future'],
  ] as const)('refuses %s', (_what, change, code) => {
    const story = change === undefined ? registered() : beginStory(sealDecider);
    expect(refusedWith(story.attempt(register({ ...contractSeal, ...change }), byAdministrator))).toBe(code);
  });

  it('takes today for the day it is in China', () => {
    const lateInLondon = { at: '2026-11-23T16:00:00.000Z', actor: administrator };
    const tomorrow = register({ ...contractSeal, activatedOn: '2026-11-24' });
    expect(happened(beginStory(sealDecider).attempt(tomorrow, lateInLondon))).toEqual(['seal.registered']);
  });

  it('refuses a name or code that another seal has', () => {
    for (const [uniqueness, code] of [
      [{ nameTaken: true, codeTaken: false }, 'seal-name-taken'],
      [{ nameTaken: false, codeTaken: true }, 'seal-code-taken'],
    ] as const) {
      const command = { ...register(), uniqueness } as const;
      expect(refusedWith(beginStory(sealDecider).attempt(command, byAdministrator))).toBe(code);
    }
  });

  it('accepts an official seal of exactly 45 mm, and a contract seal of 58 mm', () => {
    for (const [kind, mm] of [
      ['official', 45],
      ['contract', 58],
    ] as const) {
      expect(registered({ ...contractSeal, kind, size: square('round', mm) }).state?.kind).toBe(kind);
    }
  });
});

describe('the life of a seal', () => {
  it('records only what a correction changes, and refuses one that changes nothing', () => {
    const story = registered();
    const uniqueness = { nameTaken: false, codeTaken: false };
    const correct = (changes: object) => ({ type: 'correct', changes, reason: '登记有误', uniqueness }) as const;
    const unchanged = correct({ size: { heightMm: 40, widthMm: 40, shape: 'round' }, place: contractSeal.place });
    expect(refusedWith(story.attempt(unchanged, byAdministrator))).toBe('seal-nothing-corrected');
    expect(refusedWith(story.attempt(correct({ place: undefined }), byAdministrator))).toBe('seal-nothing-corrected');
    const decision = story.attempt(correct({ place: '总部档案室', name: contractSeal.name }), byAdministrator);
    expect(decision).toEqual({
      ok: true,
      events: [{ type: 'seal.corrected', changes: { place: '总部档案室' }, reason: '登记有误' }],
    });
    expect(story.state?.place).toBe('总部档案室');
    expect(refusedWith(story.attempt(correct({ kind: 'official', size: square('round', 58) }), byAdministrator))).toBe(
      'official-seal-too-large',
    );
  });

  it('R5.2.2 changes hands with both people and the reason on record', () => {
    const story = registered();
    const change = { type: 'change-custodian', custodianActive: true, reason: '岗位调整' } as const;
    expect(story.attempt({ ...change, custodianId: successor }, byAdministrator)).toEqual({
      ok: true,
      events: [{ type: 'seal.custodian-changed', from: custodian, to: successor, reason: '岗位调整' }],
    });
    expect(refusedWith(story.attempt({ ...change, custodianId: successor }, byAdministrator))).toBe(
      'seal-custodian-unchanged',
    );
    expect(refusedWith(story.attempt({ ...change, custodianId: administrator }, byAdministrator))).toBe(
      'seal-custodian-is-administrator',
    );
    expect(
      refusedWith(story.attempt({ ...change, custodianId: custodian, custodianActive: false }, byAdministrator)),
    ).toBe('seal-custodian-not-active');
  });

  it('R5.1.1 is not administered by the person who holds it', () => {
    const story = registered(electronicSeal);
    const byCustodian = { at: now, actor: custodian };
    const uniqueness = { nameTaken: false, codeTaken: false };
    for (const command of [
      { type: 'correct', changes: { name: '另名' }, reason: '更正', uniqueness },
      { type: 'change-custodian', custodianId: successor, custodianActive: true, reason: '交接' },
      { type: 'resume', reason: '恢复' },
      { type: 'set-face', face },
      { type: 'bind-key', key },
    ] as const) {
      expect(refusedWith(story.attempt(command, byCustodian))).toBe('seal-custodian-is-administrator');
    }
    expect(happened(story.attempt({ type: 'suspend', reason: '丢失' }, byCustodian))).toEqual(['seal.suspended']);
  });

  it('is usable while active and, if electronic, with a face and a certificate in force', () => {
    expect(
      isUsable({ ...contractSeal, id: sealId, state: 'active', face: null, key: null, suspension: null }, now),
    ).toBe(true);
    const story = registered(electronicSeal);
    const usable = (at = now) => story.state !== undefined && isUsable(story.state, at);
    expect(usable()).toBe(false);
    story.attempt({ type: 'bind-key', key }, byAdministrator);
    expect(usable()).toBe(false);
    story.attempt({ type: 'set-face', face }, byAdministrator);
    expect([usable(key.notBefore), usable(), usable(key.notAfter)]).toEqual([true, true, false]);
    story.attempt({ type: 'suspend', reason: '丢失' }, byAdministrator);
    expect(usable()).toBe(false);
  });

  it('is suspended with a reason and resumed, each once', () => {
    const story = registered();
    const suspend = { type: 'suspend', reason: '印章疑似遗失' } as const;
    const resume = { type: 'resume', reason: '已找回' } as const;
    expect(refusedWith(story.attempt(resume, byAdministrator))).toBe('seal-not-suspended');
    story.attempt(suspend, { at: now, actor: custodian });
    expect(story.state).toMatchObject({
      state: 'suspended',
      suspension: { reason: '印章疑似遗失', since: now, by: custodian },
    });
    expect(refusedWith(story.attempt(suspend, byAdministrator))).toBe('seal-not-active');
    story.attempt(resume, byAdministrator);
    expect(story.state).toMatchObject({ state: 'active', suspension: null });
  });

  it('R7.1.3 tells where it was put away until it is lost from there and found', () => {
    const story = registered();
    const lie = { place: '档案室 3 号柜', countersignedBy: null } as const;
    story.attempt({ type: 'suspend', reason: '业务调整' }, byAdministrator);
    story.attempt({ type: 'recall', reason: '业务调整' }, byAdministrator);
    story.attempt({ type: 'seal-away', storage: lie, countersignerActive: false }, byAdministrator);
    story.attempt({ type: 'report-loss', report: loss }, byAdministrator);
    expect(story.state).toMatchObject({ state: 'lost', storage: lie });
    story.attempt({ type: 'record-found', reason: '找回' }, byAdministrator);
    expect(story.state).toMatchObject({ state: 'suspended' });
    expect(story.state?.storage).toBeUndefined();
  });

  it('gets a face, and another one only if it looks different', () => {
    const story = registered();
    expect(happened(story.attempt({ type: 'set-face', face }, byAdministrator))).toEqual(['seal.face-set']);
    expect(refusedWith(story.attempt({ type: 'set-face', face }, byAdministrator))).toBe('seal-face-unchanged');
  });

  it('R5.1.3 binds a key to an electronic seal only, and only a certificate that is valid now', () => {
    const bind = { type: 'bind-key', key } as const;
    expect(refusedWith(registered().attempt(bind, byAdministrator))).toBe('seal-not-electronic');
    const story = registered(electronicSeal);
    const expired = { at: key.notAfter, actor: administrator };
    const early = { at: '2025-12-31T23:59:59.999Z', actor: administrator };
    expect(refusedWith(story.attempt(bind, expired))).toBe('seal-certificate-not-valid');
    expect(refusedWith(story.attempt(bind, early))).toBe('seal-certificate-not-valid');
    expect(happened(story.attempt(bind, byAdministrator))).toEqual(['seal.key-bound']);
    expect(refusedWith(story.attempt(bind, byAdministrator))).toBe('seal-key-unchanged');
  });
});

describe('oddities of a seal', () => {
  const around = {
    entityRegion: '310115',
    otherOfficialSeal: false,
    hasFace: true,
    hasKey: true,
    filing: 'filed',
  } as const;

  it('finds none in a seal that is as usual', () => {
    expect(sealWarnings(contractSeal, around)).toEqual([]);
    expect(sealWarnings(electronicSeal, around)).toEqual([]);
    for (const mm of [38, 42, 58]) {
      expect(sealWarnings({ ...contractSeal, size: square('round', mm) }, around)).toEqual([]);
    }
  });

  it('offers for every kind a size that is itself usual', () => {
    expect(commonSize('official')).toEqual(square('round', 40));
    expect(commonSize('personal')).toBeUndefined();
    for (const kind of sealKinds.filter((one) => one !== 'personal')) {
      expect(sealWarnings({ ...contractSeal, kind, size: commonSize(kind)! }, around)).toEqual([]);
    }
  });

  it.each([
    ['size-unusual', { size: square('round', 46) }, {}],
    ['size-unusual', { kind: 'invoice', size: { shape: 'ellipse', widthMm: 40, heightMm: 29 } }, {}],
    ['code-missing', { code: null }, {}],
    ['code-region-unknown', { code: '9901150012345' }, {}],
    ['code-region-differs', { code: '11010500123456' }, {}],
    ['second-official-seal', { kind: 'official' }, { otherOfficialSeal: true }],
    ['filing-certificate-missing', { papers: [] }, { filing: 'unfiled' }],
    ['filing-unrecorded', {}, { filing: 'unfiled' }],
    ['face-missing', {}, { hasFace: false }],
    ['key-missing', { medium: 'electronic' }, { hasKey: false }],
  ] as const)('warns: %s', (warning, change, more) => {
    expect(sealWarnings({ ...contractSeal, ...change }, { ...around, ...more })).toEqual([warning]);
    expect(sealWarningTexts[warning]['zh-CN']).not.toBe('');
  });

  it('says nothing about the size of a personal name seal, nor the region of an entity without one', () => {
    const personal = { ...contractSeal, kind: 'personal', size: square('square', 9) } as const;
    expect(sealWarnings(personal, { ...around, entityRegion: null })).toEqual([]);
  });

  it('holds the official seal and the legal representative’s seal to be of high importance', () => {
    expect(importanceOf('official')).toBe('high');
    expect(importanceOf('legal-representative')).toBe('high');
    expect(importanceOf('contract')).toBe('ordinary');
  });
});

function square(shape: 'round' | 'square', mm: number) {
  return { shape, widthMm: mm, heightMm: mm };
}
