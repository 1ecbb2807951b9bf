import type { Condition } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { terms } from '../../lib/terms.ts';
import { approverText, conditionText, hoursText, type Vocabulary } from './flow-words.ts';
import { flowsMessages } from './messages.ts';

/** Texts of a catalogue without the library around them. */
const speak =
  (texts: Readonly<Record<string, string>>) =>
  (key: string, fillings: Readonly<Record<string, string | number>> = {}): string =>
    (texts[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(fillings[name]));

const words = {
  say: speak(flowsMessages.zh),
  sayTerm: speak(terms.zh),
  role: () => '法务审核人',
  either: (names: readonly string[]) => names.join('或'),
  money: ({ amount }: { amount: string }) => `¥${amount}`,
  entity: () => '华信智联',
  department: () => '销售部',
  person: (id: string) => (id === '1' ? '赵明远' : undefined),
} as Vocabulary;

const above = (amount: string): Condition => ({ test: 'amount', is: 'above', value: { amount, currency: 'CNY' } });
const grave: Condition = { test: 'document-kind', in: ['guarantee', 'loan'] };

test.each<[Condition, string]>([
  [above('100000'), '金额超过 ¥100000'],
  [{ test: 'any', of: [above('100000'), grave] }, '金额超过 ¥100000，或文件为担保或借款'],
  [
    { test: 'all', of: [above('1'), { test: 'any', of: [grave, { test: 'importance', atLeast: 'critical' }] }] },
    '金额超过 ¥1，且（文件为担保或借款，或文件重要程度为“特别重要”）',
  ],
  [{ test: 'not', of: { test: 'department', in: ['x'] } }, '并非（申请部门属于销售部）'],
  [{ test: 'all', of: [{ test: 'any', of: [grave] }] }, '文件为担保或借款'],
  [{ test: 'seal-kind', in: [] }, '使用…'],
])('%# a condition reads as a clause', (condition, text) => {
  expect(conditionText(condition, words)).toBe(text);
});

test('approvers are told by name, role or level', () => {
  expect(approverText({ by: 'person', person: '1' }, words)).toBe('赵明远');
  expect(approverText({ by: 'person', person: '' }, words)).toBe('未选择人员');
  expect(approverText({ by: 'role', role: 'legal-reviewer', within: 'entity' }, words)).toBe('法务审核人（申请单位）');
  expect(approverText({ by: 'department-head', level: 1 }, words)).toBe('申请部门负责人');
  expect(approverText({ by: 'department-head', level: 3 }, words)).toBe('上 2 级部门负责人');
});

test('hours are told as people count them', () => {
  expect([24, 48, 36, 4].map((hours) => hoursText(hours, words))).toEqual(['1 天', '2 天', '36 小时', '4 小时']);
});
