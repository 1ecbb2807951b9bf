import { expect, test } from 'vitest';
import { formatMoney } from './money.ts';

test('no digit of an amount is lost or invented', () => {
  expect(formatMoney('1234500', 'CNY', 'zh-CN')).toBe('¥1,234,500.00');
  expect(formatMoney('999999999999999.99', 'CNY', 'zh-CN')).toBe('¥999,999,999,999,999.99');
  expect(formatMoney('0.1', 'USD', 'en')).toBe('$0.10');
});
