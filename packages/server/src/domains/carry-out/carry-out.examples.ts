import type { CarryOutForm } from '@yinxin/contract';
import type { CarryOutCommand, Circumstances } from './carry-out.ts';

/** People and things of the examples. */
export const carrier = '0190a000-0000-7000-8000-000000000041';
export const companion = '0190a000-0000-7000-8000-000000000042';
export const office = '0190a000-0000-7000-8000-000000000043';
export const caseId = '0190a000-0000-7000-8000-000000000050';
const entityId = '0190a000-0000-7000-8000-000000000040';
const sealId = '0190a000-0000-7000-8000-000000000051';

/** Monday, 16:00 in China. */
export const now = '2026-11-23T08:00:00.000Z';
/** Two hours later, when the seal is to be back. */
export const due = '2026-11-23T10:00:00.000Z';

export const form: CarryOutForm = {
  purpose: '到工商银行办理开户，现场加盖印章',
  destination: '工商银行杭州高新支行',
  companionId: companion,
  leavesAt: now,
  dueAt: due,
  overnight: null,
  requestIds: [],
};

export const flow = { key: 'seal-carry-out', version: 1, caseId } as const;

export const inOrder: Circumstances = {
  seal: { name: '财务专用章', state: 'active', medium: 'physical', custodianId: carrier },
  companionActive: true,
  requestsFit: true,
  open: null,
  debt: null,
};

/** In order but for something about the seal, or about the rest. */
export const butSeal = (seal: Partial<Circumstances['seal']>): Circumstances => ({
  ...inOrder,
  seal: { ...inOrder.seal, ...seal },
});

export const submit = (
  change: Partial<CarryOutForm> = {},
  circumstances: Circumstances = inOrder,
): CarryOutCommand => ({
  type: 'submit',
  id: '0190a000-0000-7000-8000-000000000052',
  number: 'WC-2026-00001',
  seal: { sealId, name: '财务专用章', kind: 'finance', entityId },
  departmentId: '0190a000-0000-7000-8000-000000000053',
  form: { ...form, ...change },
  flow,
  circumstances,
});

export const decided = (outcome: 'approved' | 'returned' | 'refused'): CarryOutCommand => ({
  type: 'decide-approval',
  caseId,
  outcome,
  reason: outcome === 'approved' ? '' : '请写明随行人员分工',
});

export const leave = (circumstances: Circumstances = inOrder): CarryOutCommand => ({ type: 'leave', circumstances });
export const bringBack: CarryOutCommand = { type: 'bring-back', condition: { state: 'ok', remark: null } };
export const check: CarryOutCommand = { type: 'check', condition: { state: 'ok', remark: null } };
