import { draftContent, problemKinds, type DraftContent } from '@yinxin/contract';
import { describe, expect, it } from 'vitest';
import { pin, requestFactsOf } from './pin.ts';
import { checkSubmission, type KnownThings } from './submission.ts';
import {
  annexPdf,
  board,
  completeDraft,
  contractPdf,
  contractSeal,
  custodian,
  digest,
  electronicSeal,
  entity,
  known,
  knownWithSeal,
  now,
  requester,
  sales,
  withItem,
  withSeal,
} from './use-request.examples.ts';

const issuesOf = (draft: DraftContent, things: KnownThings = known, who = requester) => {
  const checked = checkSubmission(draft, things, now, who);
  return checked.complete ? [] : checked.issues.map(({ pointer, code }) => `${pointer} ${code}`);
};

const wanted = completeDraft.items[0]?.seals[0];

describe('a request that may be submitted', () => {
  it('R6.1.2 names documents, numbers, purpose and planned time, with the document attached', () => {
    const checked = checkSubmission(completeDraft, known, now, requester);
    expect(checked).toEqual({ complete: true, content: completeDraft });
  });

  it('may leave the number, counterparty and amount empty, and loses stray spaces', () => {
    const draft = withItem({
      name: '  授权书 ',
      number: ' ',
      counterparty: '',
      amount: { amount: '', currency: 'CNY' },
    });
    const checked = checkSubmission(draft, known, now, requester);
    expect(checked).toMatchObject({
      complete: true,
      content: { items: [{ name: '授权书', number: null, counterparty: null, amount: null }] },
    });
  });

  it('pins the bytes and the names of the moment', () => {
    const checked = checkSubmission(completeDraft, known, now, requester);
    if (!checked.complete) throw new Error('the example is complete');
    const pinned = pin(checked.content, known);
    expect(pinned).toMatchObject({
      entityId: entity,
      departmentPath: [sales, board],
      documents: [{ documentId: contractPdf, sha256: digest }],
      seals: [{ sealId: electronicSeal, name: '合同专用章(电子)', kind: 'contract', medium: 'electronic' }],
    });
    expect(pin(checked.content, { ...known, documents: {} })).toBeUndefined();
    expect(pinned && requestFactsOf(pinned, requester)).toEqual({
      requester,
      entityId: entity,
      departmentPath: [sales, board],
      documents: [{ kind: 'contract', importance: 'ordinary', amount: { amount: '120000.00', currency: 'CNY' } }],
      seals: [{ id: electronicSeal, kind: 'contract', entityId: entity }],
    });
  });
});

describe('everything wrong with a request at once', () => {
  it('R6.1.2 lists what an empty draft lacks, by pointer', () => {
    const empty: DraftContent = {
      title: ' ',
      purpose: '',
      departmentId: null,
      plannedAt: null,
      items: [],
      attachments: [],
    };
    expect(issuesOf(empty)).toEqual([
      '/title use-request-field-missing',
      '/purpose use-request-field-missing',
      '/departmentId use-request-field-missing',
      '/plannedAt use-request-field-missing',
      '/items use-request-without-document',
    ]);
  });

  it('lists what an empty item lacks', () => {
    const blank = { documentId: null, name: '', kind: null, importance: null, copies: null, seals: [] };
    expect(issuesOf(withItem(blank))).toEqual([
      '/items/0/documentId use-request-field-missing',
      '/items/0/name use-request-field-missing',
      '/items/0/kind use-request-field-missing',
      '/items/0/importance use-request-field-missing',
      '/items/0/copies use-request-field-missing',
      '/items/0/seals use-request-without-seal',
    ]);
  });

  it.each(['-1', '1e309', '１２３', '1,000', '0.001', '1234567890123456', 'abc'])('refuses the amount %s', (amount) => {
    expect(issuesOf(withItem({ amount: { amount, currency: 'CNY' } }))).toEqual([
      '/items/0/amount/amount use-request-amount-invalid',
    ]);
  });

  it.each([0, -1, 1.5, 1000, 1e308])('refuses %d impressions', (impressions) => {
    expect(issuesOf(withSeal({ impressions, positions: [] }))).toEqual([
      '/items/0/seals/0/impressions use-request-count-out-of-range',
    ]);
  });

  it('refuses texts that are too long or hide control characters', () => {
    expect(issuesOf({ ...completeDraft, title: '长'.repeat(101) })).toEqual(['/title use-request-field-too-long']);
    expect(issuesOf(withItem({ name: '合同\u202Egnp.exe' }))).toEqual(['/items/0/name use-request-field-invalid']);
  });

  it.each<[string, DraftContent, string]>([
    [
      'a planned time in the past',
      { ...completeDraft, plannedAt: '2026-11-23T07:59:59.999Z' },
      '/plannedAt use-request-planned-in-past',
    ],
    [
      'somebody else’s department',
      { ...completeDraft, departmentId: board },
      '/departmentId use-request-department-foreign',
    ],
    [
      'an attachment nobody knows',
      { ...completeDraft, attachments: [requester] },
      '/attachments/0 use-request-document-unknown',
    ],
    [
      'a document nobody knows',
      withItem({ documentId: requester }),
      '/items/0/documentId use-request-document-unknown',
    ],
    ['a seal nobody knows', withSeal({ sealId: requester }), '/items/0/seals/0/sealId use-request-seal-unknown'],
    ['the wrong medium', withSeal({ sealId: contractSeal }), '/items/0/seals/0/sealId use-request-seal-medium-differs'],
    ['three copies of an electronic file', withItem({ copies: 3 }), '/items/0/copies use-request-electronic-copies'],
    ['one seal twice', withItem({ seals: [wanted, wanted] }), '/items/0/seals/1/sealId use-request-seal-twice'],
    [
      'more positions than impressions',
      withSeal({ impressions: 1 }),
      '/items/0/seals/0/positions use-request-positions-too-many',
    ],
    [
      'a straddle seal nobody asked for',
      withSeal({ straddle: false }),
      '/items/0/seals/0/positions/1 use-request-straddle-not-asked',
    ],
  ])('refuses %s', (_what, draft, issue) => {
    expect(issuesOf(draft)).toEqual([issue]);
  });

  it.each([
    [{ kind: 'at', page: 13, xMm: 1, yMm: 1 }],
    [{ kind: 'pages', fromPage: 11, toPage: 13, xMm: 1, yMm: 1 }],
    [{ kind: 'pages', fromPage: 3, toPage: 2, xMm: 1, yMm: 1 }],
    [{ kind: 'straddle', side: 'left', fromPage: 2, toPage: 2, alongMm: 1 }],
    [{ kind: 'straddle', side: 'left', fromPage: 1, toPage: 13, alongMm: 1 }],
  ])('refuses the position %j in a document of 12 pages', (position) => {
    expect(issuesOf(withSeal({ positions: [position] }))).toEqual([
      '/items/0/seals/0/positions/0 use-request-position-outside',
    ]);
  });

  it.each([
    [{ state: 'suspended' }, 'use-request-seal-suspended'],
    [{ ready: false }, 'use-request-seal-not-ready'],
    [{ custodianId: requester }, 'use-request-custodian-is-requester'],
  ])('refuses a seal that is %j', (change, code) => {
    expect(issuesOf(completeDraft, knownWithSeal(change))).toEqual([`/items/0/seals/0/sealId ${code}`]);
  });

  it('refuses the custodian as requester, and nobody else', () => {
    expect(issuesOf(completeDraft, known, custodian)).toEqual([
      '/items/0/seals/0/sealId use-request-custodian-is-requester',
    ]);
  });

  it('refuses one document twice, but takes two documents', () => {
    const [item] = completeDraft.items;
    if (item === undefined) throw new Error('the example has an item');
    const twice = { ...completeDraft, items: [item, { ...item }] };
    expect(issuesOf(twice)).toEqual(['/items/1/documentId use-request-document-twice']);
    const annex = { ...item, documentId: annexPdf, seals: item.seals.map((seal) => ({ ...seal, positions: [] })) };
    expect(issuesOf({ ...completeDraft, items: [item, annex] })).toEqual([]);
  });

  it('lists issues of several fields together', () => {
    const draft = { ...withSeal({ impressions: 1, sealId: requester }), departmentId: board };
    expect(issuesOf(draft)).toEqual([
      '/departmentId use-request-department-foreign',
      '/items/0/seals/0/sealId use-request-seal-unknown',
      '/items/0/seals/0/positions use-request-positions-too-many',
    ]);
  });
});

describe('a draft', () => {
  it('is kept however incomplete or odd it is', () => {
    const odd = {
      ...completeDraft,
      title: '',
      plannedAt: null,
      items: withItem({ amount: { amount: '１２', currency: 'CNY' }, copies: -3 }).items,
    };
    expect(draftContent.parse(odd)).toEqual(odd);
  });

  it('is refused with 500 documents, or numbers that are none', () => {
    const items = Array.from({ length: 500 }, () => completeDraft.items[0]);
    expect(draftContent.safeParse({ ...completeDraft, items }).success).toBe(false);
    expect(draftContent.safeParse(withItem({ copies: JSON.parse('1e309') })).success).toBe(false);
  });
});

describe('the words for every issue', () => {
  it('exist in both languages', () => {
    const codes = Object.keys(problemKinds).filter((code) => code.startsWith('use-request-'));
    expect(codes.length).toBeGreaterThan(25);
    for (const code of codes as (keyof typeof problemKinds)[]) {
      expect(problemKinds[code]['zh-CN'].title).toMatch(/\p{Script=Han}/u);
      expect(problemKinds[code].en.title).toMatch(/^[\p{ASCII}“”’{}]+$/u);
    }
  });
});
