import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitScale, heightAbove, keepOnPage, moveByKey, pageAt, pointOnPage, roundMm, zoomBy } from './geometry.ts';

const length = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((tenths) => tenths / 10);
const page = fc.record({ widthMm: length(50, 900), heightMm: length(50, 900) });
const anywhere = fc.record({
  xMm: fc.double({ min: -2000, max: 2000, noNaN: true }),
  yMm: fc.double({ min: -2000, max: 2000, noNaN: true }),
});
const seal = fc.record({ widthMm: length(5, 48), heightMm: length(5, 48) });

test('a seal kept on the page lies wholly on it, to a tenth of a millimetre', () => {
  fc.assert(
    fc.property(anywhere, seal, page, (centre, size, sheet) => {
      const { xMm, yMm } = keepOnPage(centre, size, sheet);
      expect(xMm - size.widthMm / 2).toBeGreaterThanOrEqual(-1e-9);
      expect(yMm - size.heightMm / 2).toBeGreaterThanOrEqual(-1e-9);
      expect(xMm + size.widthMm / 2).toBeLessThanOrEqual(sheet.widthMm + 1e-9);
      expect(yMm + size.heightMm / 2).toBeLessThanOrEqual(sheet.heightMm + 1e-9);
      expect([roundMm(xMm), roundMm(yMm)]).toEqual([xMm, yMm]);
    }),
  );
});

test('keeping on the page moves nothing that already lies there, and not twice', () => {
  fc.assert(
    fc.property(anywhere, seal, page, (centre, size, sheet) => {
      const kept = keepOnPage(centre, size, sheet);
      expect(keepOnPage(kept, size, sheet)).toEqual(kept);
    }),
  );
});

test('what is larger than the page stands in its middle', () => {
  const kept = keepOnPage({ xMm: 3, yMm: 3 }, { widthMm: 80, heightMm: 20 }, { widthMm: 50, heightMm: 50 });
  expect(kept).toEqual({ xMm: 25, yMm: 10 });
});

test('a point of the page is found again through the window, whatever zoom and scroll', () => {
  fc.assert(
    fc.property(page, anywhere, fc.double({ min: 0.5, max: 20, noNaN: true }), anywhere, (sheet, at, scale, scroll) => {
      const box = {
        left: scroll.xMm,
        top: scroll.yMm,
        width: sheet.widthMm * scale,
        height: sheet.heightMm * scale,
      };
      const found = pointOnPage(box.left + at.xMm * scale, box.top + at.yMm * scale, box, sheet);
      expect(found.xMm).toBeCloseTo(at.xMm, 6);
      expect(found.yMm).toBeCloseTo(at.yMm, 6);
    }),
  );
});

test('a fitted page is as wide as its place', () => {
  fc.assert(
    fc.property(page, fc.integer({ min: 100, max: 4000 }), (sheet, place) => {
      expect(fitScale(sheet, place) * sheet.widthMm).toBeCloseTo(place, 6);
    }),
  );
});

test('a point belongs to the page it lies on, and to none between pages', () => {
  const boxes = [
    { left: 0, top: 0, width: 100, height: 100 },
    { left: 0, top: 112, width: 100, height: 100 },
  ];
  expect(pageAt(50, 99, boxes)).toBe(1);
  expect(pageAt(50, 105, boxes)).toBeUndefined();
  expect(pageAt(50, 112, boxes)).toBe(2);
});

test('a key and its opposite lead back; pages end at the first and the last', () => {
  const at = { page: 2, xMm: 40, yMm: 50 };
  for (const [key, back] of [
    ['ArrowLeft', 'ArrowRight'],
    ['ArrowUp', 'ArrowDown'],
    ['PageUp', 'PageDown'],
  ] as const) {
    for (const far of [false, true]) {
      const there = moveByKey(at, key, far, 3)!;
      expect(there).not.toEqual(at);
      expect(moveByKey(there, back, far, 3)).toEqual(at);
    }
  }
  expect(moveByKey({ ...at, page: 3 }, 'PageDown', false, 3)?.page).toBe(3);
  expect(moveByKey({ ...at, page: 1 }, 'PageUp', false, 3)?.page).toBe(1);
  expect(moveByKey(at, 'a', false, 3)).toBeUndefined();
});

test('zooming stays between half and four times, on quarters, so that the fitting width is reached again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(1 as const, -1 as const)), (presses) => {
      const zoom = presses.reduce<number>((before, press) => zoomBy(before, press), 1);
      expect(zoom).toBeGreaterThanOrEqual(0.5);
      expect(zoom).toBeLessThanOrEqual(4);
      expect(Number.isInteger(zoom * 4)).toBe(true);
    }),
  );
});

test('the pages above a page are those before it, and only those', () => {
  const pages = [
    { widthMm: 210, heightMm: 297 },
    { widthMm: 297, heightMm: 210 },
    { widthMm: 210, heightMm: 297 },
  ];
  expect([1, 2, 3].map((page) => heightAbove(pages, page))).toEqual([0, 297, 507]);
});
