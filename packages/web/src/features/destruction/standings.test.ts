import type { DestructionView } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { standings } from './standings.ts';

const at = '2026-11-23T08:00:00.000Z';
const person = (name: string) => ({ id: name, name });
const record = (...confirmed: readonly (string | null)[]): DestructionView['record'] => ({
  destroyedOn: '2026-11-23',
  place: '车间',
  method: '粉碎',
  recordedBy: person('周蕾'),
  recordedAt: at,
  witnesses: confirmed.map((confirmedAt, place) => ({ person: person(String(place)), confirmedAt })),
});
const stands = (facts: Partial<DestructionView>) =>
  Object.entries(
    standings({
      state: 'proposed',
      approvedAt: null,
      record: null,
      certificate: null,
      keys: null,
      ...facts,
    } as DestructionView),
  )
    .filter(([, standing]) => standing !== 'ahead')
    .map(([step, standing]) => `${step} ${standing}`);

test('what is done and what is next, state by state', () => {
  expect(stands({})).toEqual(['proposed done', 'decided now']);
  expect(stands({ state: 'returned' })).toEqual(['proposed now']);
  expect(stands({ state: 'approved', approvedAt: at })).toEqual(['proposed done', 'decided done', 'carriedOut now']);
  expect(stands({ state: 'carried-out', approvedAt: at, record: record(at, null) })).toEqual([
    'proposed done',
    'decided done',
    'carriedOut done',
    'witnessed now',
    'certificate now',
  ]);
  expect(stands({ state: 'destroying-keys', approvedAt: at, record: record(at, at) })).toEqual([
    'proposed done',
    'decided done',
    'carriedOut done',
    'witnessed done',
    'keys now',
  ]);
});
