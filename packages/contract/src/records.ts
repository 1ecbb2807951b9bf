import { z } from 'zod';
import { documentKind, importance, sealKind } from './kinds.ts';
import { money } from './money.ts';
import { documentDigest } from './sealing.ts';
import { sealMediums } from './seals.ts';
import { id, instant } from './values.ts';

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
