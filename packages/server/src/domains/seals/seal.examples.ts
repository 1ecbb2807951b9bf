import type { LossReport, PoliceFiling, SealDescription, SealFaceFact, SealKey } from '@yinxin/contract';
import type { SealCommand } from './seal.ts';

/** People and things of the examples. */
export const entity = '0190a000-0000-7000-8000-000000000010';
export const administrator = '0190a000-0000-7000-8000-000000000011';
export const custodian = '0190a000-0000-7000-8000-000000000012';
export const successor = '0190a000-0000-7000-8000-000000000013';
export const sealId = '0190a000-0000-7000-8000-000000000020';
export const certificatePaper = '0190a000-0000-7000-8000-000000000030';

export const now = '2026-11-23T08:00:00.000Z';

/** A contract seal with all its papers, as it lies in the safe. */
export const contractSeal: SealDescription = {
  entityId: entity,
  name: '合同专用章(1)',
  kind: 'contract',
  medium: 'physical',
  size: { shape: 'round', widthMm: 40, heightMm: 40 },
  inscription: '江南印信科技有限公司合同专用章',
  code: '3101150012345',
  material: '铜',
  activatedOn: '2024-05-06',
  custodianId: custodian,
  place: '总部 3 楼保险柜 2 号',
  papers: [{ kind: 'filing-certificate', documentId: certificatePaper }],
};

export const electronicSeal: SealDescription = {
  ...contractSeal,
  name: '合同专用章(电子)',
  medium: 'electronic',
  code: null,
  material: null,
  place: null,
  papers: [],
};

export const register = (description: SealDescription = contractSeal): SealCommand => ({
  type: 'register',
  id: sealId,
  description,
  custodianActive: true,
  uniqueness: { nameTaken: false, codeTaken: false },
});

export const face: SealFaceFact = {
  source: 'drawn',
  design: { style: 'contract', widthMm: 40, heightMm: 40, name: '江南印信科技有限公司' },
  sha256: 'a'.repeat(64),
};

export const filing: PoliceFiling = {
  number: '沪公印备〔2024〕第 00012 号',
  authority: '上海市公安局浦东分局',
  filedOn: '2024-05-04',
  filedBy: 'engraver',
  engravedOn: '2024-05-02',
  certificateId: certificatePaper,
};

export const loss: LossReport = {
  kind: 'lost',
  lastSeenAt: '2026-11-22T08:00:00.000Z',
  place: '高铁站',
  circumstances: '外出途中发现印章不在包内',
};

export const key: SealKey = {
  keyId: 'seal-1',
  certificateSha256: 'b'.repeat(64),
  serial: '01f2',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2028-01-01T00:00:00.000Z',
};
