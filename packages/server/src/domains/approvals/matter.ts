import type { EventMeta } from '../../platform/decider.ts';

/**
 * A matter (事项) is what a person hands in for approval beside the use of a seal: its engraving, suspension, carry-out,
 * destruction. This is the part that all of them have in common.
 */
export interface Matter {
  readonly flow: FlowReference;
  readonly approvedAt: string | null;
  /** Why it was returned, refused or withdrawn last. */
  readonly outcomeReason: string | null;
}

/** The flow that was chosen, and the case in which it is decided. */
export interface FlowReference {
  /** Key of the definition. */
  readonly key: string;
  readonly version: number;
  readonly caseId: string;
}

/** How an approval case ended; `reason` is empty where it was approved. */
export interface ApprovalOutcome {
  readonly caseId: string;
  readonly outcome: 'approved' | 'returned' | 'refused';
  readonly reason: string;
}

/** Events of a matter that its approval, or giving it up, brings about. */
export type OutcomeEvent<Name extends string> =
  | { readonly type: `${Name}.approved`; readonly caseId: string }
  | { readonly type: `${Name}.returned` | `${Name}.refused`; readonly caseId: string; readonly reason: string }
  | { readonly type: `${Name}.withdrawn`; readonly reason: string };

/** What the matter `name` says when its approval has ended. */
export const outcomeEvent = <Name extends string>(
  name: Name,
  { caseId, outcome, reason }: ApprovalOutcome,
): OutcomeEvent<Name> =>
  outcome === 'approved' ? { type: `${name}.approved`, caseId } : { type: `${name}.${outcome}`, caseId, reason };

/** What an outcome changes in the state of its matter. */
export function outcomeFacts(
  event: OutcomeEvent<string>,
  { at }: EventMeta,
): { readonly state: 'approved' | 'returned' | 'refused' | 'withdrawn' } & Partial<Matter> {
  if (!('reason' in event)) return { state: 'approved', approvedAt: at };
  const { type, reason } = event;
  const state = type.endsWith('.returned') ? 'returned' : type.endsWith('.refused') ? 'refused' : 'withdrawn';
  return { state, outcomeReason: reason };
}
