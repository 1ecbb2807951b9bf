import type { ProblemCode } from '@yinxin/contract';

/** A fact that has happened to one subject. `type` is `<slice>.<past-tense>`, e.g. `seal.registered`. Plain JSON only. */
export interface DomainEvent {
  readonly type: string;
}

/**
 * What the ledger knows about an event besides its body. `at` is the UTC instant (ISO 8601, milliseconds) of the
 * transaction, `actor` the id of the person (or the system id of `clock.ts`) who caused it, `seq` its place (1, 2, …)
 * in the history of its subject.
 */
export interface EventMeta {
  readonly at: string;
  readonly actor: string;
  readonly seq: number;
}

/** A rule said no: a code of the problem registry and the parameters its texts need. Never an exception. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Decision<Event> =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The command is accepted; these events happen, in this order. */
export const accept = <Event>(...events: readonly Event[]): Decision<Event> => ({ ok: true, events });

/** The command is refused; nothing happens. */
export const refuse = (code: ProblemCode, params?: Refusal['params']): Decision<never> => ({
  ok: false,
  refusal: params === undefined ? { code } : { code, params },
});

/**
 * The rules of one kind of subject, pure: no clock, no random, no I/O.
 *
 * `decide` turns a command into events or a refusal; `evolve` folds an event into the state. `state` is undefined
 * before the first event. Everything a rule needs from outside (the time `at`, the acting person `actor`, people
 * resolved, limits) comes in as `facts`.
 *
 * Law, tested for every slice: folding the events of a subject's ledger entries gives its stored state.
 */
export interface Decider<State, Command, Event extends DomainEvent, Facts extends BaseFacts = BaseFacts> {
  readonly decide: (state: State | undefined, command: Command, facts: Facts) => Decision<Event>;
  readonly evolve: (state: State | undefined, event: Event, meta: EventMeta) => State;
}

/** Facts that every decision has: when, and who. */
export interface BaseFacts {
  readonly at: string;
  readonly actor: string;
}

/** Folds a whole history. Returns undefined for an empty one. */
export function replay<State, Event extends DomainEvent>(
  evolve: (state: State | undefined, event: Event, meta: EventMeta) => State,
  history: readonly { readonly event: Event; readonly meta: EventMeta }[],
): State | undefined {
  let state: State | undefined;
  for (const { event, meta } of history) state = evolve(state, event, meta);
  return state;
}
