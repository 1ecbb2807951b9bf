import { z } from 'zod';
import { checkFindings, checkFacts, checkStates, dueStandings, MOST_MONTHS } from './check-facts.ts';
import { sealKind, sealKinds, type SealKind } from './kinds.ts';
import { pageOf, pageQuery } from './paging.ts';
import { route } from './route.ts';
import { sealReason, sealStates } from './seal-facts.ts';
import { allowed, day, flag, id, idParams, instant, personRef } from './values.ts';

export * from './check-facts.ts';

const checkedSeal = z.object({
  id,
  name: z.string(),
  kind: sealKind,
  state: z.enum(sealStates),
  entityName: z.string(),
  custodian: personRef,
});

/** A condition check as its readers see it. */
export const check = checkFacts.omit({ photos: true }).extend({
  id,
  version: z.number().int(),
  allowed,
  state: z.enum(checkStates),
  seal: checkedSeal,
  checkedBy: personRef,
  recordedAt: instant,
  /** The custodian recorded it; otherwise the seal office did. */
  byCustodian: z.boolean(),
  photos: z.array(z.object({ id, name: z.string() })),
  /** What the seal office did about a bad finding; null until then, and for others. */
  settled: z.object({ result: z.string(), by: personRef, at: instant }).nullable(),
});
export type CheckView = z.infer<typeof check>;

/** A seal that is to be checked from time to time, and when it is next. */
export const dueCheck = z.object({
  seal: checkedSeal,
  /** Every so many months. */
  months: z.number().int(),
  last: checkFacts.pick({ checkedOn: true, finding: true }).nullable(),
  dueOn: day,
  standing: z.enum(dueStandings),
  allowed,
});
export type DueCheck = z.infer<typeof dueCheck>;

const months = z.number().int().min(1).max(MOST_MONTHS);

/** Months between two checks, for every kind of seal. */
export const checkMonths = z.strictObject(
  Object.fromEntries(sealKinds.map((kind) => [kind, months])) as Record<SealKind, typeof months>,
);
export type CheckMonths = z.infer<typeof checkMonths>;

/** How often the seals of a legal entity are checked. */
export const checkPlan = z.object({
  /** Id of the legal entity. */
  id,
  entityName: z.string(),
  /** 0 while the entity has the shipped plan. */
  version: z.number().int(),
  months: checkMonths,
  allowed,
});
export type CheckPlanView = z.infer<typeof checkPlan>;

export const checks = {
  listDueChecks: route({
    method: 'GET',
    url: '/api/due-checks',
    access: { permission: 'check.read' },
    summary: 'Physical seals in custody with the day of their next check, the most urgent first',
    schema: {
      querystring: pageQuery.extend({
        /** Part of the name of the seal. */
        search: z.string().trim().max(100).optional(),
        /** `pressing` are those that are due soon or overdue. */
        standing: z.enum([...dueStandings, 'pressing']).optional(),
        kind: sealKind.optional(),
        entityId: id.optional(),
        custodianId: id.optional(),
        sealId: id.optional(),
        /** Only seals that I hold. */
        mine: flag.optional(),
      }),
      response: { 200: pageOf(dueCheck) },
    },
  }),
  listChecks: route({
    method: 'GET',
    url: '/api/checks',
    access: { permission: 'check.read' },
    summary: 'Condition checks (检查) of seals, the newest first',
    schema: {
      querystring: pageQuery.extend({
        search: z.string().trim().max(100).optional(),
        finding: z.enum(checkFindings).optional(),
        state: z.enum(checkStates).optional(),
        sealId: id.optional(),
      }),
      response: { 200: pageOf(check) },
    },
  }),
  getCheck: route({
    method: 'GET',
    url: '/api/checks/:id',
    access: { permission: 'check.read' },
    summary: 'One condition check',
    schema: { params: idParams, response: { 200: check } },
  }),
  recordCheck: route({
    method: 'POST',
    url: '/api/seals/:id/checks',
    access: { permission: 'check.record' },
    summary: 'Record a condition check; a seal that is damaged or not there is reported with it, and stops at once',
    idempotent: true,
    schema: { params: idParams, body: checkFacts, response: { 201: check } },
  }),
  settleCheck: route({
    method: 'POST',
    url: '/api/checks/:id/settle',
    access: { permission: 'check.manage' },
    summary: 'Record what the seal office did about a bad finding',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: z.strictObject({ result: sealReason }), response: { 200: check } },
  }),
  listCheckPlans: route({
    method: 'GET',
    url: '/api/check-plans',
    access: { permission: 'check.read' },
    summary: 'How often seals are checked, by legal entity and kind',
    schema: { querystring: pageQuery, response: { 200: pageOf(checkPlan) } },
  }),
  setCheckPlan: route({
    method: 'PUT',
    url: '/api/check-plans/:id',
    access: { permission: 'check.manage' },
    summary: 'Set how often the seals of a legal entity are checked',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: z.strictObject({ months: checkMonths }), response: { 200: checkPlan } },
  }),
} as const;
