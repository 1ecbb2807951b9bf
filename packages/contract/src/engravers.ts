import { z } from 'zod';
import { historyReply } from './ledger.ts';
import { uscc } from './organization.ts';
import { pageOf, pageQuery } from './paging.ts';
import { qualificationFacts } from './qualification.ts';
import { route } from './route.ts';
import { sealReason } from './seal-facts.ts';
import { allowed, day, flag, id, idParams, line } from './values.ts';

/** An engraver is `listed` and can be ordered from while qualified, or was taken off the register (`removed`). */
export const engraverStates = ['listed', 'removed'] as const;
export type EngraverState = (typeof engraverStates)[number];

/** An engraver (印章制作单位) with the paper that shows its qualification (R4.1.3). */
export const engraverFacts = z.strictObject({
  name: line(100),
  uscc,
  ...qualificationFacts,
  qualificationNumber: line(60),
  /** The qualification paper, a stored document of the person who registers it. */
  paperId: id,
});
export type EngraverFacts = z.infer<typeof engraverFacts>;

/** An engraver as its readers see it. */
export const engraver = engraverFacts.omit({ paperId: true }).extend({
  id,
  version: z.number().int(),
  allowed,
  entityId: id,
  state: z.enum(engraverStates),
  paper: z.object({ id, name: z.string() }),
  /** Last day of the qualification; null where it has no end. */
  qualifiedUntil: day.nullable(),
  /** Listed, and qualified today: it can be ordered from. */
  qualified: z.boolean(),
  /** Why it was taken off the register; null while it is on it. */
  removedReason: z.string().nullable(),
});
export type EngraverView = z.infer<typeof engraver>;

export const engravers = {
  listEngravers: route({
    method: 'GET',
    url: '/api/engravers',
    access: { permission: 'engraver.read' },
    summary: 'The register of engravers (印章制作单位), by name',
    schema: {
      querystring: pageQuery.extend({
        /** Part of the name, the social credit code or the number of the qualification. */
        search: z.string().trim().max(100).optional(),
        state: z.enum(engraverStates).optional(),
        /** Only those that can be ordered from today. */
        qualified: flag.optional(),
      }),
      response: { 200: pageOf(engraver) },
    },
  }),
  getEngraver: route({
    method: 'GET',
    url: '/api/engravers/:id',
    access: { permission: 'engraver.read' },
    summary: 'One engraver',
    schema: { params: idParams, response: { 200: engraver } },
  }),
  getEngraverHistory: route({
    method: 'GET',
    url: '/api/engravers/:id/history',
    access: { permission: 'engraver.read' },
    summary: 'What happened to an entry of the register of engravers, from the ledger',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  registerEngraver: route({
    method: 'POST',
    url: '/api/engravers',
    access: { permission: 'engraver.manage' },
    summary: 'Put an engraver on the register, with its qualification',
    idempotent: true,
    schema: { body: engraverFacts, response: { 201: engraver } },
  }),
  correctEngraver: route({
    method: 'PUT',
    url: '/api/engravers/:id',
    access: { permission: 'engraver.manage' },
    summary: 'Correct the facts of an engraver, or renew its qualification',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: engraverFacts, response: { 200: engraver } },
  }),
  removeEngraver: route({
    method: 'POST',
    url: '/api/engravers/:id/remove',
    access: { permission: 'engraver.manage' },
    summary: 'Take an engraver off the register; nothing is ordered from it any more',
    idempotent: true,
    schema: { params: idParams, body: z.strictObject({ reason: sealReason }), response: { 200: engraver } },
  }),
} as const;
