import { accept, refuse, type BaseFacts, type Decider } from '../../platform/decider.ts';

/** A person of the company. The id is that of the account. */
export interface Person {
  readonly name: string;
  readonly employeeNumber: string;
  readonly entityId: string;
  readonly departmentId: string;
  readonly post: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly left: boolean;
}

/** What is written down about a person; the entity follows from the department. */
export type PersonDescription = Omit<Person, 'entityId' | 'left'>;

export type PersonCommand =
  | { readonly type: 'register'; readonly facts: PersonDescription }
  | { readonly type: 'change'; readonly facts: PersonDescription }
  | { readonly type: 'leave'; readonly reason: string };

export type PersonEvent =
  | { readonly type: 'person.registered'; readonly facts: Omit<Person, 'left'> }
  | { readonly type: 'person.changed'; readonly facts: Omit<Person, 'left'> }
  | { readonly type: 'person.left'; readonly reason: string };

export interface PersonFacts extends BaseFacts {
  /** Entity of the wanted department; undefined when the department is unknown or closed. */
  readonly departmentEntityId: string | undefined;
  readonly employeeNumberTaken: boolean;
  /** Role of which this person is the last holder, if any. */
  readonly lastHolderOf?: string | undefined;
}

export const personDecider: Decider<Person, PersonCommand, PersonEvent, PersonFacts> = {
  decide(person, command, facts) {
    if (command.type !== 'register') {
      if (person === undefined) return refuse('not-found');
      if (person.left) return refuse('person-left');
    }
    if (command.type === 'leave') {
      return facts.lastHolderOf === undefined
        ? accept({ type: 'person.left', reason: command.reason })
        : refuse('last-administrator', { role: facts.lastHolderOf });
    }
    if (facts.departmentEntityId === undefined) return refuse('department-unknown');
    if (facts.employeeNumberTaken) {
      return refuse('employee-number-taken', { employeeNumber: command.facts.employeeNumber });
    }
    return accept({
      type: command.type === 'register' ? 'person.registered' : 'person.changed',
      facts: { ...command.facts, entityId: facts.departmentEntityId },
    });
  },
  evolve(person, event) {
    if (event.type !== 'person.left') return { ...event.facts, left: false };
    if (person === undefined) throw new Error('person: person.left before person.registered');
    return { ...person, left: true };
  },
};
