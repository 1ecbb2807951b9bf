import type { EngravingView } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { standings } from './standings.ts';

const none = { approvedAt: null, order: null, delivery: null };
const stands = (facts: object) =>
  Object.entries(standings({ ...none, ...facts } as EngravingView))
    .filter(([, standing]) => standing !== 'ahead')
    .map(([step, standing]) => `${step} ${standing}`);

test('what is done and what is next, state by state', () => {
  const approvedAt = '2026-11-23T08:00:00.000Z';
  const [order, delivery] = [{}, {}];
  expect(stands({ state: 'submitted' })).toEqual(['submitted done', 'decided now']);
  expect(stands({ state: 'returned' })).toEqual(['submitted now']);
  expect(stands({ state: 'approved', approvedAt })).toEqual(['submitted done', 'decided done', 'ordered now']);
  expect(stands({ state: 'ordered', approvedAt, order }).at(-1)).toBe('delivered now');
  expect(stands({ state: 'delivered', approvedAt, order, delivery }).at(-1)).toBe('registered now');
  expect(stands({ state: 'withdrawn', approvedAt, order })).toEqual(['submitted done', 'decided done', 'ordered done']);
});
