import type { SealState, SuspensionForm } from '@yinxin/contract';
import type { SuspensionCommand, UnwantedSeal } from './suspension.ts';

/** People and things of the examples. */
export const requester = '0190a000-0000-7000-8000-000000000011';
export const office = '0190a000-0000-7000-8000-000000000012';
export const caseId = '0190a000-0000-7000-8000-000000000020';
const departmentId = '0190a000-0000-7000-8000-000000000014';

export const now = '2026-11-23T08:00:00.000Z';

export const seal: UnwantedSeal = {
  sealId: '0190a000-0000-7000-8000-000000000021',
  name: '采购业务专用章',
  kind: 'business',
  medium: 'physical',
  code: null,
  entityId: '0190a000-0000-7000-8000-000000000010',
  custodianId: '0190a000-0000-7000-8000-000000000013',
};

export const form: SuspensionForm = {
  reason: 'reorganized',
  explanation: '采购部并入总经理办公室，采购业务专用章不再使用。',
  fromDay: '2026-11-23',
  departmentIds: [departmentId],
};

export const flow = { key: 'seal-suspension', version: 1, caseId } as const;

export const submit = (
  change: Partial<SuspensionForm> = {},
  { sealState = 'active', open = null }: { readonly sealState?: SealState; readonly open?: string | null } = {},
): SuspensionCommand => ({
  type: 'submit',
  id: '0190a000-0000-7000-8000-000000000022',
  number: 'TY-2026-00001',
  seal,
  sealState,
  open,
  departmentId,
  form: { ...form, ...change },
  flow,
});

export const decided = (outcome: 'approved' | 'returned' | 'refused'): SuspensionCommand => ({
  type: 'decide-approval',
  by: office,
  caseId,
  outcome,
  reason: outcome === 'approved' ? '' : '请补充说明',
});

export const complete = (found: SealState = 'active'): SuspensionCommand => ({
  type: 'complete',
  found,
  handedBack: 0,
  noticeId: null,
});
