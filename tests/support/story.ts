import {
  replay,
  type BaseFacts,
  type Decider,
  type Decision,
  type DomainEvent,
  type EventMeta,
} from '../../packages/server/src/platform/decider.ts';

/** One subject living through commands, with no database: for examples and for laws about whole histories. */
export interface Story<State, Command, Event, Facts extends BaseFacts = BaseFacts> {
  readonly state: State | undefined;
  readonly history: readonly { readonly event: Event; readonly meta: EventMeta }[];
  /** Decides a command and, if it is accepted, lets its events happen. */
  attempt(command: Command, facts: Facts): Decision<Event>;
  /** The state that the history alone gives. */
  replayed(): State | undefined;
}

/** Starts a story. The state is frozen all through, so rules that write into it fail. */
export function beginStory<State, Command, Event extends DomainEvent, Facts extends BaseFacts>(
  decider: Decider<State, Command, Event, Facts>,
): Story<State, Command, Event, Facts> {
  const history: { event: Event; meta: EventMeta }[] = [];
  let state: State | undefined;
  return {
    get state() {
      return state;
    },
    history,
    attempt(command, facts) {
      const decision = decider.decide(state, command, facts);
      for (const event of decision.ok ? decision.events : []) {
        const meta = { at: facts.at, actor: facts.actor, seq: history.length + 1 };
        // Through JSON, as the ledger keeps it: an event that JSON cannot carry would replay differently.
        history.push({ event: freeze(JSON.parse(JSON.stringify(event)) as Event), meta });
        state = freeze(decider.evolve(state, freeze(event), meta));
      }
      return decision;
    },
    replayed: () => replay(decider.evolve, history),
  };
}

/** The code of a refusal; undefined when the command was accepted. */
export const refusedWith = (decision: Decision<unknown>): string | undefined =>
  decision.ok ? undefined : decision.refusal.code;

/** The types of the events that a command made; empty when it was refused. */
export const happened = (decision: Decision<DomainEvent>): readonly string[] =>
  decision.ok ? decision.events.map((event) => event.type) : [];

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}
