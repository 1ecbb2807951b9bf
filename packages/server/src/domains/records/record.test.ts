import { readVerificationCode, type UseFacts } from '@yinxin/contract';
import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import { recordDecider } from './record.ts';
import { verificationCodeOf } from './verification-code.ts';

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const named = (n: number, name: string) => ({ id: id(n), name });
const now = '2026-11-23T08:00:00.000Z';
const bySystem = { at: now, actor: id(0) };

const electronicUse: UseFacts = {
  usedAt: '2026-11-23T07:59:00.000Z',
  requestId: id(1),
  requestNumber: 'YY-2026-0001',
  sealingId: id(2),
  purpose: '签订年度采购合同',
  document: {
    id: id(3),
    name: '年度采购合同',
    number: 'HT-2026-018',
    kind: 'contract',
    importance: 'important',
    sha256: 'd'.repeat(64),
  },
  counterparty: '江北机械有限公司',
  amount: { amount: '120000.00', currency: 'CNY' },
  seal: { id: id(4), name: '合同专用章(电子)', kind: 'contract', medium: 'electronic' },
  entity: named(5, '江南印信科技有限公司'),
  department: named(6, '销售部'),
  requester: named(7, '王小明'),
  custodian: named(8, '李保管'),
  stampedBy: named(8, '李保管'),
  impressions: 2,
  approvals: [{ stage: '部门负责人', approver: named(9, '张经理'), at: '2026-11-20T08:00:00.000Z' }],
  use: {
    medium: 'electronic',
    before: 'd'.repeat(64),
    after: 'e'.repeat(64),
    certificateSha256: 'c'.repeat(64),
    fields: ['Seal1'],
  },
  verificationCode: verificationCodeOf(new Uint8Array(10).fill(7)),
};

const paperUse: UseFacts = {
  ...electronicUse,
  seal: { ...electronicUse.seal, name: '合同专用章', medium: 'physical' },
  use: { medium: 'physical', place: '印章室', witness: named(10, '赵监印'), copies: 1, evidence: [id(11)] },
};

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
