import type { HistoryReply } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { historyLines, isStop, repeatsDecision } from './history.ts';

const entry = (type: string, minute: number): HistoryReply['items'][number] => ({
  at: `2026-11-23T08:${String(minute).padStart(2, '0')}:00.000Z`,
  actor: null,
  type,
  index: null,
  data: {},
});

test('drafts saved in a row are one line at the time of the last; the newest line comes first', () => {
  const lines = historyLines([
    entry('use-request.draft-saved', 1),
    entry('use-request.draft-saved', 2),
    entry('use-request.submitted', 3),
    entry('use-request.returned', 4),
    entry('use-request.draft-saved', 5),
  ]);
  expect(lines.map((line) => [line.entry.type, line.times, line.entry.at.slice(14, 16)])).toEqual([
    ['use-request.draft-saved', 1, '05'],
    ['use-request.returned', 1, '04'],
    ['use-request.submitted', 1, '03'],
    ['use-request.draft-saved', 2, '02'],
  ]);
});

test('what stopped a request is told from what moved it on', () => {
  expect(isStop({ type: 'use-request.returned' })).toBe(true);
  expect(isStop({ type: 'use-request.approved' })).toBe(false);
});

test('what the system does with a decision repeats it, what it does by itself does not', () => {
  const returned = entry('use-request.returned', 4);
  expect(repeatsDecision(returned, [entry('approval.decided', 4), returned])).toBe(true);
  expect(repeatsDecision(returned, [entry('approval.decided', 3), returned])).toBe(false);
});
