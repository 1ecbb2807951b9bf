import type { Language } from '@yinxin/contract';

/**
 * An amount with its currency for reading: `¥1,234,500.00`. The amount is a decimal string, so no digit is lost to
 * floating point; two decimals are always shown and more are kept when the amount has them.
 */
export function formatMoney(amount: string, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 10 });
  return format.format(amount as Intl.StringNumericLiteral);
}
