import { proposedPosition } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { impressionsFor, keywordPosition, movedTo, newPosition, positionKinds } from './positions.ts';

const seal = { widthMm: 40, heightMm: 40 };
const pages = [1, 2, 3].map(() => ({ widthMm: 210, heightMm: 297 }));
const mark = { page: 2, xMm: 60, yMm: 90, size: seal };

test('a new position lies on the page, and can be submitted as it is', () => {
  expect(proposedPosition.safeParse(keywordPosition('盖章')).success).toBe(true);
  for (const kind of positionKinds) {
    const position = newPosition(kind, seal, pages, 3);
    expect(proposedPosition.safeParse(position).success).toBe(true);
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
  expect(movedTo(keywordPosition('盖章'), mark, to)).toMatchObject({ dxMm: 10, dyMm: -10 });
  expect(move('straddle')).toMatchObject({ alongMm: 80, fromPage: 1, toPage: 3 });
});

test('a keyword position stays within reach of its word', () => {
  const far = movedTo(keywordPosition('盖章'), mark, { page: 2, xMm: 5000, yMm: 90 });
  expect(proposedPosition.safeParse(far).success).toBe(true);
});

test('a straddle seal is one impression, a range one for each page', () => {
  expect(impressionsFor([])).toBe(0);
  expect(impressionsFor(positionKinds.map((kind) => newPosition(kind, seal, pages, 1)))).toBe(1 + 3 + 1);
});
