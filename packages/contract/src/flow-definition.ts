import { z } from 'zod';
import { documentKind, importance, sealKind } from './kinds.ts';
import { money } from './money.ts';
import { roles } from './permissions.ts';
import { id, line } from './values.ts';

/** A name in both languages of the product. */
export const bilingual = z.strictObject({ zh: line(60), en: line(120) });
export type Bilingual = z.infer<typeof bilingual>;

/** A short stable name inside a definition, e.g. `department-head`. */
export const slug = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);

/**
 * One question about a request. The grammar is closed: these facts, these comparisons, nothing to evaluate.
 *
 * - `amount`: the sum of the request's amounts in the currency of `value`. A request without any amount answers no; one
 *   that has amounts in other currencies only cannot be answered, and what cannot be answered skips nobody.
 * - `importance`: the highest importance among the documents.
 * - `document-kind`, `seal-kind`: at least one document, one seal is of these kinds.
 * - `entity`: the request's legal entity, or that of one of its seals, is among these.
 * - `department`: the requester's department, or one above it, is among these.
 */
export const comparison = z.discriminatedUnion('test', [
  z.strictObject({ test: z.literal('amount'), is: z.enum(['above', 'at-least', 'at-most', 'below']), value: money }),
  z.strictObject({ test: z.literal('importance'), atLeast: importance }),
  z.strictObject({ test: z.literal('document-kind'), in: z.array(documentKind).min(1).max(20) }),
  z.strictObject({ test: z.literal('seal-kind'), in: z.array(sealKind).min(1).max(20) }),
  z.strictObject({ test: z.literal('entity'), in: z.array(id).min(1).max(50) }),
  z.strictObject({ test: z.literal('department'), in: z.array(id).min(1).max(50) }),
]);
export type Comparison = z.infer<typeof comparison>;

/** Comparisons joined by all, any and not. */
export type Condition =
  | Comparison
  | { readonly test: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly test: 'not'; readonly of: Condition };

/** Deeper nesting than this is not readable in a form, and bounded depth cannot exhaust the parser. */
const DEEPEST_CONDITION = 3;
/** Most comparisons in one condition; keeps the linter's case analysis small. */
const MOST_COMPARISONS = 16;

const joined = (inner: z.ZodType<Condition>): z.ZodType<Condition> =>
  z.discriminatedUnion('test', [
    ...comparison.options,
    z.strictObject({ test: z.literal('all'), of: z.array(inner).min(1).max(8) }),
    z.strictObject({ test: z.literal('any'), of: z.array(inner).min(1).max(8) }),
    z.strictObject({ test: z.literal('not'), of: inner }),
  ]);

const nested = (depth: number): z.ZodType<Condition> =>
  depth === 0 ? comparison : joined(nested(depth - 1)).meta({ id: `ConditionOfDepth${depth}` });

/** How many comparisons a condition makes. */
export const countComparisons = (condition: Condition): number => {
  if (condition.test === 'all' || condition.test === 'any') {
    return condition.of.reduce((sum, part) => sum + countComparisons(part), 0);
  }
  return condition.test === 'not' ? countComparisons(condition.of) : 1;
};

export const condition: z.ZodType<Condition> = nested(DEEPEST_CONDITION)
  .refine((value) => countComparisons(value) <= MOST_COMPARISONS, {
    error: `一个条件最多 ${MOST_COMPARISONS} 项比较 · at most ${MOST_COMPARISONS} comparisons in one condition`,
  })
  .meta({ id: 'Condition' });

/**
 * Who is asked. `role` names every holder whose grant covers the target: the requester's department (`department`), the
 * request's legal entity (`entity`), every seal of the request (`seal`), the legal entity of every seal
 * (`seal-entity`). `department-head` climbs from the requester's department (level 1) through the departments above.
 */
export const approverRule = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('person'), person: id }),
  z.strictObject({
    by: z.literal('role'),
    role: z.enum(roles),
    within: z.enum(['department', 'entity', 'seal', 'seal-entity']),
  }),
  z.strictObject({ by: z.literal('department-head'), level: z.int().min(1).max(10) }),
]);
export type ApproverRule = z.infer<typeof approverRule>;

/**
 * How the people of a stage decide together, and what one refusal means:
 *
 * | mode | passes when | one refusal |
 * |---|---|---|
 * | `all` (会签) | everybody approved | ends the case |
 * | `in-order` (依次审批) | everybody approved, one after the other | ends the case |
 * | `any` (或签) | one approved | ends the case: the first decision speaks for the stage |
 * | `n-of-m` | `n` different people approved | one vote against; ends the case once `n` can no longer be reached |
 *
 * In every mode one return sends the request back to the requester at once.
 */
export const approvalMode = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('in-order') }),
  z.strictObject({ kind: z.literal('any') }),
  z.strictObject({ kind: z.literal('n-of-m'), n: z.int().min(1).max(20) }),
]);
export type ApprovalMode = z.infer<typeof approvalMode>;

/** One step of a flow. */
export const stage = z.strictObject({
  id: slug,
  name: bilingual,
  approvers: z.array(approverRule).max(20),
  mode: approvalMode,
  /** The stage is skipped when this is answered with no. Without it the stage is always asked. */
  when: condition.optional(),
  /** Hours from the opening of the stage until it is overdue (R6.2.2). */
  timeLimitHours: z.int().min(1).max(2160).optional(),
  /** Hours before the stage is overdue at which its people are reminded. */
  remindBeforeHours: z.int().min(1).max(2160).optional(),
  /** Nobody found for a rule: refuse the submission and say why, or ask the seal administrators of the entity. */
  onEmpty: z.enum(['block', 'administrator']),
  /**
   * A rule names nobody but the requester: ask the next head above, at the top the company leader; or refuse the
   * submission and say why.
   */
  sameAsRequester: z.enum(['escalate-to-head', 'refuse']),
  /** Somebody who approved an earlier stage of this round is asked again, or the approval counts here too. */
  samePersonAgain: z.enum(['ask-again', 'skip']),
});
export type Stage = z.infer<typeof stage>;

/** An approval flow as data. */
export const flowDefinition = z
  .strictObject({
    key: slug,
    name: bilingual,
    /** What is approved: `use` for the use of a seal; engraving, carry-out and others have their own. */
    kind: slug,
    /** Requests this flow is for; without it, all of its kind. What cannot be answered counts as yes. */
    appliesTo: condition.optional(),
    /** Among the flows that fit, the one with the smallest number is taken; never left to the requester. */
    priority: z.int().min(1).max(1000),
    stages: z.array(stage).max(30),
  })
  .meta({ id: 'FlowDefinition' });
export type FlowDefinition = z.infer<typeof flowDefinition>;

/** What the linter of definitions can find. Words for people are in `flow-findings.ts`. */
export const findingCodes = [
  'no-stages',
  'duplicate-stage',
  'stage-without-approvers',
  'duplicate-approver',
  'stage-can-be-empty',
  'quorum-unreachable',
  'self-approval-possible',
  'custodian-approves',
  'role-cannot-approve',
  'no-time-limit',
  'reminder-too-early',
  'condition-never-true',
  'condition-always-true',
  'no-unconditional-stage',
] as const;
export const findingCode = z.enum(findingCodes);
export type FindingCode = z.infer<typeof findingCode>;

/** One reason why a definition may not be published: what, and at which stage (none: the definition as a whole). */
export const finding = z.object({ code: findingCode, stage: z.string().optional() });
export type Finding = z.infer<typeof finding>;
