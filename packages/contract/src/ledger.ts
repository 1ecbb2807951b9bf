import { z } from 'zod';
import { cursorQuery, stretchOf } from './paging.ts';
import { route } from './route.ts';
import { id, idParams, instant, personRef } from './values.ts';

/** A fact of an event as messages show it: `{name}` in the text of the event's type. */
const textParams = z.record(z.string(), z.union([z.string(), z.number()]));

/** One line of the history of a record, fit for its readers. `actor` is null where the system acted by itself. */
export const historyEntry = z.object({
  at: instant,
  actor: personRef.nullable(),
  /** `<slice>.<past-tense>`, e.g. `seal.registered`. */
  type: z.string(),
  summary: textParams.optional(),
  /** Place in the ledger; null for the second until it has one. */
  index: z.int().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** The history of a record; the reply of every `GET /api/<slice>/:id/history`. */
export const historyReply = z.object({
  items: z.array(historyEntry),
  /** False where the entries do not follow each other or a body is not the committed one: somebody changed them. */
  sound: z.boolean(),
});
export type HistoryReply = z.infer<typeof historyReply>;

const subjectType = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** An entry as the ledger lists it: what the public tiles hold, with the name of who acted. */
export const ledgerEntry = z.object({
  id,
  index: z.int(),
  at: instant,
  actor: personRef.nullable(),
  type: z.string(),
  subject: z.object({ type: z.string(), id }),
  /** Place in the history of the subject: 1, 2, … */
  seq: z.int(),
});

/** Why an entry comes without its facts: the reader may not see the subject, they were erased, or they do not open. */
export const bodyStates = ['shown', 'not-in-scope', 'erased', 'unreadable', 'differs'] as const;

/** An entry with everything the reader may see of it. */
export const ledgerEntryInFull = ledgerEntry.extend({
  /** Null until the entry has its place. */
  index: z.int().nullable(),
  /** Base64 of the leaf hash: what the tree holds. */
  leafHash: z.string(),
  /** Base64 of the leaf hash of the subject's entry before; null for the first. */
  previous: z.string().nullable(),
  policy: z.string(),
  body: z.enum(bodyStates),
  data: z.record(z.string(), z.unknown()).nullable(),
});

export const ledger = {
  getCheckpoint: route({
    method: 'GET',
    url: '/api/ledger/checkpoint',
    access: 'public',
    summary: 'The newest signed checkpoint (C2SP tlog-checkpoint)',
    schema: { response: {} },
    produces: 'text/plain; charset=utf-8',
    ratePerMinute: 120,
  }),
  getVkey: route({
    method: 'GET',
    url: '/api/ledger/vkey',
    access: 'public',
    summary: 'The key that verifies checkpoints (C2SP signed-note)',
    schema: { response: {} },
    produces: 'text/plain; charset=utf-8',
    ratePerMinute: 120,
  }),
  getTile: route({
    method: 'GET',
    url: '/api/ledger/tile/*',
    access: 'public',
    summary: 'A tile or entry bundle by its path (C2SP tlog-tiles); the ledger’s prefix is /api/ledger',
    schema: { params: z.object({ '*': z.string().max(60) }), response: {} },
    produces: 'application/octet-stream',
    ratePerMinute: 3_000,
  }),
  listEntries: route({
    method: 'GET',
    url: '/api/ledger/entries',
    access: { permission: 'ledger.read' },
    summary: 'Entries of the ledger, newest first',
    schema: {
      querystring: cursorQuery.extend({
        /** Beginning of the type, e.g. `seal.` or `seal.registered`. */
        type: z
          .string()
          .regex(/^[a-z][a-z0-9.-]{0,79}$/)
          .optional(),
        actorId: id.optional(),
        subjectType: subjectType.optional(),
        subjectId: id.optional(),
        /** From this instant on. */
        from: instant.optional(),
        /** Before this instant. */
        to: instant.optional(),
      }),
      response: { 200: stretchOf(ledgerEntry) },
    },
  }),
  getEntry: route({
    method: 'GET',
    url: '/api/ledger/entries/:id',
    access: { permission: 'ledger.read' },
    summary: 'One entry with its facts',
    schema: { params: idParams, response: { 200: ledgerEntryInFull } },
  }),
  getEntryProof: route({
    method: 'GET',
    url: '/api/ledger/entries/:id/proof',
    access: { permission: 'ledger.read' },
    summary: 'The proof that the entry is in the ledger (C2SP tlog-proof)',
    schema: { params: idParams, response: {} },
    produces: 'text/plain; charset=utf-8',
  }),
  getEntryRecord: route({
    method: 'GET',
    url: '/api/ledger/entries/:id/record',
    access: { permission: 'ledger.read' },
    summary: 'The entry with the facts it commits to, for verification offline',
    schema: { params: idParams, response: {} },
    produces: 'application/json',
  }),
} as const;
