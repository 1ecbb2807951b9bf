import { describe, expect, test } from 'vitest';
import { EsignError } from '../esign-error.ts';
import { groupPages, placeSeal, POINTS_PER_MM, type PageGeometry, type Placement } from './placements.ts';

const seal = { widthMm: 42, heightMm: 42 };
const a4: PageGeometry = { box: { x0: 0, y0: 0, x1: 595, y1: 842 }, rotation: 0, userUnit: 1 };
const mm = POINTS_PER_MM;

function refusal(placement: Placement, size = seal, pages = [a4]): string {
  try {
    placeSeal([placement], size, pages);
  } catch (error) {
    if (error instanceof EsignError) return error.code;
  }
  return 'none';
}

describe('the same displayed position on a turned page', () => {
  // 50 mm from the left and 60 mm from the top, as displayed, is this centre in user space:
  const centres: Record<PageGeometry['rotation'], [number, number]> = {
    0: [50 * mm, 842 - 60 * mm],
    90: [60 * mm, 50 * mm],
    180: [595 - 50 * mm, 60 * mm],
    270: [595 - 60 * mm, 842 - 50 * mm],
  };
  test.each([0, 90, 180, 270] as const)('rotation %i', (rotation) => {
    const [impression] = placeSeal([{ kind: 'point', page: 1, xMm: 50, yMm: 60 }], seal, [{ ...a4, rotation }]);
    const { rect, turn } = impression!;
    expect((rect.x0 + rect.x1) / 2).toBeCloseTo(centres[rotation][0], 6);
    expect((rect.y0 + rect.y1) / 2).toBeCloseTo(centres[rotation][1], 6);
    expect(turn).toBe(rotation);
  });
});

test('a seal turned by 30° clockwise gets the upright box around it', () => {
  const [impression] = placeSeal([{ kind: 'point', page: 1, xMm: 100, yMm: 100, rotation: 30 }], seal, [a4]);
  const { rect, turn } = impression!;
  expect(rect.x1 - rect.x0).toBeCloseTo(42 * mm * (Math.cos(Math.PI / 6) + 0.5), 6);
  expect(turn).toBe(330);
});

test('on the right edge the first page has the left strip, on the left edge the right one', () => {
  const pages = [a4, a4, a4];
  const parts = (side: 'right' | 'left' | 'top' | 'bottom') =>
    placeSeal([{ kind: 'straddle', side, fromPage: 1, toPage: 3, offsetMm: 100 }], seal, pages).map(({ part }) => part);
  expect(parts('right').map((part) => part.x0 / mm)).toEqual([0, 14, 28].map((x) => expect.closeTo(x, 6)));
  expect(parts('left').map((part) => part.x0 / mm)).toEqual([28, 14, 0].map((x) => expect.closeTo(x, 6)));
  // The origin of the seal is at its bottom: the top strip has the largest y.
  expect(parts('bottom').map((part) => part.y0 / mm)).toEqual([28, 14, 0].map((y) => expect.closeTo(y, 6)));
  expect(parts('top').map((part) => part.y0 / mm)).toEqual([0, 14, 28].map((y) => expect.closeTo(y, 6)));
});

test('a strip lies flush with the edge of the page', () => {
  const pages = [a4, { ...a4, box: { x0: 10, y0: 10, x1: 400, y1: 700 } }];
  const [first, second] = placeSeal(
    [{ kind: 'straddle', side: 'right', fromPage: 1, toPage: 2, offsetMm: 100 }],
    seal,
    pages,
  );
  expect(first!.rect.x1).toBeCloseTo(595, 6);
  expect(second!.rect.x1).toBeCloseTo(400, 6);
});

test('a long document gets several straddle seals of even runs', () => {
  expect(groupPages(1, 30, 42)).toEqual([
    { first: 1, count: 10 },
    { first: 11, count: 10 },
    { first: 21, count: 10 },
  ]);
});

test('positions that cannot be sealed are refused by name', () => {
  expect(refusal({ kind: 'point', page: 2, xMm: 100, yMm: 100 })).toBe('pdf-page-missing');
  expect(refusal({ kind: 'point', page: 1.5, xMm: 100, yMm: 100 })).toBe('pdf-page-missing');
  expect(refusal({ kind: 'point', page: 1, xMm: 20.9, yMm: 100 })).toBe('placement-outside-page');
  expect(refusal({ kind: 'point', page: 1, xMm: NaN, yMm: 100 })).toBe('placement-outside-page');
  expect(refusal({ kind: 'straddle', side: 'right', fromPage: 1, toPage: 1, offsetMm: 100 })).toBe(
    'straddle-needs-pages',
  );
  expect(refusal({ kind: 'straddle', side: 'right', fromPage: 1, toPage: 2, offsetMm: 100 })).toBe('pdf-page-missing');
  expect(refusal({ kind: 'straddle', side: 'right', fromPage: 1, toPage: 2, offsetMm: 5 }, seal, [a4, a4])).toBe(
    'placement-outside-page',
  );
  const small = { widthMm: 8, heightMm: 8 };
  expect(refusal({ kind: 'straddle', side: 'right', fromPage: 1, toPage: 2, offsetMm: 50 }, small, [a4, a4])).toBe(
    'straddle-seal-too-small',
  );
  expect(() => placeSeal([], seal, [a4])).toThrow('placement-missing');
});
