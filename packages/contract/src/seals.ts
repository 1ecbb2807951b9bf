import { z } from 'zod';
import { sealKind } from './kinds.ts';
import { historyReply } from './ledger.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import {
  drawnFace,
  faceColour,
  lossReport,
  sealCorrection,
  sealDescription,
  sealFace,
  sealImportances,
  sealKey,
  sealMediums,
  sealReason,
  sealStates,
  sealStorage,
  sealWarningTexts,
  type SealWarning,
} from './seal-facts.ts';
import { filingStandings, policeFiling, sealFiling } from './seal-filing.ts';
import { allowed, id, idParams, instant, personRef } from './values.ts';

export * from './seal-facts.ts';
export * from './seal-filing.ts';
export * from './seal-sizes.ts';
export * from './seal-warnings.ts';

const warning = z.enum(Object.keys(sealWarningTexts) as SealWarning[]);

/**
 * A seal as its readers see it (印章卡片). Where it lies and its papers are shown to those who look after seals or hold this
 * one; to others `place` is null and `papers` is empty.
 */
export const seal = sealDescription.omit({ custodianId: true }).extend({
  id,
  version: z.number().int(),
  allowed,
  entityName: z.string(),
  custodian: personRef,
  state: z.enum(sealStates),
  importance: z.enum(sealImportances),
  face: sealFace.nullable(),
  certificate: sealKey.omit({ keyId: true }).nullable(),
  /** Why it is out of use, whichever state that is. */
  suspension: z.object({ reason: z.string(), since: instant, by: personRef }).nullable(),
  /** The newest report of loss or damage and where it was put away: for those who look after seals or hold this one. */
  loss: lossReport.nullable(),
  storage: sealStorage.nullable(),
  /** The registered place in which it lies: for those who look after seals or hold this one. `place` says where inside. */
  storagePlace: z.object({ id, name: z.string(), despite: z.string().nullable(), since: instant }).nullable(),
  /** Its filing with the public security, or its exemption from it. */
  filing: sealFiling.nullable(),
  filingStanding: z.enum(filingStandings),
  /** The destruction it is on its way to, or was destroyed by. */
  destruction: z.object({ id, since: instant }).nullable(),
  /** Its custodian has it with them outside, until then. */
  out: z.object({ carryOutId: id, since: instant, dueAt: instant }).nullable(),
  /** Active, filed or exempt where it must be, and, if electronic, with a face and a certificate that is valid now. */
  usable: z.boolean(),
  warnings: z.array(warning),
  registeredAt: instant,
  /** The code on its label (印章标签). */
  labelCode: z.string(),
});
export type SealView = z.infer<typeof seal>;

const reasonBody = z.strictObject({ reason: sealReason });

/** Largest scan of a seal that is taken, in bytes. */
const SCAN_BYTES = 20 * 1024 * 1024;
/** A PKCS#12 file of key and chain is a few kilobytes; in base64. */
const PKCS12_BASE64 = 100_000;

const scanFacts = z.object({
  widthMm: z.coerce.number().min(10).max(60),
  heightMm: z.coerce.number().min(10).max(60),
  colour: faceColour.default('red'),
});

export const seals = {
  listSeals: route({
    method: 'GET',
    url: '/api/seals',
    access: { permission: 'seal.read' },
    summary: 'The register of seals (印章台账)',
    schema: {
      querystring: pageQuery.extend({
        /** Part of name, inscription or code. */
        search: z.string().trim().max(100).optional(),
        entityId: id.optional(),
        kind: sealKind.optional(),
        medium: z.enum(sealMediums).optional(),
        state: z.enum(sealStates).optional(),
        custodianId: id.optional(),
        filing: z.enum(filingStandings).exclude(['not-due']).optional(),
      }),
      response: { 200: pageOf(seal) },
    },
  }),
  getSeal: route({
    method: 'GET',
    url: '/api/seals/:id',
    access: { permission: 'seal.read' },
    summary: 'One seal',
    schema: { params: idParams, response: { 200: seal } },
  }),
  getSealFace: route({
    method: 'GET',
    url: '/api/seals/:id/face',
    access: { permission: 'seal.read' },
    summary: 'The face of a seal: SVG if drawn, PNG if taken from a scan',
    produces: 'image/svg+xml, image/png',
    schema: { params: idParams, response: {} },
  }),
  getSealHistory: route({
    method: 'GET',
    url: '/api/seals/:id/history',
    access: { permission: 'seal.read' },
    summary: 'What happened to a seal, from the ledger',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  registerSeal: route({
    method: 'POST',
    url: '/api/seals',
    access: { permission: 'seal.manage' },
    summary: 'Register an existing seal with all its facts; it is used once its filing is settled',
    idempotent: true,
    schema: { body: sealDescription, response: { 201: seal } },
  }),
  correctSeal: route({
    method: 'PUT',
    url: '/api/seals/:id',
    access: { permission: 'seal.manage' },
    summary: 'Correct facts of a seal, with the reason',
    idempotent: true,
    ifMatch: true,
    schema: {
      params: idParams,
      body: z.strictObject({ changes: sealCorrection, reason: sealReason }),
      response: { 200: seal },
    },
  }),
  changeSealCustodian: route({
    method: 'POST',
    url: '/api/seals/:id/custodian',
    access: { permission: 'seal.manage' },
    summary: 'Name another custodian',
    idempotent: true,
    ifMatch: true,
    schema: {
      params: idParams,
      body: z.strictObject({ custodianId: id, reason: sealReason }),
      response: { 200: seal },
    },
  }),
  recordSealFiling: route({
    method: 'POST',
    url: '/api/seals/:id/filing',
    access: { permission: 'seal.manage' },
    summary: 'Record the filing of a seal with the public security (公安备案); its certificate goes on file',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: policeFiling, response: { 200: seal } },
  }),
  exemptSealFiling: route({
    method: 'POST',
    url: '/api/seals/:id/filing/exemption',
    access: { permission: 'seal.manage' },
    summary: 'Record that a seal need not be filed with the public security, and why',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: reasonBody, response: { 200: seal } },
  }),
  suspendSeal: route({
    method: 'POST',
    url: '/api/seals/:id/suspend',
    access: { permission: 'seal.suspend' },
    summary: 'Suspend a seal: from this instant on it is not used any more',
    idempotent: true,
    schema: { params: idParams, body: reasonBody, response: { 200: seal } },
  }),
  resumeSeal: route({
    method: 'POST',
    url: '/api/seals/:id/resume',
    access: { permission: 'seal.manage' },
    summary: 'Take a suspended seal into use again; somebody else than who took it out of use',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: reasonBody, response: { 200: seal } },
  }),
  reportSealLoss: route({
    method: 'POST',
    url: '/api/seals/:id/report-loss',
    access: { permission: 'seal.suspend' },
    summary: 'Report a seal lost, stolen or damaged: from this instant on it is not used any more',
    idempotent: true,
    schema: { params: idParams, body: lossReport, response: { 200: seal } },
  }),
  recordSealFound: route({
    method: 'POST',
    url: '/api/seals/:id/record-found',
    access: { permission: 'seal.manage' },
    summary: 'Record that a lost seal was found; it stays suspended',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: reasonBody, response: { 200: seal } },
  }),
  recallSeal: route({
    method: 'POST',
    url: '/api/seals/:id/recall',
    access: { permission: 'seal.manage' },
    summary: 'Record that a suspended seal was recalled from its custodian',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: reasonBody, response: { 200: seal } },
  }),
  sealAwaySeal: route({
    method: 'POST',
    url: '/api/seals/:id/seal-away',
    access: { permission: 'seal.manage' },
    summary: 'Record where a recalled seal was put into sealed storage',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: sealStorage, response: { 200: seal } },
  }),
  previewSealFace: route({
    method: 'POST',
    url: '/api/seal-faces/preview',
    access: { permission: 'seal.manage' },
    summary: 'Draw a face in one of the legal styles, without keeping it',
    produces: 'image/svg+xml',
    ratePerMinute: 240,
    schema: { body: drawnFace, response: {} },
  }),
  drawSealFace: route({
    method: 'POST',
    url: '/api/seals/:id/face/draw',
    access: { permission: 'seal.manage' },
    summary: 'Give a seal a drawn face',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: drawnFace, response: { 200: seal } },
  }),
  previewSealScan: route({
    method: 'POST',
    url: '/api/seal-faces/scan',
    access: { permission: 'seal.manage' },
    summary: 'Take the impression of a seal off a scan (PNG or JPEG), without keeping it',
    upload: { maxBytes: SCAN_BYTES },
    produces: 'image/png',
    ratePerMinute: 30,
    schema: { querystring: scanFacts, response: {} },
  }),
  scanSealFace: route({
    method: 'POST',
    url: '/api/seals/:id/face/scan',
    access: { permission: 'seal.manage' },
    summary: 'Give a seal the face on a scan (PNG or JPEG); the paper is removed',
    upload: { maxBytes: SCAN_BYTES },
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, querystring: scanFacts.pick({ colour: true }), response: { 200: seal } },
  }),
  issueSealKey: route({
    method: 'POST',
    url: '/api/seals/:id/key',
    access: { permission: 'seal.manage' },
    summary: 'Have the sealer make a key and a certificate for an electronic seal',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, response: { 200: seal } },
  }),
  importSealKey: route({
    method: 'POST',
    url: '/api/seals/:id/key/import',
    access: { permission: 'seal.manage' },
    summary: 'Hand an existing key and certificate (PKCS#12) to the sealer for an electronic seal',
    idempotent: true,
    ifMatch: true,
    schema: {
      params: idParams,
      body: z.strictObject({ pkcs12: z.base64().max(PKCS12_BASE64), password: z.string().max(200) }),
      response: { 200: seal },
    },
  }),
} as const;
