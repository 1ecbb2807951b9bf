import { expect, test } from 'vitest';
import { fixedPositions, marksOf } from './marks.ts';

const seal = { widthMm: 40, heightMm: 30 };
const pages = Array.from({ length: 20 }, () => ({ widthMm: 210, heightMm: 297 }));
const places = [1, 2, 2].map((page, index) => ({ page, boxes: [{ x: 20, y: 100 + index, width: 10, height: 4 }] }));

test('a range is unfolded as far as there are pages, a position on no page is left out', () => {
  const range = { kind: 'pages', fromPage: 2, toPage: 9, xMm: 150, yMm: 200 } as const;
  expect(fixedPositions(range, 3, []).map((one) => (one.kind === 'at' ? one.page : 0))).toEqual([2, 3]);
  expect(fixedPositions({ kind: 'at', page: 4, xMm: 1, yMm: 1 }, 3, [])).toEqual([]);
  expect(fixedPositions({ kind: 'straddle', side: 'right', fromPage: 1, toPage: 2, alongMm: 100 }, 1, [])).toEqual([]);
});

test('a keyword means the first, the last or every place, beside the middle of its box', () => {
  const beside = { kind: 'keyword', keyword: '盖章', dxMm: 25, dyMm: -2 } as const;
  expect(fixedPositions({ ...beside, occurrence: 'first' }, 2, places)).toEqual([
    { kind: 'at', page: 1, xMm: 50, yMm: 100 },
  ]);
  expect(fixedPositions({ ...beside, occurrence: 'last' }, 2, places)).toMatchObject([{ page: 2, yMm: 102 }]);
  expect(fixedPositions({ ...beside, occurrence: 'every' }, 2, places)).toHaveLength(3);
  expect(fixedPositions({ ...beside, occurrence: 'every' }, 2, [])).toEqual([]);
});

test('the strips of a straddle seal lie at the edge and make up the whole seal', () => {
  const marks = marksOf({ kind: 'straddle', side: 'right', fromPage: 1, toPage: 4, alongMm: 150 }, seal, pages);
  expect(marks.map((mark) => mark.strip?.index)).toEqual([0, 1, 2, 3]);
  expect(marks.reduce((sum, { size }) => sum + size.widthMm, 0)).toBeCloseTo(seal.widthMm);
  for (const { xMm, yMm, size } of marks) {
    expect(xMm + size.widthMm / 2).toBeCloseTo(210);
    expect([yMm, size.heightMm]).toEqual([150, 30]);
  }
});

test('the left and the top edge show the last sheet’s strip first, the bottom is cut across', () => {
  const on = (side: 'left' | 'top' | 'bottom') =>
    marksOf({ kind: 'straddle', side, fromPage: 1, toPage: 2, alongMm: 100 }, seal, pages);
  expect(on('left').map((mark) => mark.strip?.index)).toEqual([1, 0]);
  expect(on('top')[0]).toMatchObject({ xMm: 100, yMm: 7.5, size: { widthMm: 40, heightMm: 15 } });
  expect(on('bottom')[0]).toMatchObject({ yMm: 297 - 7.5, strip: { index: 0, upright: false } });
});

test('many pages share the edge in even runs of strips of at least 3 mm, none alone', () => {
  const marks = marksOf({ kind: 'straddle', side: 'right', fromPage: 1, toPage: 14, alongMm: 150 }, seal, pages);
  expect(marks.map((mark) => mark.strip?.count)).toEqual(Array.from({ length: 14 }, () => 7));
});
