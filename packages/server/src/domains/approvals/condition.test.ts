import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importances, sealKinds, type Condition, type DocumentKind, type Money } from '@yinxin/contract';
import { answer } from './condition.ts';
import type { RequestFacts } from './request-facts.ts';
import { canAnswer } from './satisfiable.ts';

const head = '0190a000-0000-7000-8000-000000000001';
const branch = '0190a000-0000-7000-8000-000000000002';
const sales = '0190a000-0000-7000-8000-000000000003';
const board = '0190a000-0000-7000-8000-000000000004';

const cny = (amount: string): Money => ({ amount, currency: 'CNY' });
const usd = (amount: string): Money => ({ amount, currency: 'USD' });

const request = (amounts: readonly (Money | undefined)[], more: Partial<RequestFacts> = {}): RequestFacts => ({
  requester: head,
  entityId: head,
  departmentPath: [sales, board],
  documents: amounts.map((amount) => ({ kind: 'contract', importance: 'ordinary', amount })),
  seals: [{ id: head, kind: 'contract', entityId: head }],
  ...more,
});

const above = (value: Money): Condition => ({ test: 'amount', is: 'above', value });
const below = (value: Money): Condition => ({ test: 'amount', is: 'below', value });

describe('answering a condition', () => {
  it('compares the sum of all documents, exactly at the limit', () => {
    expect(answer(above(cny('100000')), request([cny('60000'), cny('40000')]))).toBe('no');
    expect(answer(above(cny('100000')), request([cny('60000'), cny('40000.01')]))).toBe('yes');
    expect(answer({ test: 'amount', is: 'at-least', value: cny('100000') }, request([cny('100000.00')]))).toBe('yes');
    expect(answer({ test: 'amount', is: 'at-most', value: cny('100000') }, request([cny('100000.00')]))).toBe('yes');
    expect(answer(below(cny('100000')), request([cny('100000')]))).toBe('no');
  });

  it('answers no for a request without any amount', () => {
    expect(answer(above(cny('0')), request([undefined]))).toBe('no');
    expect(answer(below(cny('100')), request([undefined]))).toBe('no');
  });

  it('does not know how much another currency is worth', () => {
    expect(answer(above(cny('100000')), request([usd('1')]))).toBe('unknown');
    expect(answer({ test: 'not', of: above(cny('100000')) }, request([usd('1')]))).toBe('unknown');
    expect(answer({ test: 'all', of: [above(cny('1')), above(usd('5'))] }, request([usd('1')]))).toBe('no');
    expect(answer({ test: 'any', of: [above(cny('1')), above(usd('0.5'))] }, request([usd('1')]))).toBe('yes');
  });

  it('knows that more money in another currency cannot make the sum smaller', () => {
    expect(answer(above(cny('100')), request([cny('101'), usd('1')]))).toBe('yes');
    expect(answer(above(cny('100')), request([cny('99'), usd('1')]))).toBe('unknown');
    expect(answer(below(cny('100')), request([cny('99'), usd('1')]))).toBe('unknown');
    expect(answer(below(cny('100')), request([cny('101'), usd('1')]))).toBe('no');
  });

  it('looks at the highest importance, any document, any seal, any entity, any department above', () => {
    const facts = request([], {
      documents: [
        { kind: 'report', importance: 'ordinary' },
        { kind: 'loan', importance: 'important' },
      ],
      seals: [
        { id: sales, kind: 'finance', entityId: head },
        { id: board, kind: 'official', entityId: branch },
      ],
    });
    const asked = (condition: Condition): string => answer(condition, facts);
    expect(asked({ test: 'importance', atLeast: 'important' })).toBe('yes');
    expect(asked({ test: 'importance', atLeast: 'critical' })).toBe('no');
    expect(asked({ test: 'document-kind', in: ['loan', 'guarantee'] })).toBe('yes');
    expect(asked({ test: 'document-kind', in: ['contract'] })).toBe('no');
    expect(asked({ test: 'seal-kind', in: ['official'] })).toBe('yes');
    expect(asked({ test: 'entity', in: [branch] })).toBe('yes');
    expect(asked({ test: 'entity', in: [sales] })).toBe('no');
    expect(asked({ test: 'department', in: [board] })).toBe('yes');
    expect(asked({ test: 'department', in: [head] })).toBe('no');
    expect(asked({ test: 'not', of: { test: 'department', in: [head] } })).toBe('yes');
  });
});

/** All sets that can be made of these, but the empty one. */
const someOf = <One>(all: readonly One[]): One[][] =>
  all.reduce<One[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one]), [one]], []);

/** Every request that conditions over these few values can tell apart. */
const everyRequest: RequestFacts[] = someOf<DocumentKind>(['contract', 'loan', 'tax']).flatMap((kinds) =>
  importances.flatMap((importance) =>
    [undefined, '0', '9.99', '10', '10.01', '19.99', '20', '20.01'].flatMap((amount) =>
      someOf([head, branch, sales]).map((entityIds) =>
        request([], {
          entityId: entityIds[0] ?? head,
          documents: kinds.map((kind, index) => ({
            kind,
            importance,
            amount: index > 0 || amount === undefined ? undefined : cny(amount),
          })),
          seals: entityIds.map((entityId) => ({ id: head, kind: 'contract', entityId })),
        }),
      ),
    ),
  ),
);

const comparisons = fc.oneof(
  fc.record({
    test: fc.constant('amount' as const),
    is: fc.constantFrom('above', 'at-least', 'at-most', 'below'),
    value: fc.constantFrom(cny('0'), cny('10'), cny('20')),
  }),
  fc.record({
    test: fc.constant('importance' as const),
    atLeast: fc.constantFrom('ordinary', 'important', 'critical'),
  }),
  fc.record({
    test: fc.constant('document-kind' as const),
    in: fc.uniqueArray(fc.constantFrom('contract', 'loan'), { minLength: 1 }),
  }),
  fc.record({ test: fc.constant('entity' as const), in: fc.constantFrom([head], [branch]) }),
);

const conditions = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparisons as fc.Arbitrary<Condition>,
    fc.record({
      test: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ test: fc.constant('not' as const), of: tie('condition') }),
  ),
})).condition;

describe('what a condition can answer', () => {
  it.each<[string, Condition]>([
    ['an empty interval', { test: 'all', of: [above(cny('100')), below(cny('50'))] }],
    ['no hundredth between the limits', { test: 'all', of: [above(cny('1.00')), below(cny('1.01'))] }],
    ['below nothing', below(cny('0'))],
    [
      'a kind and not that kind',
      {
        test: 'all',
        of: [
          { test: 'document-kind', in: ['loan'] },
          { test: 'not', of: { test: 'document-kind', in: ['loan', 'tax'] } },
        ],
      },
    ],
    ['a seal of no kind at all', { test: 'not', of: { test: 'seal-kind', in: [...sealKinds] } }],
    ['not even ordinary', { test: 'not', of: { test: 'importance', atLeast: 'ordinary' } }],
  ])('never yes: %s', (_, condition) => {
    expect(canAnswer(condition, 'yes')).toBe(false);
    expect(canAnswer({ test: 'not', of: condition }, 'no')).toBe(false);
  });

  it('a limit alone is neither never nor always met', () => {
    expect(canAnswer(above(cny('100000')), 'yes')).toBe(true);
    expect(canAnswer(above(cny('100000')), 'no')).toBe(true);
    expect(canAnswer({ test: 'all', of: [above(cny('1')), above(usd('1'))] }, 'yes')).toBe(true);
  });

  it('says exactly what trying every request says', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const answers = new Set(everyRequest.map((facts) => answer(condition, facts)));
        expect(canAnswer(condition, 'yes')).toBe(answers.has('yes'));
        expect(canAnswer(condition, 'no')).toBe(answers.has('no'));
      }),
      { numRuns: 300 },
    );
  });
});
