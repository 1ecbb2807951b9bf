import { z } from 'zod';
import { historyReply } from './ledger.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { sealDescription, sealReason, sealWarningTexts, type SealWarning } from './seal-facts.ts';
import { isUsualSize } from './seal-sizes.ts';
import { allowed, day, flag, id, idParams, instant, personRef, text } from './values.ts';

/**
 * Where an engraving request (刻制申请) stands. `approved` waits for the order, `ordered` for the delivery, `delivered`
 * for the registration of the new seal, with which it is `completed`.
 */
export const engravingStates = [
  'submitted',
  'returned',
  'refused',
  'withdrawn',
  'approved',
  'ordered',
  'delivered',
  'completed',
] as const;
export type EngravingState = (typeof engravingStates)[number];

/** Why a seal is engraved: for the first time, in the place of another, or besides it. */
export const engravingReasons = ['new', 'worn', 'lost', 'renamed', 'additional'] as const;
export type EngravingReason = (typeof engravingReasons)[number];

/** What the using department asks for (印章刻制申请表, R4.1.1). */
export const engravingForm = sealDescription.pick({ name: true, kind: true, size: true, inscription: true }).extend({
  reason: z.enum(engravingReasons),
  purpose: text(500).min(2),
});
export type EngravingForm = z.infer<typeof engravingForm>;

/** What is known about the new seal when it is registered; the rest was approved and stays as it was. */
export const engravedSeal = sealDescription.pick({
  custodianId: true,
  code: true,
  material: true,
  activatedOn: true,
  place: true,
  papers: true,
});
export type EngravedSeal = z.infer<typeof engravedSeal>;

/** What is unusual about a seal that is asked for: people should check it, and may keep it. */
export function engravingWarnings(
  { kind, size, reason }: Pick<EngravingForm, 'kind' | 'size' | 'reason'>,
  otherOfficialSeal: boolean,
): readonly SealWarning[] {
  const replaces = reason === 'worn' || reason === 'lost' || reason === 'renamed';
  return [
    ...(isUsualSize(kind, size) ? [] : (['size-unusual'] as const)),
    ...(kind === 'official' && otherOfficialSeal && !replaces ? (['second-official-seal'] as const) : []),
  ];
}

const ref = z.object({ id, name: z.string() });

/** An engraving request as its readers see it. */
export const engraving = engravingForm.extend({
  id,
  version: z.number().int(),
  allowed,
  /** Number for people, e.g. `KZ-2026-00001`. */
  number: z.string(),
  state: z.enum(engravingStates),
  entityId: id,
  entityName: z.string(),
  departmentName: z.string(),
  requester: personRef,
  submittedAt: instant,
  warnings: z.array(z.enum(Object.keys(sealWarningTexts) as SealWarning[])),
  /** The approval in which it is decided. */
  caseId: id,
  approvedAt: instant.nullable(),
  /** Why it was returned, refused or withdrawn last. */
  outcomeReason: z.string().nullable(),
  /** Who engraves it, as qualified as it was when the order was placed (R4.1.3). */
  order: z
    .object({
      engraver: ref,
      qualificationNumber: z.string(),
      qualifiedUntil: day.nullable(),
      orderedBy: personRef,
      orderedAt: instant,
    })
    .nullable(),
  /** Deliveries that were not accepted, the oldest first. */
  rejections: z.array(z.object({ reason: z.string(), by: personRef, at: instant })),
  delivery: z.object({ acceptedOn: day, by: personRef, at: instant }).nullable(),
  /** The seal that came of it, in the register of seals. */
  seal: ref.nullable(),
  completedAt: instant.nullable(),
});
export type EngravingView = z.infer<typeof engraving>;

const reasonBody = z.strictObject({ reason: sealReason });

export const engravings = {
  listEngravings: route({
    method: 'GET',
    url: '/api/engravings',
    access: { permission: 'engraving.read' },
    summary: 'Engraving requests (刻制申请), the newest first',
    schema: {
      querystring: pageQuery.extend({
        /** Part of the number, the name of the seal or the engraver. */
        search: z.string().trim().max(100).optional(),
        state: z.enum(engravingStates).optional(),
        sealId: id.optional(),
        /** Only those of the reader. */
        mine: flag.optional(),
      }),
      response: { 200: pageOf(engraving) },
    },
  }),
  getEngraving: route({
    method: 'GET',
    url: '/api/engravings/:id',
    access: { permission: 'engraving.read' },
    summary: 'One engraving request',
    schema: { params: idParams, response: { 200: engraving } },
  }),
  getEngravingHistory: route({
    method: 'GET',
    url: '/api/engravings/:id/history',
    access: { permission: 'engraving.read' },
    summary: 'What happened in an engraving request and its approval, from the ledger',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  requestEngraving: route({
    method: 'POST',
    url: '/api/engravings',
    access: { permission: 'engraving.request' },
    summary: 'Ask for a seal to be engraved; it goes to the department head, the seal office and the company leader',
    idempotent: true,
    schema: { body: engravingForm, response: { 201: engraving } },
  }),
  resubmitEngraving: route({
    method: 'PUT',
    url: '/api/engravings/:id',
    access: { permission: 'engraving.request' },
    summary: 'Correct a returned request and submit it again',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: engravingForm, response: { 200: engraving } },
  }),
  withdrawEngraving: route({
    method: 'POST',
    url: '/api/engravings/:id/withdraw',
    access: { permission: 'engraving.request' },
    summary: 'Give a request up; once it is ordered only the seal office does, and after the delivery nobody',
    idempotent: true,
    schema: { params: idParams, body: reasonBody, response: { 200: engraving } },
  }),
  orderEngraving: route({
    method: 'POST',
    url: '/api/engravings/:id/order',
    access: { permission: 'engraving.manage' },
    summary: 'Order the approved seal from a qualified engraver, or from another one before the delivery',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: z.strictObject({ engraverId: id }), response: { 200: engraving } },
  }),
  rejectEngravingDelivery: route({
    method: 'POST',
    url: '/api/engravings/:id/reject-delivery',
    access: { permission: 'engraving.manage' },
    summary: 'Record that a delivered seal was not accepted; it stays ordered',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: reasonBody, response: { 200: engraving } },
  }),
  acceptEngravingDelivery: route({
    method: 'POST',
    url: '/api/engravings/:id/accept-delivery',
    access: { permission: 'engraving.manage' },
    summary: 'Record that the seal was delivered and accepted',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: z.strictObject({ acceptedOn: day }), response: { 200: engraving } },
  }),
  registerEngravedSeal: route({
    method: 'POST',
    url: '/api/engravings/:id/seal',
    access: { permission: 'engraving.manage' },
    summary: 'Register the accepted seal as it was approved, and name its custodian',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: engravedSeal, response: { 201: engraving } },
  }),
} as const;
