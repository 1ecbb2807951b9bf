import type { EngraverFacts, EngravingForm } from '@yinxin/contract';
import type { Engraver } from './engraver.ts';
import type { EngravingCommand } from './engraving.ts';

/** People and things of the examples. */
export const requester = '0190a000-0000-7000-8000-000000000011';
export const office = '0190a000-0000-7000-8000-000000000012';
export const entityId = '0190a000-0000-7000-8000-000000000010';
export const caseId = '0190a000-0000-7000-8000-000000000020';
export const sealId = '0190a000-0000-7000-8000-000000000021';

export const now = '2026-11-23T08:00:00.000Z';

export const form: EngravingForm = {
  name: '销售合同专用章',
  kind: 'contract',
  size: { shape: 'round', widthMm: 40, heightMm: 40 },
  inscription: '华信智联科技（杭州）有限公司 合同专用章（3）',
  reason: 'additional',
  purpose: '销售部签订销售合同使用',
};

export const engraverFacts: EngraverFacts = {
  name: '杭州西泠印章制作有限公司',
  uscc: '91330106MA2HXL0P4G',
  qualificationNumber: '浙公特字 2024-0117',
  qualifiedUntil: '2027-06-30',
  paperId: '0190a000-0000-7000-8000-000000000031',
};

export const engraver: Engraver = {
  ...engraverFacts,
  id: '0190a000-0000-7000-8000-000000000030',
  entityId,
  state: 'listed',
  removedReason: null,
};

export const flow = { key: 'seal-engraving', version: 1, caseId } as const;

export const submit = (change: Partial<EngravingForm> = {}): EngravingCommand => ({
  type: 'submit',
  id: '0190a000-0000-7000-8000-000000000022',
  number: 'KZ-2026-00001',
  entityId,
  departmentId: '0190a000-0000-7000-8000-000000000013',
  form: { ...form, ...change },
  flow,
});

export const decided = (outcome: 'approved' | 'returned' | 'refused'): EngravingCommand => ({
  type: 'decide-approval',
  caseId,
  outcome,
  reason: outcome === 'approved' ? '' : '请补充用途说明',
});

export const order = (change: Partial<Engraver> = {}): EngravingCommand => ({
  type: 'order',
  engraver: { ...engraver, ...change },
});

export const accept = (acceptedOn = '2026-11-23'): EngravingCommand => ({ type: 'accept-delivery', acceptedOn });
export const complete: EngravingCommand = { type: 'complete', sealId, activatedOn: '2026-11-23' };
