import {
  findingsFor,
  isBad,
  needsRemark,
  type CheckFacts,
  type CheckState,
  type SealMedium,
  type SealState,
} from '@yinxin/contract';
import { chinaDay } from '../../platform/china-day.ts';
import { accept, refuse, type BaseFacts, type Decider, type Decision, type EventMeta } from '../../platform/decider.ts';

/** One condition check (检查) of a physical seal. */
export interface Check extends CheckFacts {
  readonly id: string;
  readonly sealId: string;
  readonly entityId: string;
  readonly state: CheckState;
  /** Who held the seal when it was checked. */
  readonly custodianId: string;
  readonly checkedBy: string;
  readonly recordedAt: string;
  /** What the seal office did about a bad finding. */
  readonly settled: { readonly result: string; readonly by: string; readonly at: string } | null;
}

/** What is true about the seal, looked up under its lock. */
export interface CheckSurroundings extends BaseFacts {
  readonly seal: {
    readonly id: string;
    readonly name: string;
    readonly medium: SealMedium;
    readonly state: SealState;
    readonly entityId: string;
    readonly custodianId: string;
  };
  /** The day of its last check. */
  readonly lastOn: string | null;
}

export type CheckCommand =
  | { readonly type: 'record'; readonly id: string; readonly facts: CheckFacts }
  | { readonly type: 'settle'; readonly result: string };

export type CheckEvent =
  | {
      readonly type: 'check.recorded';
      readonly id: string;
      readonly sealId: string;
      readonly entityId: string;
      readonly custodianId: string;
      readonly facts: CheckFacts;
    }
  | { readonly type: 'check.settled'; readonly result: string };

export const checkDecider: Decider<Check, CheckCommand, CheckEvent, CheckSurroundings> = { decide, evolve };

function decide(check: Check | undefined, command: CheckCommand, around: CheckSurroundings): Decision<CheckEvent> {
  const { seal, actor } = around;
  if (command.type === 'record') {
    if (check !== undefined) return refuse('check-already-recorded');
    const { id, facts } = command;
    const { id: sealId, entityId, custodianId } = seal;
    return (
      notToBeChecked(around) ??
      factsRefused(facts, around) ??
      accept({ type: 'check.recorded', id, sealId, entityId, custodianId, facts })
    );
  }
  if (check === undefined) return refuse('not-found');
  if (check.state !== 'open') return refuse('check-not-open');
  // Neither who held it then nor who holds it now says alone that a bad finding is dealt with.
  return actor === check.custodianId || actor === seal.custodianId
    ? refuse('check-settled-by-custodian')
    : accept({ type: 'check.settled', result: command.result });
}

/** What is not in somebody's custody is not checked from time to time. */
function notToBeChecked({ seal: { name, medium, state } }: CheckSurroundings): Decision<never> | undefined {
  if (medium !== 'physical') return refuse('check-seal-electronic', { name });
  switch (state) {
    case 'active':
    case 'suspended':
      return undefined;
    case 'recalled':
    case 'sealed-away':
      return refuse('check-seal-put-away', { name });
    case 'lost':
    case 'destroyed':
      return refuse(`seal-${state}`, { name });
  }
}

function factsRefused(facts: CheckFacts, { at, lastOn }: CheckSurroundings): Decision<never> | undefined {
  const { checkedOn, checklist, finding, remark, lastSeenAt } = facts;
  if (checkedOn > chinaDay(at)) return refuse('check-in-future');
  if (lastOn !== null && checkedOn < lastOn) return refuse('check-before-last', { day: lastOn });
  if (!findingsFor(checklist).includes(finding)) return refuse('check-finding-contradicts');
  if (needsRemark(facts) && remark === null) return refuse('check-remark-missing');
  // Only of what is not there it is asked when it was last seen.
  const seen = finding === 'not-seen' ? lastSeenAt !== null && lastSeenAt <= at : lastSeenAt === null;
  return seen ? undefined : refuse('check-last-seen-missing');
}

function evolve(check: Check | undefined, event: CheckEvent, { at, actor }: EventMeta): Check {
  if (event.type === 'check.recorded') {
    const { id, sealId, entityId, custodianId, facts } = event;
    const state = isBad(facts.finding) ? 'open' : 'recorded';
    return { ...facts, id, sealId, entityId, custodianId, state, checkedBy: actor, recordedAt: at, settled: null };
  }
  if (check === undefined) throw new Error(`check: ${event.type} before check.recorded`);
  return { ...check, state: 'settled', settled: { result: event.result, by: actor, at } };
}
