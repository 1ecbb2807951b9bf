import { z } from 'zod';
import { approvalMode, approverRule, condition, slug } from './flow-definition.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { allowed, id, idParams, instant, personRef, text } from './values.ts';

export const approvalStatus = z.enum(['in-approval', 'returned', 'approved', 'refused', 'withdrawn', 'voided']);

const bothLanguages = z.object({ zh: z.string(), en: z.string() });
const documentDigest = z.string().regex(/^[0-9a-f]{64}$/);

/** What somebody decided: approval with opinion (同意), return (退回) or refusal (拒绝) with reason (R6.2.2). */
export const approvalDecision = z.object({
  as: z.enum(['approve', 'return', 'refuse']),
  opinion: z.string(),
  by: personRef,
  at: instant,
  /** SHA-256 of the documents that the person had opened by then. */
  documents: z.array(documentDigest),
});

/**
 * One person's part in a stage. `ahead` is a person of a stage not yet reached; `queued` waits for those before;
 * `carried-over` counts an approval given at an earlier stage; `released` was no longer needed.
 */
export const approvalTask = z.object({
  person: personRef,
  standing: z.enum(['ahead', 'asked', 'queued', 'approved', 'refused', 'returned', 'carried-over', 'released']),
  /** Why this person is asked. */
  why: z.object({
    as: z.enum(['named', 'head-above', 'leader-above', 'administrator']),
    rule: approverRule,
    level: z.number().int().optional(),
  }),
  decision: approvalDecision.nullable(),
  /** Who had the task before, oldest first. */
  passedOn: z.array(z.object({ from: personRef, by: personRef, at: instant, reason: z.string() })),
});

export const approvalStage = z.object({
  id: z.string(),
  name: bothLanguages,
  mode: approvalMode,
  asked: z.enum(['always', 'condition-met', 'condition-undecided']),
  openedAt: instant.nullable(),
  dueAt: instant.nullable(),
  remindedAt: instant.nullable(),
  overdueAt: instant.nullable(),
  passedAt: instant.nullable(),
  tasks: z.array(approvalTask),
});

/** From one submission to its outcome. */
export const approvalRound = z.object({
  number: z.number().int(),
  openedAt: instant,
  flow: z.object({ key: z.string(), version: z.number().int(), name: bothLanguages }),
  /** The bytes that are approved; `opened` says whether the reader has opened them. */
  documents: z.array(z.object({ id, name: z.string(), digest: documentDigest, opened: z.boolean() })),
  stages: z.array(approvalStage),
  /** Stages that the request does not need, with the condition that said so. */
  skipped: z.array(z.object({ id: z.string(), name: bothLanguages, because: condition })),
});

/** An approval in a list. */
export const approvalSummary = z.object({
  id,
  version: z.number().int(),
  allowed,
  status: approvalStatus,
  subject: z.object({ type: z.string(), id }),
  title: z.string(),
  requester: personRef,
  departmentName: z.string(),
  round: z.number().int(),
  /** The stage that is waited for; null once there is none. */
  stage: z.object({ id: z.string(), name: bothLanguages, openedAt: instant, dueAt: instant.nullable() }).nullable(),
  overdue: z.boolean(),
  waitingFor: z.array(personRef),
  submittedAt: instant,
});

export const approvalView = approvalSummary.extend({
  entityId: id,
  departmentId: id,
  /** Oldest first. */
  rounds: z.array(approvalRound),
  outcome: z.object({ at: instant, by: personRef, reason: z.string().nullable() }).nullable(),
});

/** What the person looked at when deciding: a decision counts for nothing else. */
const seen = { round: z.int().min(1), stage: slug };

export const approvals = {
  listApprovals: route({
    method: 'GET',
    url: '/api/approvals',
    access: { permission: 'approval.read' },
    summary: 'Approvals that wait for me, that I decided, that I asked for, or all that I may see',
    schema: {
      querystring: pageQuery.extend({
        concern: z.enum(['waiting', 'decided', 'requested', 'all']).default('waiting'),
        status: approvalStatus.optional(),
        search: z.string().trim().max(100).optional(),
      }),
      response: { 200: pageOf(approvalSummary) },
    },
  }),
  getApproval: route({
    method: 'GET',
    url: '/api/approvals/:id',
    access: { permission: 'approval.read' },
    summary: 'An approval with all rounds, stages, people and decisions',
    schema: { params: idParams, response: { 200: approvalView } },
  }),
  approve: route({
    method: 'POST',
    url: '/api/approvals/:id/approve',
    access: { permission: 'approval.decide' },
    summary: 'Approve with an opinion, after opening every document',
    idempotent: true,
    schema: {
      params: idParams,
      body: z.strictObject({ ...seen, opinion: text(1000).min(1) }),
      response: { 200: approvalView },
    },
  }),
  sendBack: route({
    method: 'POST',
    url: '/api/approvals/:id/send-back',
    access: { permission: 'approval.decide' },
    summary: 'Send the request back to the requester, with the reason',
    idempotent: true,
    schema: {
      params: idParams,
      body: z.strictObject({ ...seen, reason: text(1000).min(1) }),
      response: { 200: approvalView },
    },
  }),
  refuse: route({
    method: 'POST',
    url: '/api/approvals/:id/refuse',
    access: { permission: 'approval.decide' },
    summary: 'Refuse with the reason; what it means for the stage depends on its mode',
    idempotent: true,
    schema: {
      params: idParams,
      body: z.strictObject({ ...seen, reason: text(1000).min(1) }),
      response: { 200: approvalView },
    },
  }),
  transferTask: route({
    method: 'POST',
    url: '/api/approvals/:id/transfer',
    access: { permission: 'approval.decide' },
    summary: 'Transfer what waits for me, or hand over what waits for somebody who has left',
    idempotent: true,
    schema: {
      params: idParams,
      body: z.strictObject({
        ...seen,
        /** Whose task; left out: one’s own. */
        from: id.optional(),
        to: id,
        reason: text(500).min(1),
      }),
      response: { 200: approvalView },
    },
  }),
} as const;
