import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrap } from './wrap.ts';

/** Han characters and their punctuation take two units, all others one. */
const measure = (text: string): number =>
  Array.from(text).reduce((sum, c) => sum + (/[\u3000-\uffef]/u.test(c) ? 2 : 1), 0);

const text = fc.string({ unit: fc.constantFrom(...'印章用人，。（）《》“”：；abcXYZ019-./ '), maxLength: 80 });

describe('breaking lines', () => {
  it('keeps every character in its order, and no line is wider than the box', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (text, width) => {
        const lines = wrap(text, width, measure);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('begins no line with a closing mark and ends none with an opening one, where a word fits the line', () => {
    const sentence = fc.array(
      fc.constantFrom('用印', '申请', '《合同》', '（一）', '，', '保管人', 'PDF', '2026', '“同意”', '。'),
    );
    fc.assert(
      fc.property(sentence, fc.integer({ min: 16, max: 40 }), (parts, width) => {
        // Two marks in a row make a piece of their own length; Chinese text has at most two.
        const text = parts.join('').replace(/[，。]+/g, '，');
        const lines = wrap(text, width, measure);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。）》”]/);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（《“]$/);
      }),
    );
  });
});

describe('a broken line', () => {
  it.each([
    ['', 10, ['']],
    ['第一行\n\n第三行', 20, ['第一行', '', '第三行']],
    ['用印事由：采购', 8, ['用印事', '由：采购']],
    ['see the contract', 9, ['see the', 'contract']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['详见 abcdef 。', 12, ['详见', 'abcdef 。']],
  ])('%j within %i becomes %j', (text, width, lines) => {
    expect(wrap(text, width, measure)).toEqual(lines);
  });
});
