import type { SealCount } from '@yinxin/contract';
import type { InventoryCommand, ListedSeal } from './inventory.ts';

const id = (end: string): string => `0190b000-0000-7000-8000-0000000000${end}`;

/** People of the examples: who opened it, two who hold seals, a second administrator, an auditor, who comes later. */
export const opener = id('11');
export const holder = id('12');
export const otherHolder = id('13');
export const administrator = id('14');
export const auditor = id('15');
export const successor = id('16');

export const now = '2026-11-23T08:00:00.000Z';

const listed = (end: string, name: string, custodianId: string): ListedSeal => ({
  sealId: id(end),
  name,
  kind: 'contract',
  code: null,
  labelCode: `3F7K-Q2M${end.slice(1)}-A`,
  entityId: id('10'),
  custodianId,
  state: 'active',
  place: '总经理办公室保险柜',
});

export const first = listed('21', '合同专用章（1）', holder);
export const second = listed('22', '合同专用章（2）', holder);
export const third = listed('23', '财务专用章', otherHolder);
export const list = [first, second, third];

export const open = (change: Partial<Extract<InventoryCommand, { type: 'open' }>> = {}): InventoryCommand => ({
  type: 'open',
  id: id('20'),
  number: 'PD-2026-00001',
  scope: { entityId: id('10'), withSubsidiaries: false, departmentId: null },
  dueOn: '2026-11-30',
  list,
  otherCount: null,
  ...change,
});

type Seen = Extract<SealCount, { outcome: 'found' }>;
export const found = (change: Partial<Seen> = {}): Seen => ({
  outcome: 'found',
  recognised: 'ticked',
  legible: true,
  heldBy: null,
  remark: null,
  photoId: null,
  ...change,
});
export const elsewhere: Extract<SealCount, { outcome: 'elsewhere' }> = {
  ...found(),
  outcome: 'elsewhere',
  place: '销售部文件柜',
};
export const missing: SealCount = { outcome: 'not-found', remark: '保险柜内未见' };
export const excused: SealCount = { outcome: 'excused', remark: '外带办理工商变更' };

export const count = ({ sealId }: ListedSeal, what: SealCount = found()): InventoryCommand => ({
  type: 'count',
  sealId,
  count: what,
});
export const correct = ({ sealId }: ListedSeal, what: SealCount = found()): InventoryCommand => ({
  type: 'correct',
  sealId,
  count: what,
  reason: '重新核对',
});
export const close: InventoryCommand = { type: 'close', opinion: '差异已核实' };
