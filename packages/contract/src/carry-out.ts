import { z } from 'zod';
import { sealCondition } from './custody.ts';
import { sealKind } from './kinds.ts';
import { historyReply } from './ledger.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { sealReason } from './seal-facts.ts';
import { allowed, flag, id, idParams, instant, line, personRef, text } from './values.ts';

/**
 * Where a carry-out (携章外出) stands. `approved` waits for the custodian to leave, `out` for the seal to be brought back,
 * `back` for somebody else to look at it, with which it is `completed`. `called-off`: the seal went out of use, was lost
 * or changed hands meanwhile.
 */
export const carryOutStates = [
  'submitted',
  'returned',
  'refused',
  'withdrawn',
  'approved',
  'out',
  'back',
  'completed',
  'called-off',
] as const;
export type CarryOutState = (typeof carryOutStates)[number];

/** What ends a carry-out by itself. */
export const carryOutObstacles = ['seal-out-of-use', 'seal-lost', 'custodian-changed'] as const;
export type CarryOutObstacle = (typeof carryOutObstacles)[number];

/** A seal is out for at most so many days. */
export const MOST_DAYS_OUT = 30;

/** What the custodian asks for (携章外出登记表): nobody else carries a seal, so that none is lent (R5.2.1). */
export const carryOutForm = z.strictObject({
  purpose: text(500).min(2),
  destination: line(200).min(2),
  /** Who goes along. */
  companionId: id,
  leavesAt: instant,
  /** When it is back, at the latest. */
  dueAt: instant,
  /** Why it does not come back on the same day; null where it does. */
  overnight: line(200).min(2).nullable(),
  /** The use requests that it is stamped for outside; none where it is only shown, e.g. at the bank. */
  requestIds: z.array(id).max(50),
});
export type CarryOutForm = z.infer<typeof carryOutForm>;

const condition = sealCondition;

/** A carry-out as its readers see it. */
export const carryOut = carryOutForm.omit({ companionId: true, requestIds: true }).extend({
  id,
  version: z.number().int(),
  allowed,
  /** Number for people, e.g. `WC-2026-00001`. */
  number: z.string(),
  state: z.enum(carryOutStates),
  seal: z.object({ id, name: z.string(), kind: sealKind, entityName: z.string() }),
  carrier: personRef,
  companion: personRef,
  requests: z.array(z.object({ id, number: z.string(), title: z.string() })),
  submittedAt: instant,
  /** The approval in which it is decided. */
  caseId: id,
  approvedAt: instant.nullable(),
  /** Why it was returned, refused or withdrawn last. */
  outcomeReason: z.string().nullable(),
  left: z.object({ at: instant }).nullable(),
  broughtBack: z.object({ at: instant, by: personRef, condition }).nullable(),
  /** Seen by somebody who had not carried it. */
  checked: z.object({ at: instant, by: personRef, condition }).nullable(),
  /** It is out, and the time is up. */
  overdue: z.boolean(),
  calledOff: z.object({ at: instant, because: z.enum(carryOutObstacles) }).nullable(),
});
export type CarryOutView = z.infer<typeof carryOut>;

const conditionBody = z.strictObject({ condition });

export const carryOuts = {
  listCarryOuts: route({
    method: 'GET',
    url: '/api/carry-outs',
    access: { permission: 'carry-out.read' },
    summary: 'Carry-outs of seals (携章外出), the newest first; those that are out, those that are overdue',
    schema: {
      querystring: pageQuery.extend({
        /** Part of the number, the seal, the destination or the purpose. */
        search: z.string().trim().max(100).optional(),
        state: z.enum(carryOutStates).optional(),
        sealId: id.optional(),
        /** Only those that the reader carries or goes along with. */
        mine: flag.optional(),
        /** Only those that should be back. */
        overdue: flag.optional(),
      }),
      response: { 200: pageOf(carryOut) },
    },
  }),
  getCarryOut: route({
    method: 'GET',
    url: '/api/carry-outs/:id',
    access: { permission: 'carry-out.read' },
    summary: 'One carry-out',
    schema: { params: idParams, response: { 200: carryOut } },
  }),
  getCarryOutHistory: route({
    method: 'GET',
    url: '/api/carry-outs/:id/history',
    access: { permission: 'carry-out.read' },
    summary: 'What happened in a carry-out and its approval, from the ledger',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  getCarryOutForm: route({
    method: 'GET',
    url: '/api/carry-outs/:id/form',
    access: { permission: 'carry-out.read' },
    summary: 'The form of a carry-out (携章外出登记表) as PDF',
    schema: { params: idParams, response: {} },
    produces: 'application/pdf',
  }),
  requestCarryOut: route({
    method: 'POST',
    url: '/api/seals/:id/carry-outs',
    access: { permission: 'carry-out.request' },
    summary: 'Ask to take the seal that one holds out of the house',
    idempotent: true,
    schema: { params: idParams, body: carryOutForm, response: { 201: carryOut } },
  }),
  resubmitCarryOut: route({
    method: 'PUT',
    url: '/api/carry-outs/:id',
    access: { permission: 'carry-out.request' },
    summary: 'Correct a returned request and submit it again',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: carryOutForm, response: { 200: carryOut } },
  }),
  withdrawCarryOut: route({
    method: 'POST',
    url: '/api/carry-outs/:id/withdraw',
    access: { permission: 'carry-out.request' },
    summary: 'Give a carry-out up before the seal has left',
    idempotent: true,
    schema: { params: idParams, body: z.strictObject({ reason: sealReason }), response: { 200: carryOut } },
  }),
  leaveWithSeal: route({
    method: 'POST',
    url: '/api/carry-outs/:id/leave',
    access: { permission: 'carry-out.request' },
    summary: 'The custodian leaves with the seal; from now on it is stamped for the named requests only',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, response: { 200: carryOut } },
  }),
  bringSealBack: route({
    method: 'POST',
    url: '/api/carry-outs/:id/bring-back',
    access: { permission: 'carry-out.request' },
    summary: 'The seal is back, in the condition in which its custodian found it',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: conditionBody, response: { 200: carryOut } },
  }),
  checkSealBack: route({
    method: 'POST',
    url: '/api/carry-outs/:id/check',
    access: { permission: 'carry-out.manage' },
    summary: 'Somebody else has seen that the seal is back; a damaged one is out of use with that',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: conditionBody, response: { 200: carryOut } },
  }),
} as const;
