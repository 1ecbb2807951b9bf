import { readVerificationCode, type UseFacts } from '@yinxin/contract';
import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import { electronicUse, id, paperUse } from './record.examples.ts';
import { recordDecider } from './record.ts';
import { verificationCodeOf } from './verification-code.ts';

const now = '2026-11-23T08:00:00.000Z';
const bySystem = { at: now, actor: id(0) };

const create = (facts: UseFacts) => ({ type: 'create', id: id(12), facts }) as const;

describe('a record of use', () => {
  it.each([
    ['electronically', electronicUse],
    ['on paper', paperUse],
  ])('R6.4.1 keeps time, document, number, purpose and who stamped, sealed %s', (_how, facts) => {
    const story = beginStory(recordDecider);
    expect(happened(story.attempt(create(facts), bySystem))).toEqual(['record.created']);
    expect(story.state).toEqual({ id: id(12), ...facts, registeredAt: now });
    expect(story.replayed()).toEqual(story.state);
  });

  it('R6.4.2 does not exist without what is archived of the use', () => {
    const bare = { ...paperUse, use: { ...paperUse.use, evidence: [] } } as UseFacts;
    expect(beginStory(recordDecider).attempt(create(bare), bySystem)).toEqual({
      ok: false,
      refusal: { code: 'record-incomplete', params: { field: 'use.evidence' } },
    });
  });

  it.each<[string, Partial<UseFacts>]>([
    ['purpose', { purpose: ' ' }],
    ['document.name', { document: { ...electronicUse.document, name: '' } }],
    ['usedAt', { usedAt: '2026-11-23T08:00:00.001Z' }],
    ['use.medium', { use: paperUse.use }],
    ['stampedBy', { stampedBy: electronicUse.requester }],
    ['approvals', { approvals: [] }],
    ['impressions', { impressions: 0 }],
    ['verificationCode', { verificationCode: '0000-0000-0000-0000-1' }],
    ['verificationCode', { verificationCode: electronicUse.verificationCode.toLowerCase() }],
  ])('is refused when %s is missing or senseless', (field, change) => {
    expect(beginStory(recordDecider).attempt(create({ ...electronicUse, ...change }), bySystem)).toEqual({
      ok: false,
      refusal: { code: 'record-incomplete', params: { field } },
    });
  });

  it('is never changed', () => {
    const story = beginStory(recordDecider);
    story.attempt(create(electronicUse), bySystem);
    expect(refusedWith(story.attempt(create(paperUse), bySystem))).toBe('record-immutable');
    expect(refusedWith(story.attempt(create(electronicUse), bySystem))).toBe('record-immutable');
    const again = { type: 'record.created', id: id(12), facts: paperUse } as const;
    expect(() => recordDecider.evolve(story.state, again, { at: now, actor: id(0), seq: 2 })).toThrow('immutable');
  });
});

describe('the code of ten random bytes', () => {
  it('reads back, and other lengths are refused', () => {
    const code = verificationCodeOf(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(code).toMatch(/^(?:[0-9A-Z]{4}-){4}.$/);
    expect(readVerificationCode(code)).toBe(code);
    expect(() => verificationCodeOf(new Uint8Array(9))).toThrow(RangeError);
  });
});
