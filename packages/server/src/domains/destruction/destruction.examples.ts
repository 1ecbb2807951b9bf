import type { DestructionRecord } from '@yinxin/contract';
import type { DestructionCommand, DoomedSeal } from './destruction.ts';

/** People and things of the examples. */
export const proposer = '0190a000-0000-7000-8000-000000000011';
export const recorder = '0190a000-0000-7000-8000-000000000012';
export const custodian = '0190a000-0000-7000-8000-000000000013';
export const firstWitness = '0190a000-0000-7000-8000-000000000014';
export const secondWitness = '0190a000-0000-7000-8000-000000000015';
export const caseId = '0190a000-0000-7000-8000-000000000020';
export const certificatePaper = '0190a000-0000-7000-8000-000000000030';

export const now = '2026-11-23T08:00:00.000Z';

export const paperSeal: DoomedSeal = {
  sealId: '0190a000-0000-7000-8000-000000000021',
  name: '合同专用章(2)',
  kind: 'contract',
  medium: 'physical',
  code: '3301060012345',
  entityId: '0190a000-0000-7000-8000-000000000010',
  custodianId: custodian,
};
export const electronicSeal: DoomedSeal = { ...paperSeal, name: '合同专用章(电子)', medium: 'electronic', code: null };

export const unit = {
  name: '杭州安信印章销毁有限公司',
  qualificationNumber: '浙公特 2024-018',
  qualifiedUntil: '2027-06-30',
  paperId: '0190a000-0000-7000-8000-000000000031',
} as const;

export const flow = { key: 'seal-destruction', version: 1, caseId } as const;

export const propose = (seal: DoomedSeal = paperSeal): DestructionCommand => ({
  type: 'propose',
  id: '0190a000-0000-7000-8000-000000000022',
  number: 'XH-2026-00001',
  proposal: { reason: '印章磨损，已启用新章', unit: seal.medium === 'physical' ? unit : null },
  seal,
  flow,
});

export const approve: DestructionCommand = { type: 'decide-approval', caseId, outcome: 'approved', reason: '' };

export const carriedOut: DestructionRecord = {
  destroyedOn: '2026-11-23',
  place: '安信公司销毁车间',
  method: '机械粉碎',
  witnessIds: [firstWitness, secondWitness],
};

export const recordIt = (change: Partial<DestructionRecord> = {}): DestructionCommand => ({
  type: 'record',
  record: { ...carriedOut, ...change },
  custodianId: custodian,
  witnessesActive: true,
});

export const fileCertificate: DestructionCommand = { type: 'file-certificate', documentId: certificatePaper };
