import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMoney, hundredths, money, sumByCurrency, type Money } from './money.ts';

const text = (whole: bigint, cents: number): string => `${whole}.${String(cents).padStart(2, '0')}`;
const cny = (amount: string): Money => ({ amount, currency: 'CNY' });

describe('money', () => {
  it.each(['0', '0.5', '0.05', '1', '100000', '500000.00', '999999999999999.99'])('takes %s', (amount) => {
    expect(money.safeParse(cny(amount)).success).toBe(true);
  });

  it.each([
    '-1',
    '+1',
    '1e309',
    '1e3',
    'Infinity',
    'NaN',
    '',
    ' 1',
    '1 ',
    '1\n',
    '01',
    '00',
    '.5',
    '1.',
    '1.234',
    '1,000',
    '0x10',
    '１００',
    '１.5',
    '1。5',
    '٣',
    '一百',
    '1000000000000000',
  ])('refuses %j', (amount) => {
    expect(money.safeParse(cny(amount)).success).toBe(false);
  });

  it('refuses a number, a currency it does not know and a field it does not know', () => {
    expect(money.safeParse({ amount: 1, currency: 'CNY' }).success).toBe(false);
    expect(money.safeParse({ amount: '1', currency: 'RMB' }).success).toBe(false);
    expect(money.safeParse({ amount: '1', currency: 'CNY', rate: '7' }).success).toBe(false);
  });
});

describe('compareMoney', () => {
  it('compares the value, not the writing', () => {
    expect(compareMoney(cny('100000'), cny('100000.00'))).toBe(0);
    expect(compareMoney(cny('9'), cny('10'))).toBe(-1);
    expect(compareMoney(cny('0.1'), cny('0.09'))).toBe(1);
  });

  it('sees one hundredth above a limit where a float would not', () => {
    expect(Number('999999999999999.99')).toBe(Number('999999999999999.98'));
    expect(compareMoney(cny('999999999999999.99'), cny('999999999999999.98'))).toBe(1);
  });

  it('does not compare across currencies', () => {
    expect(compareMoney(cny('1'), { amount: '1', currency: 'USD' })).toBeUndefined();
  });

  it('agrees with the order of whole hundredths', () => {
    const amount = fc.tuple(fc.bigInt(0n, 999_999_999_999_999n), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(amount, amount, ([a, b], [c, d]) => {
        const left = a * 100n + BigInt(b);
        const right = c * 100n + BigInt(d);
        expect(hundredths(text(a, b))).toBe(left);
        expect(compareMoney(cny(text(a, b)), cny(text(c, d)))).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });
});

describe('sumByCurrency', () => {
  it('adds up each currency on its own, exactly', () => {
    expect(sumByCurrency([cny('0.1'), { amount: '5', currency: 'USD' }, cny('0.2'), cny('1')])).toEqual([
      cny('1.30'),
      { amount: '5.00', currency: 'USD' },
    ]);
    expect(sumByCurrency([])).toEqual([]);
  });
});
