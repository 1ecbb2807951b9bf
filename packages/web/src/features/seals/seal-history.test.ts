import type { HistoryReply } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { sealHistory } from './seal-history.ts';

const zhou = { id: '1', name: '周蕾' };
const line = (type: string, day: number, more: Partial<HistoryReply['items'][number]> = {}) => ({
  at: `2026-11-0${day}T00:00:00.000Z`,
  actor: zhou,
  type: `seal.${type}`,
  index: day,
  data: {},
  ...more,
});

const history: HistoryReply = {
  sound: true,
  items: [
    line('registered', 1, { summary: { to: '吴刚' } }),
    line('corrected', 2, { data: { changed: ['place', 'size'], reason: '搬迁' } }),
    line('custodian-changed', 3, { summary: { from: '吴刚', to: '何娟' }, data: { reason: '岗位调整' } }),
    line('suspended', 4, { actor: null, data: { reason: '疑似遗失' } }),
  ],
};

/** Writes down which text was asked for. */
const say = ((key: string, fillings?: object) =>
  fillings === undefined ? key : `${key} ${JSON.stringify(fillings)}`) as Parameters<typeof sealHistory>[1];

test('the newest comes first, with who, what and why; a suspension stands out', () => {
  expect(sealHistory(history, say).map(({ what, who, detail, stopped }) => [what, who, detail, stopped])).toEqual([
    ['event.suspended', 'event.system', 'reason {"reason":"疑似遗失"}', true],
    [
      'event.custodian-changed',
      '周蕾',
      'event.custodian-changed.what {"from":"吴刚","to":"何娟"}\nreason {"reason":"岗位调整"}',
      false,
    ],
    ['event.corrected', '周蕾', 'event.corrected.what {"facts":"sizeandplace"}\nreason {"reason":"搬迁"}', false],
    ['event.registered', '周蕾', undefined, false],
  ]);
});

test('an event that this page does not know is shown all the same', () => {
  const later = { sound: true, items: [line('engraved', 5)] };
  expect(sealHistory(later, say)[0]?.what).toBe('event.other');
});

test('a custodian whom a handover made is not said to be named by the system', () => {
  const handedOver = line('custodian-changed', 5, { actor: null, data: { handedOver: true, reason: '岗位调整' } });
  expect(sealHistory({ sound: true, items: [handedOver] }, say)[0]?.who).toBe('event.handed-over');
});
