import { z } from 'zod';

/** Currencies that contracts here are written in (ISO 4217). */
export const currencies = [
  'CNY',
  'HKD',
  'MOP',
  'TWD',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'KRW',
  'SGD',
  'AUD',
  'CAD',
  'CHF',
  'RUB',
] as const;

export const currency = z.enum(currencies);
export type Currency = z.infer<typeof currency>;

/**
 * An amount of money as people type it, without grouping: at most 15 digits before the point and 2 behind it, ASCII
 * digits only, not negative, no exponent, no leading zeros. A string, so that no digit is ever lost to a float.
 */
export const decimalAmount = z.string().regex(/^(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,2})?$/);

export const money = z.strictObject({ amount: decimalAmount, currency });
export type Money = z.infer<typeof money>;

/** Hundredths of the currency's unit; exact. `amount` is a {@link decimalAmount}. */
export function hundredths(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
}

/** Which of two amounts is more: -1, 0 or 1; undefined when the currencies differ, for there is no rate to trust. */
export function compareMoney(left: Money, right: Money): -1 | 0 | 1 | undefined {
  if (left.currency !== right.currency) return undefined;
  const difference = hundredths(left.amount) - hundredths(right.amount);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * Adds amounts up, one sum per currency in the order in which the currencies first appear; written with two decimals.
 * A sum may have more digits than a single amount is allowed.
 */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<Currency, bigint>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + hundredths(amount));
  return [...sums].map(([currency, sum]) => ({
    amount: `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`,
    currency,
  }));
}
