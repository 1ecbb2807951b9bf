import { isQualifiedOn, type EngraverFacts, type EngraverState } from '@yinxin/contract';
import { chinaDay } from '../../platform/china-day.ts';
import { accept, refuse, type BaseFacts, type Decider, type Decision } from '../../platform/decider.ts';
import { usccIsSound } from '../organization/index.ts';

/** An engraver on the register of one legal entity's seal office (印章制作单位). */
export interface Engraver extends EngraverFacts {
  readonly id: string;
  readonly entityId: string;
  readonly state: EngraverState;
  readonly removedReason: string | null;
}

export type EngraverCommand =
  | {
      readonly type: 'register';
      readonly id: string;
      readonly entityId: string;
      readonly facts: EngraverFacts;
      /** Another engraver with this code is on the same register. */
      readonly usccTaken: boolean;
    }
  | { readonly type: 'correct'; readonly facts: EngraverFacts; readonly usccTaken: boolean }
  | { readonly type: 'remove'; readonly reason: string };

export type EngraverEvent =
  | {
      readonly type: 'engraver.registered';
      readonly id: string;
      readonly entityId: string;
      readonly facts: EngraverFacts;
    }
  | { readonly type: 'engraver.corrected'; readonly facts: EngraverFacts }
  | { readonly type: 'engraver.removed'; readonly reason: string };

export const engraverDecider: Decider<Engraver, EngraverCommand, EngraverEvent> = { decide, evolve };

/** Why nothing can be ordered from this engraver at an instant; undefined where it can be. */
export function engraverRefused(engraver: Engraver, at: string): Decision<never> | undefined {
  const { name, state, qualifiedUntil } = engraver;
  if (state === 'removed') return refuse('engraver-removed', { name });
  return isQualifiedOn(engraver, chinaDay(at))
    ? undefined
    : refuse('engraver-unqualified', { name, until: qualifiedUntil ?? '' });
}

function decide(engraver: Engraver | undefined, command: EngraverCommand, facts: BaseFacts): Decision<EngraverEvent> {
  if (command.type === 'register') {
    const { id, entityId } = command;
    if (engraver !== undefined) return refuse('engraver-already-listed', { uscc: engraver.uscc });
    return factsRefused(command, facts) ?? accept({ type: 'engraver.registered', id, entityId, facts: command.facts });
  }
  if (engraver === undefined) return refuse('not-found');
  if (engraver.state === 'removed') return refuse('engraver-removed', { name: engraver.name });
  return command.type === 'correct'
    ? (factsRefused(command, facts) ?? accept({ type: 'engraver.corrected', facts: command.facts }))
    : accept({ type: 'engraver.removed', reason: command.reason });
}

/** Nobody is put on the register with a paper that is out of date already. */
function factsRefused(
  { facts, usccTaken }: Extract<EngraverCommand, { facts: EngraverFacts }>,
  { at }: BaseFacts,
): Decision<never> | undefined {
  const { uscc, qualifiedUntil } = facts;
  if (!usccIsSound(uscc)) return refuse('uscc-wrong');
  if (usccTaken) return refuse('engraver-already-listed', { uscc });
  return isQualifiedOn(facts, chinaDay(at)) ? undefined : refuse('engraver-expired', { until: qualifiedUntil ?? '' });
}

function evolve(engraver: Engraver | undefined, event: EngraverEvent): Engraver {
  if (event.type === 'engraver.registered') {
    return { ...event.facts, id: event.id, entityId: event.entityId, state: 'listed', removedReason: null };
  }
  if (engraver === undefined) throw new Error(`engraver: ${event.type} before engraver.registered`);
  return event.type === 'engraver.corrected'
    ? { ...engraver, ...event.facts }
    : { ...engraver, state: 'removed', removedReason: event.reason };
}
