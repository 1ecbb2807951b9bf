import { isDeepStrictEqual } from 'node:util';
import { monthsAfter, shippedCheckMonths, type CheckMonths } from '@yinxin/contract';
import { accept, refuse, type Decider, type Decision } from '../../platform/decider.ts';

/** How often the seals of a legal entity are checked (检查周期); its id is that of the entity. */
export interface CheckPlan {
  readonly id: string;
  readonly months: CheckMonths;
}

export interface CheckPlanCommand {
  readonly type: 'set';
  /** Id of the legal entity. */
  readonly id: string;
  readonly months: CheckMonths;
}

export interface CheckPlanEvent {
  readonly type: 'check-plan.set';
  readonly id: string;
  readonly months: CheckMonths;
}

export const checkPlanDecider: Decider<CheckPlan, CheckPlanCommand, CheckPlanEvent> = {
  decide: (plan, { id, months }): Decision<CheckPlanEvent> =>
    isDeepStrictEqual(months, plan?.months ?? shippedCheckMonths)
      ? refuse('check-plan-unchanged')
      : accept({ type: 'check-plan.set', id, months }),
  evolve: (_, { id, months }) => ({ id, months }),
};

/**
 * The day of a seal's next check: so many months after the last one, or after the seal came into use and into the
 * register. The same as the query of the due list.
 */
export function nextDueOn(
  lastOn: string | null,
  { activatedOn, registeredOn }: { readonly activatedOn: string; readonly registeredOn: string },
  months: number,
): string {
  const began = activatedOn > registeredOn ? activatedOn : registeredOn;
  return monthsAfter(lastOn ?? began, months);
}
