import { describe, expect, test } from 'vitest';
import { blanksIn } from './unfilled-blanks.ts';

const line = (text: string) => ({ text, box: { x: 20, y: 100, width: text.length * 5, height: 4 } });
const found = (text: string): string[] => blanksIn(line(text)).map((blank) => blank.text);

describe('places left open in a form', () => {
  test.each([
    ['甲方：________', ['________']],
    ['甲方（盖章）：＿＿＿＿ 日期：', ['＿＿＿＿']],
    ['合同金额（　　　）元', ['（　　　）']],
    ['数量 ( ) 台', ['( )']],
    ['签订日期：  年  月  日', ['年  月  日']],
    ['____年__月__日', ['____年__月__日']],
    ['2026年  月  日', ['年  月  日']],
    ['乙方为××××公司', ['××××']],
    ['单价：____ 总价（  ）', ['____', '（  ）']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  test.each([
    '甲方：北京示例科技有限公司',
    '本合同（以下简称“合同”）',
    '变量 a__b',
    '2026年3月1日',
    '（）',
    '[ ] 同意',
    'XX公司',
  ])('none in %s', (text) => expect(found(text)).toEqual([]));

  test('are told with their place on the page', () => {
    expect(blanksIn(line('甲方：____')).map(({ box }) => box)).toEqual([{ x: 35, y: 100, width: 20, height: 4 }]);
  });
});
