import { z } from 'zod';
import { sealKind } from './kinds.ts';
import { historyReply } from './ledger.ts';
import { toldDepartments } from './notices.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { sealMediums, sealReason, sealStates } from './seal-facts.ts';
import { allowed, day, flag, id, idParams, instant, personRef } from './values.ts';

/** Where an application for a suspension (停用申请) stands. `approved` waits for the day from which the seal is out of use. */
export const suspensionStates = ['submitted', 'returned', 'refused', 'withdrawn', 'approved', 'completed'] as const;
export type SuspensionState = (typeof suspensionStates)[number];

/** Why a seal is not used any more (R7.1.1). */
export const suspensionReasons = ['reorganized', 'business-changed', 'renamed', 'worn', 'other'] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

/** Reasons in words, for printed forms and for the register. */
export const suspensionReasonTexts = {
  reorganized: { 'zh-CN': '机构调整', en: 'Reorganization' },
  'business-changed': { 'zh-CN': '业务变更', en: 'Business changed' },
  renamed: { 'zh-CN': '更名', en: 'Renamed' },
  worn: { 'zh-CN': '印章磨损', en: 'Worn seal' },
  other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Record<SuspensionReason, { 'zh-CN': string; en: string }>;

/** What the using department fills in (印章停用申请表, R7.1.1). */
export const suspensionForm = z.strictObject({
  reason: z.enum(suspensionReasons),
  explanation: sealReason,
  /** The day from which the seal is out of use; not before the approval. */
  fromDay: day,
  /** Departments that are told when the seal is out of use (R7.1.2). */
  departmentIds: toldDepartments,
});
export type SuspensionForm = z.infer<typeof suspensionForm>;

/** Why a department should be told: it asks, it holds the seal, it has used the seal within a year. */
export const toldBecause = ['own', 'custodian', 'used'] as const;

/** An application as its readers see it. */
export const suspension = suspensionForm.omit({ departmentIds: true }).extend({
  id,
  version: z.number().int(),
  allowed,
  /** Number for people, e.g. `TY-2026-00001`. */
  number: z.string(),
  state: z.enum(suspensionStates),
  seal: z.object({ id, name: z.string(), kind: sealKind, medium: z.enum(sealMediums), code: z.string().nullable() }),
  entityName: z.string(),
  custodian: personRef,
  departmentName: z.string(),
  requester: personRef,
  submittedAt: instant,
  departments: z.array(z.object({ id, name: z.string() })),
  /** The approval in which it is decided. */
  caseId: id,
  approvedAt: instant.nullable(),
  approver: personRef.nullable(),
  /** Why it was returned, refused or withdrawn last. */
  outcomeReason: z.string().nullable(),
  completedAt: instant.nullable(),
  /** State in which its completion found the seal, where the seal was out of use already. */
  found: z.enum(sealStates).exclude(['active']).nullable(),
  /** How many use requests went back to their requesters. */
  handedBack: z.int(),
  /** The notice that was issued; null where there was nobody to tell. `read` of `total` have confirmed it. */
  notice: z.object({ id, number: z.string(), read: z.int(), total: z.int() }).nullable(),
});
export type SuspensionView = z.infer<typeof suspension>;

export const suspensions = {
  listSuspensions: route({
    method: 'GET',
    url: '/api/suspensions',
    access: { permission: 'suspension.read' },
    summary: 'Applications for the suspension of seals (停用申请), the newest first',
    schema: {
      querystring: pageQuery.extend({
        /** Part of the number or of the name of the seal. */
        search: z.string().trim().max(100).optional(),
        state: z.enum(suspensionStates).optional(),
        sealId: id.optional(),
        /** Only those that have not ended. */
        open: flag.optional(),
        /** Only those of the reader. */
        mine: flag.optional(),
      }),
      response: { 200: pageOf(suspension) },
    },
  }),
  getSuspension: route({
    method: 'GET',
    url: '/api/suspensions/:id',
    access: { permission: 'suspension.read' },
    summary: 'One application for a suspension',
    schema: { params: idParams, response: { 200: suspension } },
  }),
  getSuspensionHistory: route({
    method: 'GET',
    url: '/api/suspensions/:id/history',
    access: { permission: 'suspension.read' },
    summary: 'What happened in an application and its approval, from the ledger',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  getSuspensionForm: route({
    method: 'GET',
    url: '/api/suspensions/:id/form',
    access: { permission: 'suspension.read' },
    summary: 'The printable form of an application (印章停用申请表), PDF',
    produces: 'application/pdf',
    schema: { params: idParams, response: {} },
  }),
  listSuspensionDepartments: route({
    method: 'GET',
    url: '/api/seals/:id/suspension/departments',
    access: { permission: 'suspension.request' },
    summary: 'Departments that should be told when a seal is suspended: own, the custodian’s, and those that used it',
    schema: {
      params: idParams,
      response: { 200: z.object({ items: z.array(z.object({ id, name: z.string(), because: z.enum(toldBecause) })) }) },
    },
  }),
  requestSuspension: route({
    method: 'POST',
    url: '/api/seals/:id/suspension',
    access: { permission: 'suspension.request' },
    summary: 'Apply for a seal to be put out of use; it goes to the seal office',
    idempotent: true,
    schema: { params: idParams, body: suspensionForm, response: { 201: suspension } },
  }),
  resubmitSuspension: route({
    method: 'PUT',
    url: '/api/suspensions/:id',
    access: { permission: 'suspension.request' },
    summary: 'Correct a returned application and submit it again',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: suspensionForm, response: { 200: suspension } },
  }),
  withdrawSuspension: route({
    method: 'POST',
    url: '/api/suspensions/:id/withdraw',
    access: { permission: 'suspension.request' },
    summary: 'Give an application up before the seal is suspended: its requester, or the seal office',
    idempotent: true,
    schema: { params: idParams, body: z.strictObject({ reason: sealReason }), response: { 200: suspension } },
  }),
} as const;
