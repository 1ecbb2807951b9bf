import type { HistoryReply } from '@yinxin/contract';
import { expect, it } from 'vitest';
import { matterHistory } from './matter-history.ts';

const say = (key: string, fillings?: Readonly<Record<string, string | number>>): string =>
  fillings === undefined ? key : `${key} ${Object.values(fillings).join(' ')}`;
const own = (key: string): string | undefined => (key.startsWith('event.engraving.') ? `own ${key}` : undefined);

const entry = (type: string, data: object = {}, name: string | null = '李建国'): HistoryReply['items'][number] => ({
  at: '2026-07-30T01:00:00.000Z',
  type,
  actor: name === null ? null : { id: '0190a000-0000-7000-8000-000000000101', name },
  data: { ...data },
  index: null,
});

const told = (items: HistoryReply['items']) =>
  matterHistory({ sound: true, items }, { say, own, stops: ['engraving.delivery-rejected'], details: ['engraver'] });

it('tells the newest first, each event in the words of its matter, of its approval, or by its name', () => {
  const lines = told([entry('engraving.submitted'), entry('approval.decided', { as: 'approve' }), entry('seal.moved')]);
  expect(lines.map(({ what }) => what)).toEqual([
    'event.other seal.moved',
    'event.approval.approve',
    'own event.engraving.submitted',
  ]);
});

it('shows the opinion before the reason before what else is worth it, but not what the system only repeats', () => {
  const lines = told([
    entry('approval.decided', { as: 'refuse', opinion: '不需要', reason: '重复' }),
    entry('engraving.refused', { reason: '重复' }, null),
    entry('engraving.ordered', { engraver: '信达刻章', reason: '' }),
  ]);
  expect(lines.map(({ detail }) => detail)).toEqual(['信达刻章', undefined, '不需要']);
});

it('marks what stopped the matter', () => {
  const types = ['engraving.returned', 'engraving.delivery-rejected', 'engraving.approved', 'approval.overdue'];
  const stopped = told(types.map((type) => entry(type))).map((line) => line.stopped);
  expect(stopped).toEqual([true, false, true, true]);
});
