import { z } from 'zod';
import { sealKind } from './kinds.ts';
import { historyReply } from './ledger.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { sealReason, sealStates } from './seal-facts.ts';
import { seal } from './seals.ts';
import { allowed, flag, id, idParams, line, personRef } from './values.ts';

/** What a storage place (存放地点) is: 保险柜, 密码箱, 带锁文件柜, 印章柜, 其他. */
export const placeKinds = ['safe', 'combination-box', 'locked-cabinet', 'seal-cabinet', 'other'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** What a storage place is to be protected against: theft (防盗), fire (防火), damp (防潮) (R5.1.2). */
export const protections = ['theft', 'fire', 'damp'] as const;
export type Protection = (typeof protections)[number];

/** A place is in use (`open`), or was given up (`closed`) once nothing lay in it any more. */
export const placeStates = ['open', 'closed'] as const;
export type PlaceState = (typeof placeStates)[number];

const protection = z.strictObject({ provided: z.boolean(), remark: line(200).nullable() });

/** Most papers and photos on file about one place. */
export const MOST_PLACE_PAPERS = 10;

/** A storage place as it is registered (R5.1.2). */
export const placeFacts = z.strictObject({
  name: line(60),
  kind: z.enum(placeKinds),
  /** Where it stands. */
  location: line(200),
  protections: z.strictObject({ theft: protection, fire: protection, damp: protection }),
  /** How many seals it holds. */
  capacity: z.number().int().min(1).max(500),
  /** Who is responsible for it. */
  responsibleId: id,
  /** Photos and papers: stored documents of the person who files them. */
  papers: z.array(id).max(MOST_PLACE_PAPERS),
});
export type PlaceFacts = z.infer<typeof placeFacts>;

/** The protections that a place does not have, in their order. */
export const lackingProtections = ({ protections: has }: Pick<PlaceFacts, 'protections'>): readonly Protection[] =>
  protections.filter((one) => !has[one].provided);

/** A storage place as its readers see it. */
export const place = placeFacts.omit({ responsibleId: true, papers: true }).extend({
  id,
  version: z.number().int(),
  allowed,
  entityId: id,
  entityName: z.string(),
  state: z.enum(placeStates),
  responsible: personRef,
  papers: z.array(z.object({ id, name: z.string() })),
  /** How many seals lie in it. */
  occupied: z.number().int(),
  lacking: z.array(z.enum(protections)),
  /** Why it was given up; null while it is in use. */
  closedReason: z.string().nullable(),
});
export type PlaceView = z.infer<typeof place>;

/** A seal as far as its storage is concerned. */
export const storedSeal = z.object({
  id,
  name: z.string(),
  kind: sealKind,
  state: z.enum(sealStates),
  entityName: z.string(),
  custodian: personRef,
  /** Where inside the place it lies; for a seal without a registered place what was written down about it. */
  detail: z.string().nullable(),
  /** Why it lies there although the place lacks a protection. */
  despite: z.string().nullable(),
  allowed,
});
export type StoredSeal = z.infer<typeof storedSeal>;

const storedSeals = pageOf(storedSeal);

export const places = {
  listPlaces: route({
    method: 'GET',
    url: '/api/places',
    access: { permission: 'place.read' },
    summary: 'The register of storage places (存放地点), those in use first, by name',
    schema: {
      querystring: pageQuery.extend({
        /** Part of the name or of where it stands. */
        search: z.string().trim().max(100).optional(),
        kind: z.enum(placeKinds).optional(),
        state: z.enum(placeStates).optional(),
        /** Only those that lack a protection, or only those that lack none. */
        lacking: flag.optional(),
      }),
      response: { 200: pageOf(place) },
    },
  }),
  getPlace: route({
    method: 'GET',
    url: '/api/places/:id',
    access: { permission: 'place.read' },
    summary: 'One storage place',
    schema: { params: idParams, response: { 200: place } },
  }),
  getPlaceHistory: route({
    method: 'GET',
    url: '/api/places/:id/history',
    access: { permission: 'place.read' },
    summary: 'What happened to a storage place, from the ledger',
    schema: { params: idParams, response: { 200: historyReply } },
  }),
  listPlaceSeals: route({
    method: 'GET',
    url: '/api/places/:id/seals',
    access: { permission: 'place.read' },
    summary: 'The seals that lie in a storage place',
    schema: { params: idParams, querystring: pageQuery, response: { 200: storedSeals } },
  }),
  listUnplacedSeals: route({
    method: 'GET',
    url: '/api/unplaced-seals',
    access: { permission: 'place.read' },
    summary: 'Physical seals that lie in no registered place',
    schema: { querystring: pageQuery, response: { 200: storedSeals } },
  }),
  registerPlace: route({
    method: 'POST',
    url: '/api/places',
    access: { permission: 'place.manage' },
    summary: 'Register a storage place of a legal entity, with its protections',
    idempotent: true,
    schema: { body: placeFacts.extend({ entityId: id }), response: { 201: place } },
  }),
  correctPlace: route({
    method: 'PUT',
    url: '/api/places/:id',
    access: { permission: 'place.manage' },
    summary: 'Correct the facts of a storage place',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: placeFacts, response: { 200: place } },
  }),
  closePlace: route({
    method: 'POST',
    url: '/api/places/:id/close',
    access: { permission: 'place.manage' },
    summary: 'Give up a storage place in which nothing lies',
    idempotent: true,
    schema: { params: idParams, body: z.strictObject({ reason: sealReason }), response: { 200: place } },
  }),
  putSealInPlace: route({
    method: 'POST',
    url: '/api/seals/:id/place',
    access: { permission: 'place.use' },
    summary: 'Record in which storage place a physical seal lies, by its custodian or the seal office',
    idempotent: true,
    ifMatch: true,
    schema: {
      params: idParams,
      body: z.strictObject({
        placeId: id,
        /** Where inside the place, e.g. 第 2 层. */
        detail: line(200).nullable(),
        /** Why the seal may lie there although the place lacks a protection. */
        despite: sealReason.nullable(),
      }),
      response: { 200: seal },
    },
  }),
} as const;
