import { z } from 'zod';
import { documentKind, importance, sealKind } from './kinds.ts';
import { historyReply } from './ledger.ts';
import { currency, money } from './money.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { MOST_IMPRESSIONS, proposedPosition } from './sealing.ts';
import { sealMediums } from './seals.ts';
import { allowed, id, idParams, instant, line, personRef, text } from './values.ts';

export const useRequestStates = [
  'draft',
  'submitted',
  'returned',
  'refused',
  'withdrawn',
  'approved',
  'sealing',
  'completed',
  'expired',
  'voided',
] as const;
export const useRequestState = z.enum(useRequestStates);
export type UseRequestState = (typeof useRequestStates)[number];

/** Most documents in one request, most seals on one document, most attachments. */
export const MOST_DOCUMENTS = 20;
export const MOST_SEALS = 20;
export const MOST_ATTACHMENTS = 20;
export const MOST_COPIES = 999;

const count = (most: number) => z.int().min(1).max(most);

/** One seal wanted on one document. `impressions` count per copy; a straddle seal (骑缝章) is one of them. */
export const wantedSeal = z.strictObject({
  sealId: id,
  medium: z.enum(sealMediums),
  impressions: count(MOST_IMPRESSIONS),
  straddle: z.boolean(),
  positions: z.array(proposedPosition).max(MOST_IMPRESSIONS),
});
export type WantedSeal = z.infer<typeof wantedSeal>;

/** One document of a request (R6.1.2): what it is, and which seals it is to carry. */
export const requestItem = z.strictObject({
  documentId: id,
  name: line(200),
  /** 文号; many papers have none. */
  number: line(80).nullable(),
  kind: documentKind,
  importance,
  copies: count(MOST_COPIES),
  amount: money.nullable(),
  counterparty: line(120).nullable(),
  seals: z.array(wantedSeal).min(1).max(MOST_SEALS),
});
export type RequestItem = z.infer<typeof requestItem>;

/** What is submitted: complete, and checked as a whole (R3.1.2, R6.1.2). */
export const requestContent = z.strictObject({
  title: line(100),
  purpose: text(1000).min(1),
  /** The department on whose behalf the requester asks. */
  departmentId: id,
  /** When the seal is to be used; not in the past at submission. */
  plannedAt: instant,
  items: z.array(requestItem).min(1).max(MOST_DOCUMENTS),
  attachments: z.array(id).max(MOST_ATTACHMENTS),
});
export type RequestContent = z.infer<typeof requestContent>;

const typed = (most: number) => z.string().max(most);

const draftItem = z.strictObject({
  documentId: id.nullable(),
  name: typed(400),
  number: typed(200),
  kind: documentKind.nullable(),
  importance: importance.nullable(),
  copies: z.number().nullable(),
  amount: z.strictObject({ amount: typed(60), currency }).nullable(),
  counterparty: typed(300),
  seals: z
    .array(
      z.strictObject({
        sealId: id.nullable(),
        medium: z.enum(sealMediums).nullable(),
        impressions: z.number().nullable(),
        straddle: z.boolean(),
        positions: z.array(proposedPosition).max(MOST_IMPRESSIONS),
      }),
    )
    .max(MOST_SEALS),
});

/** A draft: kept as typed, however incomplete, so that nothing is lost. Bounded only so that it stays small. */
export const draftContent = z.strictObject({
  title: typed(300),
  purpose: typed(4000),
  departmentId: id.nullable(),
  plannedAt: instant.nullable(),
  items: z.array(draftItem).max(MOST_DOCUMENTS),
  attachments: z.array(id).max(MOST_ATTACHMENTS),
});
export type DraftContent = z.infer<typeof draftContent>;

/** Why a request is withdrawn or voided. */
export const requestReason = text(500).min(2);

/** A request in a list. */
export const useRequestSummary = z.object({
  id,
  version: z.number().int(),
  allowed,
  number: z.string().nullable(),
  state: z.enum(useRequestStates),
  title: z.string(),
  requester: personRef,
  entityName: z.string().nullable(),
  departmentName: z.string().nullable(),
  /** Names of the seals wanted. */
  seals: z.array(z.string()),
  documents: z.number().int(),
  plannedAt: instant.nullable(),
  submittedAt: instant.nullable(),
  validUntil: instant.nullable(),
  updatedAt: instant,
});

/** One thing wrong with a draft: where, what, and the words for it. */
export const draftIssue = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });

/** What was submitted, with names, as readers see it. */
export const submittedView = z.object({
  content: requestContent,
  entityId: id,
  entityName: z.string(),
  departmentName: z.string(),
  documents: z.array(z.object({ documentId: id, sha256: z.string() })),
  seals: z.array(z.object({ sealId: id, name: z.string(), kind: sealKind, medium: z.enum(sealMediums), entityId: id })),
  flow: z.object({ key: z.string(), version: z.number().int(), caseId: id }),
});

export const useRequestView = useRequestSummary.extend({
  round: z.number().int(),
  /** What the requester typed last; only for the requester. */
  draft: draftContent.nullable(),
  submission: submittedView.nullable(),
  approvedAt: instant.nullable(),
  reason: z.string().nullable(),
});

/** Who would be asked if the draft were submitted now. */
export const flowPreview = z.object({
  flow: z.object({ key: z.string(), version: z.number().int(), name: z.object({ zh: z.string(), en: z.string() }) }),
  stages: z.array(
    z.object({
      id: z.string(),
      name: z.object({ zh: z.string(), en: z.string() }),
      mode: z.string(),
      people: z.array(personRef),
    }),
  ),
  skipped: z.array(z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }) })),
});

const reasonBody = z.strictObject({ reason: requestReason });

export const useRequests = {
  listUseRequests: route({
    method: 'GET',
    url: '/api/use-requests',
    access: { permission: 'use-request.read' },
    summary: 'Use requests that the reader may see, newest first',
    schema: {
      querystring: pageQuery.extend({
        search: z.string().max(100).optional(),
        /** One state, or several by repeating the parameter. */
        state: z.union([useRequestState, z.array(useRequestState).min(1).max(useRequestStates.length)]).optional(),
        /** Only the reader’s own. */
        mine: z.enum(['true', 'false']).optional(),
        departmentId: id.optional(),
        sealId: id.optional(),
        from: instant.optional(),
        to: instant.optional(),
      }),
      response: { 200: pageOf(useRequestSummary) },
    },
  }),
  getUseRequest: route({
    method: 'GET',
    url: '/api/use-requests/:id',
    access: { permission: 'use-request.read' },
    summary: 'One use request',
    schema: { params: idParams, response: { 200: useRequestView } },
  }),
  getUseRequestHistory: route({
    method: 'GET',
    url: '/api/use-requests/:id/history',
    access: { permission: 'use-request.read' },
    summary: 'What happened to a use request and in its approval, from the ledger',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  createUseRequest: route({
    method: 'POST',
    url: '/api/use-requests',
    access: { permission: 'use-request.create' },
    summary: 'Begin a use request as a draft',
    idempotent: true,
    schema: { body: draftContent, response: { 201: useRequestView } },
  }),
  saveUseRequestDraft: route({
    method: 'PUT',
    url: '/api/use-requests/:id/draft',
    access: { permission: 'use-request.create' },
    summary: 'Save the draft as typed, however incomplete',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: draftContent, response: { 200: useRequestView } },
  }),
  checkUseRequest: route({
    method: 'POST',
    url: '/api/use-requests/:id/check',
    access: { permission: 'use-request.create' },
    summary: 'Everything that is still missing or wrong, and who would be asked',
    schema: {
      params: idParams,
      response: {
        200: z.object({
          issues: z.array(draftIssue),
          preview: flowPreview.nullable(),
          /** Why no flow can be followed, when the draft itself is complete. */
          obstacle: z.object({ code: z.string(), title: z.string(), remedy: z.string().nullable() }).nullable(),
        }),
      },
    },
  }),
  submitUseRequest: route({
    method: 'POST',
    url: '/api/use-requests/:id/submit',
    access: { permission: 'use-request.create' },
    summary: 'Submit the draft, or a returned request again; the documents are pinned by their SHA-256',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, response: { 200: useRequestView } },
  }),
  withdrawUseRequest: route({
    method: 'POST',
    url: '/api/use-requests/:id/withdraw',
    access: { permission: 'use-request.create' },
    summary: 'Withdraw the own request before it is approved',
    idempotent: true,
    schema: { params: idParams, body: reasonBody, response: { 200: useRequestView } },
  }),
  voidUseRequest: route({
    method: 'POST',
    url: '/api/use-requests/:id/void',
    access: { permission: 'use-request.create' },
    summary: 'Void an approved request before the seal is used',
    idempotent: true,
    schema: { params: idParams, body: reasonBody, response: { 200: useRequestView } },
  }),
  copyUseRequest: route({
    method: 'POST',
    url: '/api/use-requests/:id/copy',
    access: { permission: 'use-request.create' },
    summary: 'Begin a new draft from an earlier request of one’s own',
    idempotent: true,
    schema: { params: idParams, response: { 201: useRequestView } },
  }),
} as const;
