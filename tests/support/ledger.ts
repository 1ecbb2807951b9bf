import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { openLedger, type Ledger, type LedgerParts } from '../../packages/server/src/domains/ledger/index.ts';
import { permitSystem } from '../../packages/server/src/platform/authz/index.ts';
import { systemClock } from '../../packages/server/src/platform/clock.ts';
import { accept, type DomainEvent } from '../../packages/server/src/platform/decider.ts';
import type { Database } from '../../packages/server/src/platform/db/schema.ts';
import { newId } from '../../packages/server/src/platform/ids.ts';
import {
  createTransact,
  systemActor,
  type Aggregate,
  type Transact,
} from '../../packages/server/src/platform/transition.ts';
import { createVault, openKeyring } from '../../packages/server/src/platform/vault/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** The simplest subject there is: it counts, and remembers the last remark. */
export interface Tally {
  readonly count: number;
  readonly remark: string;
}

interface Counted extends DomainEvent {
  readonly type: 'tally.counted';
  readonly remark: string;
  readonly by?: number | undefined;
}

export const tallies: Aggregate<Tally, { readonly remark: string }, Counted> = {
  subjectType: 'tally',
  table: 'tallies',
  decide: (_tally, { remark }) => accept({ type: 'tally.counted', remark, by: undefined }),
  evolve: (tally, event) => ({ count: (tally?.count ?? 0) + (event.by ?? 1), remark: event.remark }),
  policy: permitSystem,
  project: (tally) => ({ count: tally.count }),
};

/** A ledger over a database of its own, written through the real write path, with nothing else of the system. */
export interface TestLedger {
  readonly ledger: Ledger;
  readonly database: TestDatabase;
  /** Keys and checkpoint lie in it. */
  readonly home: string;
  /** Where the newest checkpoint is kept outside the database. */
  readonly folder: string;
  /** The real write path, over nothing but this ledger. */
  readonly transact: Transact;
  /** One more entry in the history of a subject (a new one without an id), committed; returns the subject's id. */
  count(id?: string, remark?: string): Promise<string>;
  /** Another server over the same database, with its own folder unless it shares this one's. */
  another(options?: { readonly folder?: string; readonly origin?: string }): Promise<Ledger>;
  close(): Promise<void>;
}

export async function openTestLedger(): Promise<TestLedger> {
  const home = await mkdtemp(join(tmpdir(), 'yinxin-ledger-'));
  const database = await createTestDatabase();
  await database.owner.query(`
    create table tallies (
      id uuid primary key, version integer not null, state jsonb not null,
      created_at timestamptz not null, updated_at timestamptz not null, count integer not null
    );
    grant select, insert, update on tallies to yinxin_app`);
  const writer = await openWriter(database.kysely, home);
  const opened = [writer.ledger];
  return {
    ...writer,
    database,
    home,
    async another(options = {}) {
      const other = await openLedger({ ...writer.parts, ...options });
      opened.push(other);
      return other;
    },
    async close() {
      for (const one of opened) await one.stop();
      await database.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A ledger over a database that has the table of tallies; keys and checkpoint lie in the folder `home`. */
export async function openWriter(db: Kysely<Database>, home: string) {
  const keyring = await openKeyring(join(home, 'keys'), systemClock);
  const parts: LedgerParts = {
    db,
    clock: systemClock,
    logger: pino({ level: 'silent' }),
    keyring,
    vault: createVault(keyring),
    folder: join(home, 'ledger'),
    origin: '',
  };
  const ledger = await openLedger(parts);
  const transact = createTransact({
    db,
    clock: systemClock,
    append: ledger.append,
    enqueue: async () => undefined,
    reactions: {},
    writable: ledger.standing,
  });
  return {
    parts,
    ledger,
    folder: parts.folder,
    transact,
    async count(id = newId(), remark = '盖章'): Promise<string> {
      await transact(systemActor, (tx) => tx.apply(tallies, id, { remark }));
      return id;
    },
  };
}
