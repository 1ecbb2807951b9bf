import type { Permission } from '@yinxin/contract';
import { sql, type Kysely, type Transaction } from 'kysely';
import { permitSystem, type Actor, type Permit } from './authz/index.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/schema.ts';
import type { BaseFacts, Decider, DomainEvent, EventMeta, Refusal } from './decider.ts';
import { SYSTEM_ACTOR } from './ids.ts';
import { Problem } from './problem.ts';

/** A value that a projected column can hold. Objects are stored as JSON. */
export type ColumnValue = string | number | boolean | null | readonly string[] | object;

/** One kind of subject: its pure rules, who may command it, and the columns that queries read. */
export interface Aggregate<
  State,
  Command,
  Event extends DomainEvent,
  Facts extends BaseFacts = BaseFacts,
> extends Decider<State, Command, Event, Facts> {
  /** Name in the ledger, e.g. `seal`. */
  readonly subjectType: string;
  /** Table with at least `id, version, state, created_at, updated_at`. */
  readonly table: string;
  /** Who may: a permit, or the permission that is missing, or a refusal of its own. */
  readonly policy: (actor: Actor, command: Command, state: State | undefined, facts: Facts) => Permit | Denial;
  /** The columns beside `state`, computed from it. */
  readonly project: (state: State) => Readonly<Record<string, ColumnValue>>;
}

/** The policy says no. */
export type Denial = { readonly denied: Permission } | { readonly refused: Refusal };

/** An event on its way into the ledger. */
export interface NewEntry {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly event: DomainEvent;
  readonly meta: EventMeta;
}

/** What happened to a subject, for reactions of other slices. */
export interface Happened {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly event: DomainEvent;
  readonly meta: EventMeta;
  readonly before: unknown;
  readonly after: unknown;
}

/** What another slice does about an event, in the same transaction. Listed in `app.ts`. */
export type Reaction = (tx: Tx, happened: Happened) => Promise<void>;

/** Puts a job into the queue within the transaction. */
export type EnqueueJob = (
  trx: Transaction<Database>,
  name: string,
  data: object,
  options?: { readonly startAfter?: string; readonly singletonKey?: string },
) => Promise<void>;

export interface TransitionParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Appends entries to the ledger; called once, last. Fails the transaction if it cannot. */
  readonly append: (trx: Transaction<Database>, entries: readonly NewEntry[]) => Promise<void>;
  readonly enqueue: EnqueueJob;
  /** By event type, or by `<subject>.*`. */
  readonly reactions: Readonly<Record<string, readonly Reaction[]>>;
  /** False while the start-up check has found a rolled-back ledger: nothing may change then. */
  readonly writable: () => true | string;
}

export interface ApplyOptions<Facts> {
  /** Facts beyond time and actor. */
  readonly facts?: Omit<Facts, keyof BaseFacts>;
  /** Version the caller saw; a different one is refused with `version-conflict`. */
  readonly ifVersion?: number | undefined;
  /** The change follows from one that was already permitted (a reaction, a deadline). */
  readonly asSystem?: boolean;
}

/** A subject after a change. */
export interface Changed<State> {
  readonly id: string;
  readonly state: State;
  readonly version: number;
}

/** One business transaction. Everything in it commits together with its ledger entries, or not at all. */
export interface Tx {
  readonly trx: Transaction<Database>;
  readonly at: string;
  readonly actor: Actor;
  /** Locks, checks, decides, folds and saves one subject. The only way to change state. */
  apply<State, Command, Event extends DomainEvent, Facts extends BaseFacts>(
    aggregate: Aggregate<State, Command, Event, Facts>,
    id: string,
    command: Command,
    options?: ApplyOptions<Facts>,
  ): Promise<Changed<State>>;
  /** Reads a subject and locks it until the end; undefined when there is none. */
  lock<State, Command, Event extends DomainEvent, Facts extends BaseFacts>(
    aggregate: Aggregate<State, Command, Event, Facts>,
    id: string,
  ): Promise<Changed<State> | undefined>;
  enqueue(name: string, data: object, options?: Parameters<EnqueueJob>[3]): Promise<void>;
  /** Waits until no other transaction works under the same name; for the few things that must happen one at a time. */
  alone(name: string): Promise<void>;
}

/** Runs `work` in one transaction on behalf of an actor; repeats it when the database asks for that. */
export type Transact = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => Promise<Result>;

/** The system as an actor: deadlines, start-up, set-up. Holds no grants; changes go through `asSystem`. */
export const systemActor: Actor = { id: SYSTEM_ACTOR, grants: [], address: 'local' };

const MOST_TRIES = 5;
const RETRIABLE = new Set(['40001', '40P01']);

/** Makes the write path: open → lock → version → policy → decide → evolve → save → reactions → ledger → commit. */
export function createTransact(parts: TransitionParts): Transact {
  return async (actor, work) => {
    const writable = parts.writable();
    if (writable !== true) throw new Problem('read-only', { reason: writable });
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await parts.db.transaction().execute(async (trx) => {
          const entries: NewEntry[] = [];
          const result = await work(openTx(parts, trx, actor, parts.clock.now(), entries));
          await parts.append(trx, entries);
          return result;
        });
      } catch (error) {
        if (attempt >= MOST_TRIES || !isRetriable(error)) throw error;
      }
    }
  };
}

function openTx(parts: TransitionParts, trx: Transaction<Database>, actor: Actor, at: string, entries: NewEntry[]): Tx {
  const lock = lockOnce(trx);
  const tx: Tx = {
    trx,
    at,
    actor,
    enqueue: (name, data, options) => parts.enqueue(trx, name, data, options),
    lock: lock.load,
    async alone(name) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
    },
    async apply(aggregate, id, command, options = {}) {
      const loaded = await lock.load(aggregate, id);
      if (options.ifVersion !== undefined && options.ifVersion !== (loaded?.version ?? 0)) {
        throw new Problem('version-conflict', { version: loaded?.version ?? 0 });
      }
      const facts = { at, actor: options.asSystem ? SYSTEM_ACTOR : actor.id, ...options.facts } as Parameters<
        typeof aggregate.decide
      >[2];
      const allowed = options.asSystem ? permitSystem() : aggregate.policy(actor, command, loaded?.state, facts);
      if ('denied' in allowed) throw new Problem('forbidden', { permission: allowed.denied });
      if ('refused' in allowed) throw new Problem(allowed.refused.code, allowed.refused.params);
      const decision = aggregate.decide(loaded?.state, command, facts);
      if (!decision.ok) throw new Problem(decision.refusal.code, decision.refusal.params);
      if (decision.events.length === 0 && loaded !== undefined) return loaded;
      let state = loaded?.state;
      let version = loaded?.version ?? 0;
      const happened: Happened[] = [];
      for (const event of decision.events) {
        const before = state;
        version += 1;
        const meta: EventMeta = { at, actor: facts.actor, seq: version };
        state = aggregate.evolve(state, event, meta);
        const subject = { subjectType: aggregate.subjectType, subjectId: id, event, meta };
        entries.push(subject);
        happened.push({ ...subject, before, after: state });
      }
      if (state === undefined) throw new Error(`${aggregate.subjectType}: the first command made no event`);
      const changed = { id, state, version };
      lock.saved(aggregate, changed, await save(trx, aggregate, allowed, changed, loaded?.version, at));
      for (const one of happened) await react(parts, tx, one);
      return changed;
    },
  };
  return tx;
}

async function react(parts: TransitionParts, tx: Tx, happened: Happened): Promise<void> {
  const exact = parts.reactions[happened.event.type] ?? [];
  const any = parts.reactions[`${happened.subjectType}.*`] ?? [];
  for (const reaction of [...exact, ...any]) await reaction(tx, happened);
}

/** The part of an aggregate that storage needs. */
type Stored<State> = { readonly subjectType: string; readonly table: string; project(state: State): object };

/**
 * Reads each row once: locked until the end and changed only by `apply`, it stays as it was read or saved. What was
 * saved is given as the database would give it: the state as plain JSON, a copy for each who asks.
 */
function lockOnce(trx: Transaction<Database>) {
  const known = new Map<string, () => Changed<unknown>>();
  const place = ({ table }: Stored<never>, id: string): string => `${table}/${id.toLowerCase()}`;
  return {
    async load<State>(aggregate: Stored<State>, id: string): Promise<Changed<State> | undefined> {
      const before = known.get(place(aggregate, id));
      if (before !== undefined) return before() as Changed<State>;
      // What is not there is not locked: somebody else may make it, so it is looked for again.
      const loaded = await load(trx, aggregate, id);
      if (loaded !== undefined) known.set(place(aggregate, id), () => loaded);
      return loaded;
    },
    saved(aggregate: Stored<never>, { id, version }: Changed<unknown>, json: string): void {
      known.set(place(aggregate, id), () => ({ id, version, state: JSON.parse(json) as unknown }));
    },
  };
}

async function load<State>(
  trx: Transaction<Database>,
  aggregate: Stored<State>,
  id: string,
): Promise<Changed<State> | undefined> {
  // Ids never change: rows that only refer to this one need not wait for it, and so cannot wait in a circle. Whoever
  // decides by what refers to a row has both sides lock it.
  const { rows } = await sql<{ state: State; version: number }>`
    /* prepared */ select state, version from ${sql.table(aggregate.table)} where id = ${id}::uuid for no key update`.execute(
    trx,
  );
  const row = rows[0];
  return row === undefined ? undefined : { id, state: row.state, version: row.version };
}

/** @returns the state as it was stored */
async function save<State>(
  trx: Transaction<Database>,
  aggregate: Stored<State>,
  _permit: Permit,
  changed: Changed<State>,
  oldVersion: number | undefined,
  at: string,
): Promise<string> {
  const columns = Object.entries(aggregate.project(changed.state)).map(([name, value]) => ({
    name: sql.ref(name),
    value: sql`${columnValue(value)}`,
  }));
  const state = JSON.stringify(changed.state);
  const table = sql.table(aggregate.table);
  const { numAffectedRows } =
    oldVersion === undefined
      ? await sql`
        /* prepared */ insert into ${table} (${sql.join([sql`id, version, state, created_at, updated_at`, ...columns.map((c) => c.name)])})
        values (${sql.join([sql`${changed.id}::uuid, ${changed.version}, ${state}::jsonb, ${at}, ${at}`, ...columns.map((c) => c.value)])})`.execute(
          trx,
        )
      : await sql`
        /* prepared */ update ${table} set ${sql.join([
          sql`version = ${changed.version}, state = ${state}::jsonb, updated_at = ${at}`,
          ...columns.map((c) => sql`${c.name} = ${c.value}`),
        ])} where id = ${changed.id}::uuid and version = ${oldVersion}`.execute(trx);
  if (numAffectedRows !== 1n) throw new Problem('version-conflict', { version: changed.version });
  return state;
}

/** Arrays go to PostgreSQL arrays, other objects to JSON, the rest as it is. */
const columnValue = (value: ColumnValue): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : value;

const isRetriable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && RETRIABLE.has(error.code);
