import type { ApprovalMode, ApproverRule, Bilingual, Condition } from '@yinxin/contract';

/** Why a person is asked: the rule itself, the next head instead of the requester, or an administrator for nobody. */
export type Why =
  | { readonly as: 'named'; readonly rule: ApproverRule }
  | { readonly as: 'head-above-requester'; readonly rule: ApproverRule; readonly level: number }
  | { readonly as: 'administrator'; readonly rule: ApproverRule };

/** One person of a stage. */
export interface Seat {
  readonly person: string;
  readonly why: Why;
}

/** A stage with its people fixed. */
export interface ResolvedStage {
  readonly id: string;
  readonly name: Bilingual;
  readonly mode: ApprovalMode;
  /** Different people, in the order of the rules. */
  readonly seats: readonly Seat[];
  /** Whether a condition led here, and whether the facts sufficed to answer it. */
  readonly asked: 'always' | 'condition-met' | 'condition-undecided';
  readonly timeLimitHours: number | null;
  readonly remindBeforeHours: number | null;
  readonly samePersonAgain: 'ask-again' | 'skip';
}

/** A stage that the request does not need, with the condition that was answered with no. */
export interface SkippedStage {
  readonly id: string;
  readonly name: Bilingual;
  readonly because: Condition;
}

/** A definition applied to one request: frozen at submission, whatever happens to the definition or to people later. */
export interface ResolvedFlow {
  readonly key: string;
  readonly version: number;
  readonly name: Bilingual;
  readonly stages: readonly ResolvedStage[];
  readonly skipped: readonly SkippedStage[];
}
