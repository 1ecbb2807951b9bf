import type { Position } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { moved, positionAt, samePositions, straddleOn, usualPlace } from './positions.ts';

const a4 = { widthMm: 210, heightMm: 297 };
const seal = { widthMm: 40, heightMm: 40 };

test('a seal goes where it is moved, page included', () => {
  expect(moved({ kind: 'at', page: 1, xMm: 50, yMm: 50 }, { page: 3, xMm: 60.5, yMm: 70 })).toEqual({
    kind: 'at',
    page: 3,
    xMm: 60.5,
    yMm: 70,
  });
});

test('a straddle seal moves along its edge only', () => {
  const right = straddleOn('right', 1, 4, a4);
  expect(right).toEqual({ kind: 'straddle', side: 'right', fromPage: 1, toPage: 4, alongMm: 148.5 });
  expect(moved(right, { page: 2, xMm: 10, yMm: 90 })).toEqual({ ...right, alongMm: 90 });
  const top = straddleOn('top', 2, 3, a4);
  expect(moved(top, { page: 2, xMm: 10, yMm: 90 })).toEqual({ ...top, alongMm: 10 });
});

test('a seal without a place stands bottom right, wholly on the page, however small that is', () => {
  expect(usualPlace(seal, a4)).toEqual({ xMm: 165, yMm: 252 });
  expect(usualPlace(seal, { widthMm: 50, heightMm: 30 })).toEqual({ xMm: 20, yMm: 15 });
  expect(positionAt({ page: 2, xMm: 0, yMm: 400 }, seal, a4)).toEqual({ kind: 'at', page: 2, xMm: 20, yMm: 277 });
});

test('positions are the same only in every length, page and kind', () => {
  const at: Position = { kind: 'at', page: 1, xMm: 50, yMm: 50 };
  const edge = straddleOn('left', 1, 2, a4);
  expect(samePositions([at, edge], [{ ...at }, { ...edge }])).toBe(true);
  expect(samePositions([at, edge], [edge, at])).toBe(false);
  expect(samePositions([at], [at, at])).toBe(false);
  expect(samePositions([at], [{ ...at, xMm: 50.1 }])).toBe(false);
  expect(samePositions([edge], [straddleOn('left', 1, 3, a4)])).toBe(false);
  expect(samePositions([edge], [moved(edge, { page: 1, xMm: 0, yMm: 10 })])).toBe(false);
});
