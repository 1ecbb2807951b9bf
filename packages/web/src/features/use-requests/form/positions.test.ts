import { proposedPosition } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { impressionsFor, movedTo, newPosition, positionKinds } from './positions.ts';

const seal = { widthMm: 40, heightMm: 40 };
const pages = [1, 2, 3].map(() => ({ widthMm: 210, heightMm: 297 }));
const mark = { page: 2, xMm: 60, yMm: 90, size: seal };

test('a new position lies on the page; all but an empty keyword can be submitted as they are', () => {
  for (const kind of positionKinds) {
    const position = newPosition(kind, seal, pages, 3);
    expect(proposedPosition.safeParse(position).success).toBe(kind !== 'keyword');
    if (position.kind !== 'at') continue;
    expect(position.page).toBe(3);
    expect(position.xMm + seal.widthMm / 2).toBeLessThan(210);
    expect(position.yMm + seal.heightMm / 2).toBeLessThan(297);
  }
});

test('moving a mark moves what the position is about', () => {
  const to = { page: 3, xMm: 70, yMm: 80 };
  const move = (kind: (typeof positionKinds)[number]) => movedTo(newPosition(kind, seal, pages, 1), mark, to);
  expect(move('at')).toEqual({ kind: 'at', ...to });
  expect(move('pages')).toMatchObject({ fromPage: 1, toPage: 3, xMm: 70, yMm: 80 });
  expect(move('keyword')).toMatchObject({ dxMm: 10, dyMm: -10 });
  expect(move('straddle')).toMatchObject({ alongMm: 80, fromPage: 1, toPage: 3 });
});

test('a keyword position stays within reach of its word', () => {
  const far = movedTo(newPosition('keyword', seal, pages, 1), mark, { page: 2, xMm: 5000, yMm: 90 });
  expect(proposedPosition.safeParse({ ...far, keyword: '盖章' }).success).toBe(true);
});

test('a straddle seal is one impression, a range one for each page', () => {
  expect(impressionsFor([])).toBe(0);
  expect(impressionsFor(positionKinds.map((kind) => newPosition(kind, seal, pages, 1)))).toBe(1 + 3 + 1 + 1);
});
