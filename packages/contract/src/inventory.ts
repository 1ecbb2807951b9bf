import { z } from 'zod';
import { sealKind } from './kinds.ts';
import { historyReply } from './ledger.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { sealReason, sealStates } from './seal-facts.ts';
import { allowed, day, flag, id, idParams, instant, line, personRef } from './values.ts';

/** Where an inventory count (盘点) stands. Closed and cancelled ones do not change any more. */
export const inventoryStates = ['open', 'closed', 'cancelled'] as const;
export type InventoryState = (typeof inventoryStates)[number];

/** Most seals on the list of one count. */
export const MOST_COUNTED = 1000;

/** Which seals are to be there: those of a legal entity, with its subsidiaries, or of one department's custodians. */
export const inventoryScope = z.strictObject({
  entityId: id,
  withSubsidiaries: z.boolean(),
  departmentId: id.nullable(),
});
export type InventoryScope = z.infer<typeof inventoryScope>;

export const inventoryOpening = inventoryScope.extend({ dueOn: day });
export type InventoryOpening = z.infer<typeof inventoryOpening>;

/** What came of looking for a seal; `excused` is one that could not be looked at, for a reason that is given. */
export const countOutcomes = ['found', 'elsewhere', 'not-found', 'excused'] as const;
export type CountOutcome = (typeof countOutcomes)[number];

/** How the seal was recognised: its label scanned or its code typed in, or ticked off the list. */
export const recognitions = ['scanned', 'typed', 'ticked'] as const;
export type Recognition = (typeof recognitions)[number];

const remark = line(200);
const seen = {
  recognised: z.enum(recognitions),
  /** The face is clear and whole. */
  legible: z.boolean(),
  /** Who has it in fact, where that is somebody else than the register says. */
  heldBy: id.nullable(),
  remark: remark.nullable(),
  /** A picture of it, a stored document of the person who counts. */
  photoId: id.nullable(),
} as const;

/** What is written down about one seal. */
export const sealCount = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('found'), ...seen }),
  z.strictObject({ outcome: z.literal('elsewhere'), place: line(200), ...seen }),
  z.strictObject({ outcome: z.literal('not-found'), remark }),
  z.strictObject({ outcome: z.literal('excused'), remark }),
]);
export type SealCount = z.infer<typeof sealCount>;

/** Something that is there and on no list (盘盈). */
export const surplus = z.strictObject({ what: line(120), place: line(200), remark: remark.nullable() });
export type Surplus = z.infer<typeof surplus>;

/** In what the count of a seal differs from the register (差异). */
export const countVariances = ['missing', 'elsewhere', 'illegible', 'custodian-differs', 'not-counted'] as const;
export type CountVariance = (typeof countVariances)[number];

/** The variances of a count; `holderId` is who holds the seal by the register. */
export function variancesOf(count: SealCount, holderId: string): readonly CountVariance[] {
  if (count.outcome === 'not-found') return ['missing'];
  if (count.outcome === 'excused') return ['not-counted'];
  return [
    ...(count.outcome === 'elsewhere' ? (['elsewhere'] as const) : []),
    ...(count.legible ? [] : (['illegible'] as const)),
    ...(count.heldBy === null || count.heldBy === holderId ? [] : (['custodian-differs'] as const)),
  ];
}

/** A count as its readers see it. */
const tally = z.object({
  outcome: z.enum(countOutcomes),
  recognised: z.enum(recognitions).nullable(),
  legible: z.boolean().nullable(),
  place: z.string().nullable(),
  heldBy: personRef.nullable(),
  remark: z.string().nullable(),
  photoId: id.nullable(),
  countedBy: personRef,
  countedAt: instant,
});
export type TallyView = z.infer<typeof tally>;

/** One seal on the list: as it was when the count was opened, who counts it, and what was found. */
const inventoryItem = z.object({
  sealId: id,
  name: z.string(),
  kind: sealKind,
  code: z.string().nullable(),
  labelCode: z.string(),
  entityName: z.string(),
  state: z.enum(sealStates),
  place: z.string().nullable(),
  custodian: personRef,
  /** Who holds it now, and counts it; another than the custodian when it was handed over since. */
  holder: personRef,
  /** False when the holder has left or has no account: then the seal office counts it. */
  holderActive: z.boolean(),
  handedOverAt: instant.nullable(),
  stateNow: z.enum(sealStates),
  count: tally.nullable(),
  variances: z.array(z.enum(countVariances)),
  /** Counts before a correction or a recount, the oldest first. */
  earlier: z.array(tally),
  allowed,
});
export type InventoryItemView = z.infer<typeof inventoryItem>;

/** A count in a list. */
export const inventorySummary = z.object({
  id,
  /** Number for people, e.g. `PD-2026-00001`. */
  number: z.string(),
  state: z.enum(inventoryStates),
  entityId: id,
  entityName: z.string(),
  withSubsidiaries: z.boolean(),
  departmentName: z.string().nullable(),
  opener: personRef,
  openedAt: instant,
  dueOn: day,
  /** Open after the day on which it was due. */
  overdue: z.boolean(),
  total: z.number().int(),
  counted: z.number().int(),
  /** Seals that differ from the register, and what was found besides. */
  differing: z.number().int(),
  /** Seals that wait for the reader. */
  waiting: z.number().int(),
});
export type InventorySummary = z.infer<typeof inventorySummary>;

/** One count. Who only takes part in it sees the seals that concern them. */
export const inventoryCount = inventorySummary.extend({
  version: z.number().int(),
  allowed,
  /** The reader sees the whole list. */
  whole: z.boolean(),
  items: z.array(inventoryItem),
  surplus: z.array(surplus.extend({ recordedBy: personRef, recordedAt: instant })),
  /** How it ended, once it has. */
  ending: z.object({ by: personRef, at: instant, opinion: z.string() }).nullable(),
});
export type InventoryView = z.infer<typeof inventoryCount>;

const itemParams = idParams.extend({ sealId: id });
const reply = { 200: inventoryCount };

export const inventory = {
  listInventories: route({
    method: 'GET',
    url: '/api/inventory-counts',
    access: { permission: 'inventory.read' },
    summary: 'Inventory counts (盘点), the newest first',
    schema: {
      querystring: pageQuery.extend({
        /** Part of the number. */
        search: z.string().trim().max(100).optional(),
        state: z.enum(inventoryStates).optional(),
        entityId: id.optional(),
        /** Only those in which seals wait for the reader. */
        waiting: flag.optional(),
        overdue: flag.optional(),
      }),
      response: { 200: pageOf(inventorySummary) },
    },
  }),
  getInventory: route({
    method: 'GET',
    url: '/api/inventory-counts/:id',
    access: { permission: 'inventory.read' },
    summary: 'One count with its list',
    schema: { params: idParams, response: reply },
  }),
  getInventoryHistory: route({
    method: 'GET',
    url: '/api/inventory-counts/:id/history',
    access: { permission: 'inventory.read' },
    summary: 'What happened in a count, from the ledger; for those who see the whole list',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  getInventoryForm: route({
    method: 'GET',
    url: '/api/inventory-counts/:id/form',
    access: { permission: 'inventory.read' },
    summary: 'The printable form of a count (印章盘点表) with its variances (差异表), PDF',
    produces: 'application/pdf',
    schema: { params: idParams, response: {} },
  }),
  openInventory: route({
    method: 'POST',
    url: '/api/inventory-counts',
    access: { permission: 'inventory.manage' },
    summary: 'Open a count: the list of the seals that should be there is fixed by it',
    idempotent: true,
    schema: { body: inventoryOpening, response: { 201: inventoryCount } },
  }),
  countSeal: route({
    method: 'POST',
    url: '/api/inventory-counts/:id/seals/:sealId',
    access: { permission: 'inventory.count' },
    summary: 'Count one seal: by who holds it, or the seal office',
    idempotent: true,
    schema: { params: itemParams, body: sealCount, response: reply },
  }),
  correctCount: route({
    method: 'PUT',
    url: '/api/inventory-counts/:id/seals/:sealId',
    access: { permission: 'inventory.count' },
    summary: 'Correct what was counted, by who counted it or the seal office; what stood there before is kept',
    idempotent: true,
    schema: {
      params: itemParams,
      body: z.strictObject({ count: sealCount, reason: sealReason }),
      response: reply,
    },
  }),
  recordSurplus: route({
    method: 'POST',
    url: '/api/inventory-counts/:id/surplus',
    access: { permission: 'inventory.manage' },
    summary: 'Write down a seal that was found and is on no list',
    idempotent: true,
    schema: { params: idParams, body: surplus, response: reply },
  }),
  sendInventoryBack: route({
    method: 'POST',
    url: '/api/inventory-counts/:id/send-back',
    access: { permission: 'inventory.sign-off' },
    summary: 'Have seals counted again (复盘), with the reason',
    idempotent: true,
    ifMatch: true,
    schema: {
      params: idParams,
      body: z.strictObject({ sealIds: z.array(id).min(1).max(MOST_COUNTED), reason: sealReason }),
      response: reply,
    },
  }),
  closeInventory: route({
    method: 'POST',
    url: '/api/inventory-counts/:id/close',
    access: { permission: 'inventory.sign-off' },
    summary: 'Confirm the variances and close the count: by somebody who neither counted nor holds any of it',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: z.strictObject({ opinion: sealReason }), response: reply },
  }),
  cancelInventory: route({
    method: 'POST',
    url: '/api/inventory-counts/:id/cancel',
    access: { permission: 'inventory.manage' },
    summary: 'Cancel an open count, with the reason',
    idempotent: true,
    schema: { params: idParams, body: z.strictObject({ reason: sealReason }), response: reply },
  }),
} as const;
