import { z } from 'zod';
import { documentKind, importance, sealKind } from './kinds.ts';
import { historyReply } from './ledger.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { allowed, id, idParams, instant, line, personRef, text } from './values.ts';

/** SHA-256 of a document's bytes, lower-case hex. */
export const documentDigest = z.string().regex(/^[0-9a-f]{64}$/);

const page = z.number().int().min(1).max(10_000);
/** Millimetres on a page as it is shown; the largest page of the PDF format is 5,080 mm. */
const mm = z.number().min(0).max(5080);
const shift = z.number().min(-500).max(500);

/**
 * Where one impression goes, for good. Lengths in mm on the page as it is shown, from its top left corner to the centre
 * of the seal. A straddle seal (骑缝章) is one impression spread over the edges of several pages; `alongMm` runs from the
 * top (or left) end of that edge.
 */
export const position = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at'), page, xMm: mm, yMm: mm }),
  z.strictObject({
    kind: z.literal('straddle'),
    side: z.enum(['right', 'left', 'top', 'bottom']),
    fromPage: page,
    toPage: page,
    alongMm: mm,
  }),
]);
export type Position = z.infer<typeof position>;

/**
 * Where the requester proposes to seal. Beside fixed positions: the same place on a range of pages, or beside a keyword
 * (关键字定位), both resolved to fixed positions when the custodian confirms.
 */
export const proposedPosition = z.discriminatedUnion('kind', [
  ...position.options,
  z.strictObject({ kind: z.literal('pages'), fromPage: page, toPage: page, xMm: mm, yMm: mm }),
  z.strictObject({
    kind: z.literal('keyword'),
    keyword: line(40),
    occurrence: z.enum(['first', 'last', 'every']),
    dxMm: shift,
    dyMm: shift,
  }),
]);
export type ProposedPosition = z.infer<typeof proposedPosition>;

export const sealingStates = ['waiting', 'sealing', 'done', 'cancelled'] as const;
export type SealingState = (typeof sealingStates)[number];

/** What ends a sealing task before its time. */
export const cancellations = ['request-voided', 'request-expired', 'seal-suspended'] as const;
export type Cancellation = (typeof cancellations)[number];

/** Most impressions of one seal on one document (product limit). */
export const MOST_IMPRESSIONS = 999;

/** The positions that the custodian settles on. */
export const confirmedPositions = z.array(position).min(1).max(MOST_IMPRESSIONS);

/** One use on paper as the custodian registers it (R6.4.1). */
export const paperUse = z.strictObject({
  /** Impressions made this time. */
  impressions: z.number().int().min(1).max(MOST_IMPRESSIONS),
  /** Copies of the document that carry them. */
  copies: z.number().int().min(1).max(MOST_IMPRESSIONS),
  /** When the seal was put on the paper. */
  usedAt: instant,
  place: line(200),
  /** Who stood by (监印人); required for seals of high importance. */
  witnessId: id.nullable(),
  /** Photos or a scan of the stamped document (R6.4.2). */
  evidence: z.array(id).min(1).max(20),
  /** Anything else worth keeping (备注). */
  remark: text(500).optional(),
});
export type PaperUse = z.infer<typeof paperUse>;

/** Why fewer impressions were made than approved, or why a sealing attempt ended. */
export const sealingReason = text(500).min(2);

/** What the sealer reports after sealing: digests before and after, the certificate, the signature fields of the PDF. */
export const sealedResult = z.strictObject({
  before: documentDigest,
  after: documentDigest,
  certificateSha256: z.string().regex(/^[0-9a-f]{64}$/),
  fields: z
    .array(line(100))
    .min(1)
    .max(MOST_IMPRESSIONS * 10),
});
export type SealedResult = z.infer<typeof sealedResult>;

/** What the sealer checks against the ledger before it seals, in the words that a refusal shows. */
export const sealingCheckTexts = {
  'histories-usable': { 'zh-CN': '台账记录完整且可校验', en: 'The histories in the ledger are complete and verify' },
  'subjects-belong-together': {
    'zh-CN': '申请、审批、印章与用印任务相互对应',
    en: 'Request, approval, seal and sealing task belong together',
  },
  'request-approved': { 'zh-CN': '用印申请已审批通过', en: 'The use request is approved' },
  'approval-in-force': { 'zh-CN': '审批仍在有效期内', en: 'The approval has not lapsed' },
  'flow-as-published': { 'zh-CN': '审批流程与已发布的版本一致', en: 'The flow is the one that was published' },
  'stages-met': { 'zh-CN': '各审批环节均已按规定完成', en: 'Every stage has the approvals it needs' },
  'requester-not-approver': { 'zh-CN': '申请人未参与审批', en: 'The requester approved nothing' },
  'document-pinned': { 'zh-CN': '文件与提交、审批时一致', en: 'The document is the one submitted and approved' },
  'document-opened': { 'zh-CN': '审批人均已查阅文件', en: 'Everybody who approved had opened the document' },
  'document-newest': { 'zh-CN': '待盖章文件为最新版本', en: 'The document is its newest version' },
  'impressions-left': { 'zh-CN': '用印次数未超出批准数', en: 'No more impressions than approved' },
  'attempt-started': { 'zh-CN': '盖章由保管人发起且未被取代', en: 'Sealing was started, and not by another attempt' },
  'seal-active': { 'zh-CN': '印章处于启用状态，应备案的已备案', en: 'The seal is in use, and filed if it must be' },
  'seal-ready': { 'zh-CN': '印模与证书有效', en: 'The seal has a face and a valid certificate' },
  'custodian-independent': {
    'zh-CN': '由保管人本人盖章，且与申请人、审批人不同',
    en: 'Its custodian seals, who is neither requester nor approver',
  },
} as const;
export type SealingCheck = keyof typeof sealingCheckTexts;

const words = z.object({ code: z.string(), title: z.string(), remedy: z.string().nullable() });

/** A sealing task in the desk's list. */
export const sealingSummary = z.object({
  id,
  version: z.number().int(),
  allowed,
  state: z.enum(sealingStates),
  medium: z.enum(['physical', 'electronic']),
  request: z.object({
    id,
    number: z.string(),
    title: z.string(),
    requester: personRef,
    departmentName: z.string(),
    plannedAt: instant,
    validUntil: instant.nullable(),
  }),
  document: z.object({
    id,
    name: z.string(),
    number: z.string().nullable(),
    kind: documentKind,
    importance,
    copies: z.number().int(),
  }),
  seal: z.object({ id, name: z.string(), kind: sealKind, custodian: personRef }),
  approvedImpressions: z.number().int(),
  used: z.number().int(),
  updatedAt: instant,
});

/** One condition for sealing, as it stands for the reader now. */
export const sealingCheckResult = z.object({
  check: z.enum(Object.keys(sealingCheckTexts) as [SealingCheck, ...SealingCheck[]]),
  text: z.string(),
  passed: z.boolean(),
  /** Why not, and what would allow it. */
  refusal: words.nullable(),
});

export const sealingView = sealingSummary.extend({
  purpose: z.string(),
  /** The version to look at and to seal: the approved document with every seal put on it so far. */
  newest: z.object({ documentId: id, sha256: documentDigest, pages: z.number().int() }),
  approvedSha256: documentDigest,
  positionsProposed: z.array(proposedPosition),
  /** The proposal as fixed positions: ranges unfolded, keywords found; what the custodian starts from. */
  positionsSuggested: z.array(position),
  positionsConfirmed: z.array(position).nullable(),
  witnessRequired: z.boolean(),
  checks: z.array(sealingCheckResult),
  /** For the reader's own acts that are not in `allowed`: what stands in the way. */
  obstacles: z.record(z.string(), words),
  /** The sealed version, once there is one. */
  sealed: z.object({ documentId: id, sha256: documentDigest }).nullable(),
  /** Why the last attempt failed, why fewer impressions were made, or why it was cancelled. */
  reason: z.string().nullable(),
});

const performed = { permission: 'sealing.perform' } as const;

export const sealing = {
  listSealings: route({
    method: 'GET',
    url: '/api/sealings',
    access: { permission: 'sealing.read' },
    summary: 'The sealing desk: what waits for the reader as custodian, what is done, or all that may be seen',
    schema: {
      querystring: pageQuery.extend({
        show: z.enum(['waiting', 'done', 'all']).default('waiting'),
        requestId: id.optional(),
        sealId: id.optional(),
      }),
      response: { 200: pageOf(sealingSummary) },
    },
  }),
  getSealing: route({
    method: 'GET',
    url: '/api/sealings/:id',
    access: { permission: 'sealing.read' },
    summary: 'A sealing task with document, positions, counts, and every condition as it stands',
    schema: { params: idParams, response: { 200: sealingView } },
  }),
  getSealingHistory: route({
    method: 'GET',
    url: '/api/sealings/:id/history',
    access: { permission: 'sealing.read' },
    summary: 'The history of a sealing task out of the ledger',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  confirmPositions: route({
    method: 'PUT',
    url: '/api/sealings/:id/positions',
    access: performed,
    summary: 'Confirm where the electronic seal goes',
    idempotent: true,
    ifMatch: true,
    schema: {
      params: idParams,
      body: z.strictObject({ positions: confirmedPositions }),
      response: { 200: sealingView },
    },
  }),
  sealDocument: route({
    method: 'POST',
    url: '/api/sealings/:id/seal',
    access: performed,
    summary: 'Put the electronic seal on the document',
    idempotent: true,
    schema: { params: idParams, response: { 200: sealingView } },
  }),
  registerUse: route({
    method: 'POST',
    url: '/api/sealings/:id/uses',
    access: performed,
    summary: 'Register a use on paper, with photos or a scan of the stamped document',
    idempotent: true,
    schema: { params: idParams, body: paperUse, response: { 200: sealingView } },
  }),
  closeSealing: route({
    method: 'POST',
    url: '/api/sealings/:id/close',
    access: performed,
    summary: 'Close a task on paper with fewer impressions than approved',
    idempotent: true,
    schema: { params: idParams, body: z.strictObject({ reason: sealingReason }), response: { 200: sealingView } },
  }),
  getSealedFile: route({
    method: 'GET',
    url: '/api/sealings/:id/file',
    access: { permission: 'use-request.read' },
    summary: 'The sealed PDF, once its entry in the ledger is under a signed checkpoint',
    schema: { params: idParams, response: {} },
    produces: 'application/pdf',
  }),
  getSealedProof: route({
    method: 'GET',
    url: '/api/sealings/:id/proof',
    access: { permission: 'use-request.read' },
    summary: 'The proof that the sealing is in the ledger (C2SP tlog-proof)',
    schema: { params: idParams, response: {} },
    produces: 'text/plain; charset=utf-8',
  }),
  getSealedEntry: route({
    method: 'GET',
    url: '/api/sealings/:id/entry',
    access: { permission: 'use-request.read' },
    summary:
      'The entry of the sealing with the digests it commits to: what the proof is about, for verification offline',
    schema: { params: idParams, response: {} },
    produces: 'application/json',
  }),
  getRootCertificate: route({
    method: 'GET',
    url: '/api/root-certificate',
    access: 'public',
    summary: 'The root certificate of the company’s own electronic seals, PEM',
    schema: { response: {} },
    produces: 'application/x-pem-file',
  }),
} as const;
