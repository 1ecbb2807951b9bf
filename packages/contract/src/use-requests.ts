import { z } from 'zod';
import { documentKind, importance } from './kinds.ts';
import { currency, money } from './money.ts';
import { MOST_IMPRESSIONS, proposedPosition } from './sealing.ts';
import { sealMediums } from './seals.ts';
import { id, instant, line, text } from './values.ts';

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
