import { z } from 'zod';
import { sealKind } from './kinds.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { sealMediums, sealReason } from './seal-facts.ts';
import { allowed, id, idParams, instant, line, personRef } from './values.ts';

/** Where a handover (交接) stands: proposed until all three have confirmed, or one of them has declined. */
export const handoverStates = ['proposed', 'completed', 'declined', 'cancelled'] as const;
export type HandoverState = (typeof handoverStates)[number];

/** For good, or for a while: then the seal goes back at the end. */
export const handoverKinds = ['permanent', 'temporary'] as const;
export type HandoverKind = (typeof handoverKinds)[number];

/** Giver (移交人), receiver (接收人) and witness (监交人). */
export const handoverParts = ['giver', 'receiver', 'witness'] as const;
export type HandoverPart = (typeof handoverParts)[number];

/** What ends an open handover by itself: the three would confirm something that is no longer true. */
export const handoverObstacles = [
  'seal-suspended',
  'seal-lost',
  'seal-recalled',
  'seal-destroyed',
  'custodian-changed',
] as const;
export type HandoverObstacle = (typeof handoverObstacles)[number];

/** In what condition the receiver finds a physical seal; anything but `ok` is explained. */
export const sealCondition = z.strictObject({
  state: z.enum(['ok', 'worn', 'damaged']),
  remark: line(200).nullable(),
});
export type SealCondition = z.infer<typeof sealCondition>;

/** What the three people confirm. It does not change once it is proposed. */
export const handoverDescription = z.strictObject({
  sealId: id,
  giverId: id,
  receiverId: id,
  witnessId: id,
  kind: z.enum(handoverKinds),
  /** When a temporary handover ends; null for a permanent one. */
  endsAt: instant.nullable(),
  reason: sealReason,
});
export type HandoverDescription = z.infer<typeof handoverDescription>;

const party = z.object({ person: personRef, confirmedAt: instant.nullable() });

/** A handover as its readers see it (交接单). */
export const handover = handoverDescription.pick({ kind: true, endsAt: true, reason: true }).extend({
  id,
  version: z.number().int(),
  allowed,
  state: z.enum(handoverStates),
  seal: z.object({ id, name: z.string(), kind: sealKind, medium: z.enum(sealMediums), entityName: z.string() }),
  giver: party,
  receiver: party,
  witness: party,
  /** As the receiver found it; null until then, and for electronic seals. */
  condition: sealCondition.nullable(),
  /** Null when the system proposed it: the return of a seal that was handed over for a while. */
  proposedBy: personRef.nullable(),
  proposedAt: instant,
  /** The temporary handover that this one brings back. */
  returnOf: id.nullable(),
  /** The seal was handed over for a while and has not gone back yet. */
  returnDue: z.boolean(),
  /** How it ended, once it has: `reason` where somebody declined or cancelled it, `because` where it ended by itself. */
  outcome: z
    .object({
      at: instant,
      by: personRef.nullable(),
      reason: z.string().nullable(),
      because: z.enum(handoverObstacles).nullable(),
    })
    .nullable(),
});
export type HandoverView = z.infer<typeof handover>;

/** A time in which one person was responsible for a seal. */
export const custodyPeriod = z.object({
  custodian: personRef,
  from: instant,
  /** The first instant of the next period; null for the present custodian. */
  until: instant.nullable(),
  /** What began it: the registration, a handover by three people, or a change by a seal administrator. */
  began: z.enum(['registration', 'handover', 'change']),
  /** The handover that began it, for those who may read it. */
  handoverId: id.nullable(),
  reason: z.string().nullable(),
});
export type CustodyPeriodView = z.infer<typeof custodyPeriod>;

const reasonBody = z.strictObject({ reason: sealReason });

export const custody = {
  listHandovers: route({
    method: 'GET',
    url: '/api/handovers',
    access: { permission: 'custody.read' },
    summary:
      'Handovers of seals that I may see, the newest first; those that wait for my confirmation; those whose seal should have gone back',
    schema: {
      querystring: pageQuery.extend({
        concern: z.enum(['all', 'waiting', 'overdue']).default('all'),
        state: z.enum(handoverStates).optional(),
        sealId: id.optional(),
      }),
      response: { 200: pageOf(handover) },
    },
  }),
  getHandover: route({
    method: 'GET',
    url: '/api/handovers/:id',
    access: { permission: 'custody.read' },
    summary: 'One handover with its three confirmations',
    schema: { params: idParams, response: { 200: handover } },
  }),
  getHandoverSlip: route({
    method: 'GET',
    url: '/api/handovers/:id/slip',
    access: { permission: 'custody.read' },
    summary: 'The handover slip (交接单) as PDF, with room to sign where nobody has confirmed yet',
    schema: { params: idParams, response: {} },
    produces: 'application/pdf',
  }),
  getSealCustody: route({
    method: 'GET',
    url: '/api/seals/:id/custody',
    access: { permission: 'seal.read' },
    summary: 'Who was responsible for a seal from when to when, without gaps, from the ledger',
    schema: {
      params: idParams,
      response: {
        200: z.object({
          /** Oldest first; each begins where the one before ends. */
          items: z.array(custodyPeriod),
          /** False where the seal’s entries do not verify. */
          sound: z.boolean(),
        }),
      },
    },
  }),
  proposeHandover: route({
    method: 'POST',
    url: '/api/handovers',
    access: { permission: 'custody.handover' },
    summary: 'Propose a handover: by the custodian or a seal administrator',
    idempotent: true,
    schema: { body: handoverDescription, response: { 201: handover } },
  }),
  confirmHandover: route({
    method: 'POST',
    url: '/api/handovers/:id/confirm',
    access: { permission: 'custody.handover' },
    summary: 'Confirm as giver, receiver or witness; the third confirmation moves the custody',
    idempotent: true,
    schema: {
      params: idParams,
      /** The receiver of a physical seal says how it is; nobody else does. */
      body: z.strictObject({ condition: sealCondition.nullable() }),
      response: { 200: handover },
    },
  }),
  declineHandover: route({
    method: 'POST',
    url: '/api/handovers/:id/decline',
    access: { permission: 'custody.handover' },
    summary: 'Decline as giver, receiver or witness, with the reason',
    idempotent: true,
    schema: { params: idParams, body: reasonBody, response: { 200: handover } },
  }),
  cancelHandover: route({
    method: 'POST',
    url: '/api/handovers/:id/cancel',
    access: { permission: 'custody.handover' },
    summary: 'Cancel an open handover: by who proposed it or a seal administrator',
    idempotent: true,
    schema: { params: idParams, body: reasonBody, response: { 200: handover } },
  }),
} as const;
