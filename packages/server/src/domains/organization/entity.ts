import { accept, refuse, type BaseFacts, type Decider } from '../../platform/decider.ts';

/** A legal entity (法人主体) of the group. */
export interface Entity {
  readonly name: string;
  readonly shortName: string;
  readonly uscc: string | null;
  readonly legalRepresentative: string | null;
  readonly parentId: string | null;
}

export type EntityCommand =
  | { readonly type: 'register'; readonly facts: Entity }
  | { readonly type: 'correct'; readonly facts: Entity };

export type EntityEvent =
  | { readonly type: 'entity.registered'; readonly facts: Entity }
  | { readonly type: 'entity.corrected'; readonly facts: Entity };

export interface EntityFacts extends BaseFacts {
  readonly entityId: string;
  /** The wanted parent and everything that holds it, nearest first; undefined when the wanted parent is unknown. */
  readonly parentLine: readonly string[] | undefined;
}

export const entityDecider: Decider<Entity, EntityCommand, EntityEvent, EntityFacts> = {
  decide(entity, command, facts) {
    if (command.type === 'correct' && entity === undefined) return refuse('not-found');
    if (facts.parentLine === undefined) return refuse('entity-unknown');
    if (facts.parentLine.includes(facts.entityId)) return refuse('entity-own-parent');
    if (command.facts.uscc !== null && !usccIsSound(command.facts.uscc)) return refuse('uscc-wrong');
    return accept({
      type: command.type === 'register' ? 'entity.registered' : 'entity.corrected',
      facts: command.facts,
    });
  },
  evolve: (_entity, event) => event.facts,
};

const USCC_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of GB 32100-2015: weights 3^(i-1) mod 31 over the first seventeen characters. */
export function usccIsSound(uscc: string): boolean {
  let sum = 0;
  let weight = 1;
  for (const character of uscc.slice(0, 17)) {
    const value = USCC_CHARACTERS.indexOf(character);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return uscc.length === 18 && USCC_CHARACTERS[(31 - (sum % 31)) % 31] === uscc[17];
}
