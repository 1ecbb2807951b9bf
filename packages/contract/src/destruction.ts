import { z } from 'zod';
import { sealKind } from './kinds.ts';
import { historyReply } from './ledger.ts';
import { pageOf, pageQuery } from './paging.ts';
import { qualificationFacts } from './qualification.ts';
import { route } from './route.ts';
import { sealMediums, sealReason } from './seal-facts.ts';
import { allowed, day, flag, id, idParams, instant, line, personRef } from './values.ts';

/**
 * Where a destruction (销毁) stands. `carried-out` waits for its witnesses and, on paper, for the certificate;
 * `destroying-keys` is an electronic seal that is destroyed while the sealer is still to destroy its keys.
 */
export const destructionStates = [
  'proposed',
  'returned',
  'refused',
  'withdrawn',
  'approved',
  'carried-out',
  'destroying-keys',
  'completed',
] as const;
export type DestructionState = (typeof destructionStates)[number];

/** Who destroys the seal (销毁单位), with the paper that shows its qualification (R7.2.2). */
export const destructionUnit = z.strictObject({
  name: line(100),
  ...qualificationFacts,
  /** The qualification paper, a stored document of the person who proposes. */
  paperId: id,
});
export type DestructionUnit = z.infer<typeof destructionUnit>;

/** What the seal office proposes (R7.2.1). An electronic seal needs no unit: the sealer destroys its keys. */
export const destructionProposal = z.strictObject({ reason: sealReason, unit: destructionUnit.nullable() });
export type DestructionProposal = z.infer<typeof destructionProposal>;

/** How the destruction was carried out, and the two who watched it (监销人). */
export const destructionRecord = z.strictObject({
  destroyedOn: day,
  place: line(200),
  method: line(100),
  witnessIds: z.array(id).length(2),
});
export type DestructionRecord = z.infer<typeof destructionRecord>;

/** The certificate of a key that the sealer has destroyed. */
export const destroyedKey = z.strictObject({
  serial: z.string().regex(/^[0-9a-f]{1,40}$/),
  certificateSha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type DestroyedKey = z.infer<typeof destroyedKey>;

const paperRef = z.object({ id, name: z.string() });

/** A destruction as its readers see it (销毁登记). */
export const destruction = z.object({
  id,
  version: z.number().int(),
  allowed,
  /** Number for people, e.g. `XH-2026-00001`. */
  number: z.string(),
  state: z.enum(destructionStates),
  seal: z.object({ id, name: z.string(), kind: sealKind, medium: z.enum(sealMediums), code: z.string().nullable() }),
  entityName: z.string(),
  custodian: personRef,
  proposer: personRef,
  proposedAt: instant,
  reason: z.string(),
  unit: destructionUnit.omit({ paperId: true }).extend({ paper: paperRef }).nullable(),
  /** The approval in which it is decided. */
  caseId: id,
  approvedAt: instant.nullable(),
  /** Why it was returned, refused or withdrawn last. */
  outcomeReason: z.string().nullable(),
  record: destructionRecord
    .omit({ witnessIds: true })
    .extend({
      recordedBy: personRef,
      recordedAt: instant,
      witnesses: z.array(z.object({ person: personRef, confirmedAt: instant.nullable() })),
    })
    .nullable(),
  certificate: z.object({ document: paperRef, filedBy: personRef, filedAt: instant }).nullable(),
  /** Certificates of the keys that the sealer has destroyed; null for a physical seal, and until then. */
  keys: z.object({ destroyedAt: instant, certificates: z.array(destroyedKey) }).nullable(),
  completedAt: instant.nullable(),
});
export type DestructionView = z.infer<typeof destruction>;

export const destructions = {
  listDestructions: route({
    method: 'GET',
    url: '/api/destructions',
    access: { permission: 'destruction.read' },
    summary: 'The register of destructions (销毁登记), the newest first',
    schema: {
      querystring: pageQuery.extend({
        /** Part of the number, the name of the seal or of the unit. */
        search: z.string().trim().max(100).optional(),
        state: z.enum(destructionStates).optional(),
        sealId: id.optional(),
        /** Only those that wait for the confirmation of the reader as a witness. */
        waiting: flag.optional(),
      }),
      response: { 200: pageOf(destruction) },
    },
  }),
  getDestruction: route({
    method: 'GET',
    url: '/api/destructions/:id',
    access: { permission: 'destruction.read' },
    summary: 'One destruction',
    schema: { params: idParams, response: { 200: destruction } },
  }),
  getDestructionHistory: route({
    method: 'GET',
    url: '/api/destructions/:id/history',
    access: { permission: 'destruction.read' },
    summary: 'What happened in a destruction and its approval, from the ledger',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  getDestructionForm: route({
    method: 'GET',
    url: '/api/destructions/:id/form',
    access: { permission: 'destruction.read' },
    summary: 'The printable form of a destruction (印章销毁登记表), PDF',
    produces: 'application/pdf',
    schema: { params: idParams, response: {} },
  }),
  proposeDestruction: route({
    method: 'POST',
    url: '/api/seals/:id/destruction',
    access: { permission: 'destruction.manage' },
    summary: 'Propose the destruction of a seal that is out of use; it goes to the company leader',
    idempotent: true,
    schema: { params: idParams, body: destructionProposal, response: { 201: destruction } },
  }),
  resubmitDestruction: route({
    method: 'PUT',
    url: '/api/destructions/:id',
    access: { permission: 'destruction.manage' },
    summary: 'Correct a returned proposal and submit it again',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: destructionProposal, response: { 200: destruction } },
  }),
  withdrawDestruction: route({
    method: 'POST',
    url: '/api/destructions/:id/withdraw',
    access: { permission: 'destruction.manage' },
    summary: 'Give a destruction up before it is carried out; the seal is kept',
    idempotent: true,
    schema: { params: idParams, body: z.strictObject({ reason: sealReason }), response: { 200: destruction } },
  }),
  recordDestruction: route({
    method: 'POST',
    url: '/api/destructions/:id/record',
    access: { permission: 'destruction.manage' },
    summary: 'Record how the seal was destroyed and who watched; correcting it asks the witnesses again',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: destructionRecord, response: { 200: destruction } },
  }),
  confirmDestruction: route({
    method: 'POST',
    url: '/api/destructions/:id/confirm',
    access: { permission: 'destruction.witness' },
    summary: 'Confirm as a witness that the seal was destroyed as recorded',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, response: { 200: destruction } },
  }),
  fileDestructionCertificate: route({
    method: 'POST',
    url: '/api/destructions/:id/certificate',
    access: { permission: 'destruction.manage' },
    summary: 'Archive the certificate of destruction, a stored document',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: z.strictObject({ documentId: id }), response: { 200: destruction } },
  }),
} as const;
