import type { PaperUse, Position, SealedResult } from '@yinxin/contract';
import type { Circumstances } from './checks.ts';
import type { SealingCommand, SealingOrder } from './sealing.ts';

/** People and things of the examples. */
export const requester = '0190a000-0000-7000-8000-000000000201';
export const approver = '0190a000-0000-7000-8000-000000000202';
export const custodian = '0190a000-0000-7000-8000-000000000203';
export const successor = '0190a000-0000-7000-8000-000000000204';
export const witness = '0190a000-0000-7000-8000-000000000205';
export const system = '00000000-0000-7000-8000-000000000000';
export const sealedDocumentId = '0190a000-0000-7000-8000-000000000231';
export const photo = '0190a000-0000-7000-8000-000000000230';

export const approvedAt = '2026-11-20T08:00:00.000Z';
export const now = '2026-11-23T08:00:00.000Z';
export const validUntil = '2026-12-20T08:00:00.000Z';
export const pinned = 'd'.repeat(64);
export const sealedDigest = 'e'.repeat(64);
export const nonce = 'n'.repeat(32);

export const electronicOrder: SealingOrder = {
  id: '0190a000-0000-7000-8000-000000000210',
  requestId: '0190a000-0000-7000-8000-000000000220',
  asker: {
    requesterId: requester,
    departmentId: '0190a000-0000-7000-8000-000000000223',
    entityId: '0190a000-0000-7000-8000-000000000224',
  },
  documentId: '0190a000-0000-7000-8000-000000000221',
  sha256: pinned,
  sealId: '0190a000-0000-7000-8000-000000000222',
  medium: 'electronic',
  copies: 1,
  approvedImpressions: 3,
  positionsProposed: [],
};

/** Two copies with two impressions each. */
export const paperOrder: SealingOrder = {
  ...electronicOrder,
  medium: 'physical',
  copies: 2,
  approvedImpressions: 4,
};

export const key = {
  keyId: 'seal-1',
  certificateSha256: 'c'.repeat(64),
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2028-01-01T00:00:00.000Z',
};

/** Everything in order, for a document of twelve pages. */
export const inOrder: Circumstances = {
  seal: {
    name: '合同专用章',
    state: 'active',
    custodianId: custodian,
    awaitsFiling: false,
    outFor: null,
    witnessRequired: false,
    hasFace: true,
    key,
  },
  request: { state: 'approved', requesterId: requester, approvedAt, validUntil },
  approverIds: [approver],
  document: { sha256: pinned, newest: pinned, busy: false, pages: 12 },
};

type Change = { readonly [Part in keyof Circumstances]?: Partial<Circumstances[Part]> };

/** Circumstances that differ in something. */
export const but = ({ seal, request, approverIds, document }: Change): Circumstances => ({
  seal: { ...inOrder.seal, ...seal },
  request: { ...inOrder.request, ...request },
  approverIds: (approverIds as readonly string[] | undefined) ?? inOrder.approverIds,
  document: { ...inOrder.document, ...document },
});

export const positions: readonly Position[] = [
  { kind: 'at', page: 12, xMm: 140, yMm: 230 },
  { kind: 'straddle', side: 'right', fromPage: 1, toPage: 12, alongMm: 148 },
];

export const result: SealedResult = {
  before: pinned,
  after: sealedDigest,
  certificateSha256: key.certificateSha256,
  fields: ['Seal1'],
};

export const use: PaperUse = {
  impressions: 2,
  copies: 1,
  usedAt: '2026-11-23T07:50:00.000Z',
  place: '总部 3 楼印章室',
  witnessId: null,
  evidence: [photo],
};

export const create = (order: SealingOrder): SealingCommand => ({ type: 'create', order });

export const confirm = (circumstances = inOrder, at = positions): SealingCommand => ({
  type: 'confirm-positions',
  positions: at,
  circumstances,
});
export const start = (circumstances = inOrder, attempt = nonce): SealingCommand => ({
  type: 'start',
  nonce: attempt,
  circumstances,
});
export const sealed = (
  circumstances = inOrder,
  change: Partial<SealedResult> = {},
  attempt = nonce,
): SealingCommand => ({
  type: 'sealed',
  nonce: attempt,
  result: { ...result, ...change },
  sealedDocumentId,
  circumstances,
});
export const registerUse = (change: Partial<PaperUse> = {}, circumstances = inOrder): SealingCommand => ({
  type: 'register-use',
  use: { ...use, ...change },
  circumstances,
});
export const close = (circumstances = inOrder): SealingCommand => ({
  type: 'close',
  reason: '只需两份',
  circumstances,
});
