import { expect, test } from 'vitest';
import type { Say } from '../../lib/i18n.ts';
import { recordsMessages } from './messages.ts';
import { recordHistory } from './record-history.ts';

const say: Say<typeof recordsMessages.zh> = (key, ...fillings) =>
  recordsMessages.zh[key].replace('{type}', String((fillings[0] as { type?: string } | undefined)?.type));
const entry = (type: string, data: Record<string, unknown> = {}) => ({
  at: '2026-11-23T08:00:00.000Z',
  actor: { id: '1', name: '李敏' },
  type,
  index: 1,
  data,
});

test('the newest stands first, a decision says which it was and why', () => {
  const items = [
    entry('use-request.submitted'),
    entry('approval.decided', { as: 'return', reason: '请补充附件' }),
    entry('approval.decided', { as: 'approve', opinion: '' }),
    { ...entry('record.created'), actor: null },
  ];
  expect(recordHistory({ items, sound: true }, say)).toMatchObject([
    { what: '生成用印记录', who: '系统', stopped: false },
    { what: '同意', who: '李敏' },
    { what: '退回', detail: '请补充附件', stopped: true },
    { what: '提交用印申请' },
  ]);
});

test('an event without words of its own is still shown', () => {
  const items = [entry('something.new'), entry('other')];
  expect(recordHistory({ items, sound: true }, say).map(({ what }) => what)).toEqual([
    '其他事项（other）',
    '其他事项（something.new）',
  ]);
});
