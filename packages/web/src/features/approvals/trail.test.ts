import { expect, test } from 'vitest';
import type { ApprovalRound } from './api.ts';
import { roundStatus, stageStanding, unopenedDocuments } from './trail.ts';

const at = '2026-11-23T08:00:00.000Z';
const round = (number: number, opened: readonly boolean[] = []): ApprovalRound => ({
  number,
  openedAt: at,
  flow: { key: 'use', version: 1, name: { zh: '用印', en: 'Use' } },
  documents: opened.map((one, index) => ({ id: String(index), name: `${index}.pdf`, digest: '', opened: one })),
  stages: [],
  skipped: [],
});

test('a stage that was reached but not passed runs while the round runs, and stopped it otherwise', () => {
  expect(stageStanding({ openedAt: at, passedAt: at }, 'refused')).toBe('passed');
  expect(stageStanding({ openedAt: at, passedAt: null }, 'in-approval')).toBe('current');
  expect(stageStanding({ openedAt: at, passedAt: null }, 'refused')).toBe('stopped');
  expect(stageStanding({ openedAt: null, passedAt: null }, 'in-approval')).toBe('ahead');
});

test('only the last round stands as the approval does, those before were returned', () => {
  const approval = { status: 'approved', rounds: [round(1), round(2)] } as const;
  expect(approval.rounds.map((one) => roundStatus({ ...approval, rounds: [...approval.rounds] }, one))).toEqual([
    'returned',
    'approved',
  ]);
});

test('R2.4.2 the documents still to be opened are those of the current round', () => {
  expect(unopenedDocuments({ rounds: [round(1, [false]), round(2, [true, false])] }).map(({ id }) => id)).toEqual([
    '1',
  ]);
  expect(unopenedDocuments({ rounds: [] })).toEqual([]);
});
