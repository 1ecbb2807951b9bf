import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOn, linesOf } from './page-text.ts';
import type { Glyph } from './pdfium.ts';

/** Lines of letters 10 points wide and high, 20 points apart. */
const page = (...lines: string[]): Glyph[] =>
  lines.flatMap((line, row) => [
    ...[...line].map((text, column) => glyph(text, column * 10, row * 20)),
    { text: '\r', left: 0, top: 0, right: 0, bottom: 0 },
    { text: '\n', left: 0, top: 0, right: 0, bottom: 0 },
  ]);
const glyph = (text: string, left: number, top: number): Glyph => ({
  text,
  left,
  top,
  right: left + 10,
  bottom: top + 10,
});
const mm = (points: number): number => Math.round(points * (25.4 / 72) * 100) / 100;

describe('lines', () => {
  test('are split at breaks and boxed in mm; empty ones are left out', () => {
    expect(linesOf(page('甲方', '  ', '乙方：'))).toEqual([
      { text: '甲方', box: { x: 0, y: 0, width: mm(20), height: mm(10) } },
      { text: '乙方：', box: { x: 0, y: mm(40), width: mm(30), height: mm(10) } },
    ]);
  });
});

describe('a keyword', () => {
  test('is found whatever the width of its letters, its case and the spaces within', () => {
    expect(findOn(page('甲 方（盖 章）'), '甲方(盖章)')).toHaveLength(1);
    expect(findOn(page('PARTY Ａ'), 'party a')).toHaveLength(1);
  });

  test('that runs over a line break has a box on each line', () => {
    expect(findOn(page('本页为签', '署页'), '签署页')).toEqual([
      [
        { x: mm(30), y: 0, width: mm(10), height: mm(10) },
        { x: 0, y: mm(20), width: mm(20), height: mm(10) },
      ],
    ]);
  });

  test('is found as often as it stands there, not overlapping', () => {
    expect(findOn(page('盖章盖章盖', '章'), '盖章')).toHaveLength(3);
    expect(findOn(page('哈哈哈哈'), '哈哈')).toHaveLength(2);
  });

  test('in rare letters beyond the basic plane keeps its place', () => {
    expect(findOn(page('𠮷野家盖章'), '盖章')).toEqual([[{ x: mm(30), y: 0, width: mm(20), height: mm(10) }]]);
  });

  test('that was put into a page is found there', () => {
    const han = fc.string({ unit: fc.constantFrom('甲', '乙', '方', '章'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(han, han, han, (before, keyword, after) => {
        const hits = findOn(page(before + keyword + after), keyword);
        expect(hits.length).toBeGreaterThan(0);
        for (const [box] of hits) expect(box?.width).toBeCloseTo(mm(keyword.length * 10), 1);
      }),
    );
  });
});
