import { z } from 'zod';
import { sealKind } from './kinds.ts';
import { historyReply } from './ledger.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { sealMediums, sealStates } from './seal-facts.ts';
import { allowed, day, flag, id, idParams, instant, personRef, text } from './values.ts';

/** What a notice (通知) tells: a seal is out of use (停用通知), or in use (启用通知). */
export const noticeKinds = ['seal-suspended', 'seal-activated'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Departments whose people are told, each once. */
export const toldDepartments = z
  .array(id)
  .min(1)
  .max(50)
  .refine((ids) => new Set(ids).size === ids.length);

/** What the seal office says when it announces that a seal is in use, and to which departments. */
export const activationNotice = z.strictObject({ explanation: text(500).min(2), departmentIds: toldDepartments });
export type ActivationNotice = z.infer<typeof activationNotice>;

/** How far a notice has been read (已阅回执). */
const readCount = z.object({ read: z.int(), total: z.int() });

/** A notice as its readers see it. Who has read it is shown to its issuer and to those who look after the seal. */
export const notice = z.object({
  id,
  version: z.number().int(),
  allowed,
  /** Number for people, e.g. `TZ-2026-00001`. */
  number: z.string(),
  kind: z.enum(noticeKinds),
  seal: z.object({ id, name: z.string(), kind: sealKind, medium: z.enum(sealMediums), code: z.string().nullable() }),
  entityName: z.string(),
  /** The day from which the seal is out of use, or in use. */
  day,
  explanation: z.string(),
  /** State in which an approved application found the seal, where it was out of use already. */
  found: z.enum(sealStates).exclude(['active']).nullable(),
  /** The application that led to it. */
  suspension: z.object({ id, number: z.string() }).nullable(),
  /** The notice has a picture of the seal's specimen. */
  specimen: z.boolean(),
  departments: z.array(z.object({ id, name: z.string() })),
  issuer: personRef,
  issuedAt: instant,
  /** The reader is one of those who are told; and when the reader confirmed having read it. */
  mine: z.boolean(),
  readAt: instant.nullable(),
  count: readCount.nullable(),
});
export type NoticeView = z.infer<typeof notice>;

/** Who was told, and when each of them confirmed having read it. */
export const noticeReceipts = z.object({
  items: z.array(z.object({ person: personRef, departmentName: z.string(), readAt: instant.nullable() })),
});
export type NoticeReceipts = z.infer<typeof noticeReceipts>;

export const notices = {
  listNotices: route({
    method: 'GET',
    url: '/api/notices',
    access: { permission: 'notice.read' },
    summary: 'Notices (通知) to the reader, what is unread first; or all that the reader may see',
    schema: {
      querystring: pageQuery.extend({
        concern: z.enum(['mine', 'all']).default('mine'),
        /** Only those that the reader has not confirmed yet. */
        unread: flag.optional(),
        /** Part of the number or of the name of the seal. */
        search: z.string().trim().max(100).optional(),
        kind: z.enum(noticeKinds).optional(),
        sealId: id.optional(),
      }),
      response: { 200: pageOf(notice) },
    },
  }),
  getNotice: route({
    method: 'GET',
    url: '/api/notices/:id',
    access: { permission: 'notice.read' },
    summary: 'One notice',
    schema: { params: idParams, response: { 200: notice } },
  }),
  getNoticeReceipts: route({
    method: 'GET',
    url: '/api/notices/:id/receipts',
    access: { permission: 'notice.read' },
    summary: 'Who has read a notice and who has not, for its issuer and those who look after the seal',
    schema: { params: idParams, response: { 200: noticeReceipts } },
  }),
  getNoticeSpecimen: route({
    method: 'GET',
    url: '/api/notices/:id/specimen',
    access: { permission: 'notice.read' },
    summary: 'The specimen of the seal as the notice shows it: a picture too coarse to forge it',
    produces: 'image/png',
    schema: { params: idParams, response: {} },
  }),
  getNoticeHistory: route({
    method: 'GET',
    url: '/api/notices/:id/history',
    access: { permission: 'notice.read' },
    summary: 'When a notice was issued and read, from the ledger, for its issuer and those who look after the seal',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  confirmNotice: route({
    method: 'POST',
    url: '/api/notices/:id/confirm',
    access: { permission: 'notice.read' },
    summary: 'Confirm having read a notice (已阅), once',
    idempotent: true,
    schema: { params: idParams, response: { 200: notice } },
  }),
  issueActivationNotice: route({
    method: 'POST',
    url: '/api/seals/:id/activation-notice',
    access: { permission: 'notice.issue' },
    summary: 'Tell departments that a seal is in use, with its specimen (启用通知)',
    idempotent: true,
    schema: { params: idParams, body: activationNotice, response: { 201: notice } },
  }),
} as const;
