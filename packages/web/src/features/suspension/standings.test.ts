import type { SuspensionState } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { standings } from './standings.ts';

const stands = (state: SuspensionState, approvedAt: string | null = null) =>
  Object.entries(standings({ state, approvedAt }))
    .filter(([, standing]) => standing !== 'ahead')
    .map(([step, standing]) => `${step} ${standing}`);

test('what is done and what is next, state by state', () => {
  const at = '2026-11-23T08:00:00.000Z';
  expect(stands('submitted')).toEqual(['submitted done', 'decided now']);
  expect(stands('returned')).toEqual(['submitted now']);
  expect(stands('refused')).toEqual(['submitted done']);
  expect(stands('approved', at)).toEqual(['submitted done', 'decided done', 'suspended now']);
  expect(stands('completed', at)).toEqual(['submitted done', 'decided done', 'suspended done', 'told done']);
});
