import { z } from 'zod';
import { documentKind, importance, sealKind } from './kinds.ts';
import { historyReply } from './ledger.ts';
import { currency, decimalAmount, money } from './money.ts';
import { cursorQuery, stretchOf } from './paging.ts';
import { route } from './route.ts';
import { documentDigest } from './sealing.ts';
import { sealMediums } from './seals.ts';
import { allowed, id, idParams, instant } from './values.ts';

const named = z.strictObject({ id, name: z.string() });

/** One approval as the record of a use sums it up: who agreed, in which stage, when. */
export const approvalNote = z.strictObject({ stage: z.string(), approver: named, at: instant });
export type ApprovalNote = z.infer<typeof approvalNote>;

/** How the seal was used, and what is archived of it (R6.4.2). */
export const useEvidence = z.discriminatedUnion('medium', [
  z.strictObject({
    medium: z.literal('electronic'),
    /** Digests of the document before and after sealing. */
    before: documentDigest,
    after: documentDigest,
    certificateSha256: documentDigest,
    fields: z.array(z.string()),
  }),
  z.strictObject({
    medium: z.literal('physical'),
    place: z.string(),
    witness: named.nullable(),
    copies: z.int().min(1),
    /** Stored photos or scans of the stamped document. */
    evidence: z.array(id).min(1),
    remark: z.string().optional(),
  }),
]);
export type UseEvidence = z.infer<typeof useEvidence>;

/**
 * One use of one seal on one document (用印记录, R6.4.1), as it was: names are those of the moment, and stay when people,
 * seals or departments are renamed later.
 */
export const useFacts = z.strictObject({
  /** When the seal was used; a use on paper is registered later. */
  usedAt: instant,
  requestId: id,
  requestNumber: z.string(),
  sealingId: id,
  purpose: z.string(),
  document: z.strictObject({
    id,
    name: z.string(),
    number: z.string().nullable(),
    kind: documentKind,
    importance,
    sha256: documentDigest,
  }),
  counterparty: z.string().nullable(),
  amount: money.nullable(),
  seal: z.strictObject({ id, name: z.string(), kind: sealKind, medium: z.enum(sealMediums) }),
  entity: named,
  department: named,
  requester: named,
  custodian: named,
  /** 用印人: who put the seal on the document. */
  stampedBy: named,
  impressions: z.int().min(1),
  approvals: z.array(approvalNote).min(1),
  use: useEvidence,
  verificationCode: z.string(),
});
export type UseFacts = z.infer<typeof useFacts>;

/** A record as its readers see it. */
export const recordView = useFacts.extend({ id, version: z.int(), registeredAt: instant, allowed });
export type RecordView = z.infer<typeof recordView>;

const words = z.string().trim().max(100);

/** Everything by which the register is looked through (R3.1.4); all that is given must hold. */
export const recordFilters = z.object({
  /** Uses from this instant on, and before this one. */
  from: instant.optional(),
  to: instant.optional(),
  sealId: id.optional(),
  sealKind: sealKind.optional(),
  medium: z.enum(sealMediums).optional(),
  entityId: id.optional(),
  /** With the departments below it. */
  departmentId: id.optional(),
  requesterId: id.optional(),
  custodianId: id.optional(),
  requestId: id.optional(),
  documentName: words.optional(),
  documentNumber: words.optional(),
  counterparty: words.optional(),
  /** Amounts count in one currency: there is no rate to trust. */
  currency: currency.default('CNY'),
  amountFrom: decimalAmount.optional(),
  amountTo: decimalAmount.optional(),
  /** Words or parts of them, anywhere in names, numbers and purpose; all of them must occur. */
  search: words.optional(),
});
export type RecordFilters = z.infer<typeof recordFilters>;

/** Columns of the exported register, in their usual order. */
export const recordColumns = {
  usedAt: { 'zh-CN': '用印时间', en: 'Used at' },
  requestNumber: { 'zh-CN': '申请编号', en: 'Request number' },
  documentName: { 'zh-CN': '文件名称', en: 'Document' },
  documentNumber: { 'zh-CN': '文号', en: 'Document number' },
  documentKind: { 'zh-CN': '文件类型', en: 'Kind of document' },
  purpose: { 'zh-CN': '用印事由', en: 'Purpose' },
  counterparty: { 'zh-CN': '对方单位', en: 'Counterparty' },
  amount: { 'zh-CN': '金额', en: 'Amount' },
  currency: { 'zh-CN': '币种', en: 'Currency' },
  sealName: { 'zh-CN': '印章名称', en: 'Seal' },
  sealKind: { 'zh-CN': '印章种类', en: 'Kind of seal' },
  medium: { 'zh-CN': '印章形态', en: 'Medium' },
  impressions: { 'zh-CN': '用印次数', en: 'Impressions' },
  entity: { 'zh-CN': '所属单位', en: 'Entity' },
  department: { 'zh-CN': '申请部门', en: 'Department' },
  requester: { 'zh-CN': '申请人', en: 'Requester' },
  approvers: { 'zh-CN': '审批人', en: 'Approvers' },
  custodian: { 'zh-CN': '保管人', en: 'Custodian' },
  stampedBy: { 'zh-CN': '用印人', en: 'Stamped by' },
  witness: { 'zh-CN': '监印人', en: 'Witness' },
  place: { 'zh-CN': '用印地点', en: 'Place' },
  registeredAt: { 'zh-CN': '登记时间', en: 'Registered at' },
  verificationCode: { 'zh-CN': '防伪码', en: 'Verification code' },
} as const;
export type RecordColumn = keyof typeof recordColumns;

export const records = {
  listRecords: route({
    method: 'GET',
    url: '/api/records',
    access: { permission: 'record.read' },
    summary: 'The register of uses, the latest use first',
    schema: {
      querystring: recordFilters.extend(cursorQuery.shape),
      response: { 200: stretchOf(recordView) },
    },
  }),
  getRecord: route({
    method: 'GET',
    url: '/api/records/:id',
    access: { permission: 'record.read' },
    summary: 'One record of use',
    schema: { params: idParams, response: { 200: recordView } },
  }),
  getRecordHistory: route({
    method: 'GET',
    url: '/api/records/:id/history',
    access: { permission: 'record.read' },
    summary: 'What led to a use: request, approval, sealing and record, out of the ledger',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  getRecordSheet: route({
    method: 'GET',
    url: '/api/records/:id/sheet',
    access: { permission: 'record.read' },
    summary: 'The record sheet (用印记录单) as PDF, with its history',
    schema: { params: idParams, response: {} },
    produces: 'application/pdf',
  }),
  exportRecords: route({
    method: 'GET',
    url: '/api/records/export',
    access: { permission: 'record.export' },
    summary: 'The register of uses as CSV or XLSX, with the same filters',
    schema: {
      querystring: recordFilters.extend({
        format: z.enum(['csv', 'xlsx']).default('csv'),
        /** Names of columns, separated by commas, in the order wanted; all by default. */
        columns: z
          .string()
          .regex(/^[A-Za-z]+(?:,[A-Za-z]+)*$/)
          .max(600)
          .optional(),
      }),
      response: {},
    },
    produces: 'text/csv; charset=utf-8',
  }),
} as const;
