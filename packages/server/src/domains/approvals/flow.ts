import type { ApprovalMode, ApproverRule, Bilingual, Condition } from '@yinxin/contract';

/**
 * Why a person is asked: the rule names them; it names only the requester, so the next head above is asked, or the
 * company leader where no department is left above; or it finds nobody, so an administrator is asked.
 */
export type Why =
  | { readonly as: 'named'; readonly rule: ApproverRule }
  | { readonly as: 'head-above'; readonly rule: ApproverRule; readonly level: number }
  | { readonly as: 'leader-above'; readonly rule: ApproverRule }
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
