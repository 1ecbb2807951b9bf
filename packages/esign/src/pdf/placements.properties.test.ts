import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  displayedSize,
  groupPages,
  placeSeal,
  POINTS_PER_MM,
  THINNEST_SLICE_MM,
  type Impression,
  type PageGeometry,
} from './placements.ts';

const millimetres = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const seals = fc.record({ widthMm: millimetres(9, 60), heightMm: millimetres(9, 60) });
const pageGeometry: fc.Arbitrary<PageGeometry> = fc
  .record({
    x0: millimetres(-200, 200),
    y0: millimetres(-200, 200),
    width: millimetres(250, 1500),
    height: millimetres(250, 1500),
    rotation: fc.constantFrom<PageGeometry['rotation'][]>(0, 90, 180, 270),
    userUnit: fc.constantFrom(1, 1, 2),
  })
  .map(({ x0, y0, width, height, rotation, userUnit }) => ({
    box: { x0, y0, x1: x0 + width, y1: y0 + height },
    rotation,
    userUnit,
  }));
const sides = fc.constantFrom('right', 'left', 'top', 'bottom');
const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-6);

function expectOnPage(impression: Impression, page: PageGeometry) {
  expect(impression.rect.x0).toBeGreaterThanOrEqual(page.box.x0 - 0.011);
  expect(impression.rect.y0).toBeGreaterThanOrEqual(page.box.y0 - 0.011);
  expect(impression.rect.x1).toBeLessThanOrEqual(page.box.x1 + 0.011);
  expect(impression.rect.y1).toBeLessThanOrEqual(page.box.y1 + 0.011);
}

test('an impression is as large as the part of the seal it shows, on pages of any rotation and user unit', () => {
  fc.assert(
    fc.property(seals, pageGeometry, fc.double({ min: 0, max: 1, noNaN: true }), (seal, page, where) => {
      const size = displayedSize(page);
      const xMm = seal.widthMm / 2 + where * (size.widthMm - seal.widthMm);
      const yMm = seal.heightMm / 2 + where * (size.heightMm - seal.heightMm);
      fc.pre(size.widthMm >= seal.widthMm && size.heightMm >= seal.heightMm);
      const [impression] = placeSeal([{ kind: 'point', page: 1, xMm, yMm }], seal, [page]);
      if (impression === undefined) throw new Error('no impression');
      const { rect } = impression;
      expect(impression.pageIndex).toBe(0);
      const turned = impression.turn % 180 !== 0;
      near((rect.x1 - rect.x0) * page.userUnit, (turned ? seal.heightMm : seal.widthMm) * POINTS_PER_MM);
      near((rect.y1 - rect.y0) * page.userUnit, (turned ? seal.widthMm : seal.heightMm) * POINTS_PER_MM);
      expectOnPage(impression, page);
    }),
  );
});

test('the strips of a straddle seal cover the seal exactly once, one strip per page, all on their page', () => {
  fc.assert(
    fc.property(seals, fc.array(pageGeometry, { minLength: 2, maxLength: 60 }), sides, (seal, pages, side) => {
      const upright = side === 'right' || side === 'left';
      const half = (upright ? seal.heightMm : seal.widthMm) / 2;
      const sizes = pages.map(displayedSize);
      fc.pre(sizes.every((size) => size.heightMm > 2 * half && size.widthMm > 2 * half));
      const straddle = { kind: 'straddle', side, fromPage: 1, toPage: pages.length, offsetMm: half } as const;
      const impressions = placeSeal([straddle], seal, pages);
      expect(impressions.map((impression) => impression.pageIndex)).toEqual(pages.map((_, index) => index));
      impressions.forEach((impression) => expectOnPage(impression, pages[impression.pageIndex]!));

      const across = upright ? seal.widthMm : seal.heightMm;
      for (const group of groupPages(1, pages.length, across)) {
        const strips = impressions
          .slice(group.first - 1, group.first - 1 + group.count)
          .map(({ part }) => (upright ? [part.x0, part.x1] : [part.y0, part.y1]))
          .toSorted((a, b) => a[0]! - b[0]!);
        near(strips[0]![0]!, 0);
        near(strips.at(-1)![1]!, across * POINTS_PER_MM);
        strips.slice(1).forEach((strip, index) => near(strip[0]!, strips[index]![1]!));
      }
    }),
    { numRuns: 60 },
  );
});

test('runs of pages are complete, in order, never a single page, and never cut strips thinner than 3 mm', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 900 }),
      millimetres(9, 60),
      (from, more, across) => {
        const groups = groupPages(from, from + more, across);
        let next = from;
        for (const { first, count } of groups) {
          expect(first).toBe(next);
          expect(count).toBeGreaterThanOrEqual(2);
          expect(across / count).toBeGreaterThanOrEqual(THINNEST_SLICE_MM - 1e-6);
          next = first + count;
        }
        expect(next).toBe(from + more + 1);
      },
    ),
  );
});
