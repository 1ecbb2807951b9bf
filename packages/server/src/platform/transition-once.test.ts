import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { permitSystem } from './authz/index.ts';
import { systemClock } from './clock.ts';
import type { Database } from './db/schema.ts';
import { accept, refuse, type Decider } from './decider.ts';
import { newId } from './ids.ts';
import { createTransact, systemActor, type Aggregate, type NewEntry, type Transact } from './transition.ts';

interface Box {
  readonly stamps: readonly string[];
  /** Is not there once it was stored and read: JSON knows no undefined. */
  readonly note?: string | undefined;
}
type BoxCommand = { readonly type: 'put'; readonly stamp: string };
type BoxEvent = { readonly type: 'box.filled'; readonly stamp: string };

const decider: Decider<Box, BoxCommand, BoxEvent> = {
  decide: (box, { stamp }) =>
    box?.stamps.includes(stamp) === true ? refuse('not-found') : accept({ type: 'box.filled', stamp }),
  evolve: (box, { stamp }) => ({ stamps: [...(box?.stamps ?? []), stamp], note: undefined }),
};
const boxes: Aggregate<Box, BoxCommand, BoxEvent> = {
  ...decider,
  subjectType: 'box',
  table: 'boxes',
  policy: () => permitSystem(),
  project: ({ stamps }) => ({ stamps: stamps.length }),
};

let database: TestDatabase;
let db: Kysely<Database>;
let transact: Transact;
let entries: NewEntry[];
/** How often a row was read. */
let reads: number;

beforeEach(async () => {
  database = await createTestDatabase();
  await database.owner.query(`
    create table boxes (id uuid primary key, version int, state jsonb, created_at timestamptz, updated_at timestamptz,
      stamps int);
    grant all on boxes to public`);
  entries = [];
  reads = 0;
  db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: database.pool }),
    log: ({ query }) => {
      if (query.sql.includes('for no key update')) reads += 1;
    },
  });
  transact = createTransact({
    db,
    clock: systemClock,
    append: async (_trx, appended) => {
      entries.push(...appended);
    },
    enqueue: () => Promise.resolve(),
    reactions: {
      'box.filled': [
        // What is put in first brings its lid with it, on the same row and in the same transaction.
        async (tx, { subjectId, event }) => {
          if ((event as BoxEvent).stamp === '公章') await tx.apply(boxes, subjectId, { type: 'put', stamp: '盒盖' });
        },
      ],
    },
    writable: () => true,
  });
});
afterEach(() => database.close());

const stored = async (id: string) =>
  (
    await sql<{ state: Box; version: number; stamps: number }>`
    select state, version, stamps from boxes where id = ${id}::uuid`.execute(db)
  ).rows[0];

describe('a subject within one transaction', () => {
  it('is seen by the second apply as a reaction to the first has left it', async () => {
    const id = newId();
    const changed = await transact(systemActor, async (tx) => {
      await tx.apply(boxes, id, { type: 'put', stamp: '公章' });
      return tx.apply(boxes, id, { type: 'put', stamp: '合同章' });
    });
    expect(changed).toMatchObject({ version: 3, state: { stamps: ['公章', '盒盖', '合同章'] } });
    expect(await stored(id)).toEqual({ state: { stamps: ['公章', '盒盖', '合同章'] }, version: 3, stamps: 3 });
    expect(entries.map(({ meta }) => meta.seq)).toEqual([1, 2, 3]);
  });

  it('is refused what the reaction has made impossible, and nothing of it stays', async () => {
    const id = newId();
    const twice = transact(systemActor, async (tx) => {
      await tx.apply(boxes, id, { type: 'put', stamp: '公章' });
      await tx.apply(boxes, id, { type: 'put', stamp: '盒盖' });
    });
    await expect(twice).rejects.toMatchObject({ code: 'not-found' });
    expect(await stored(id)).toBeUndefined();
    expect(entries).toEqual([]);
  });

  it('is read once, and is then as the database would give it', async () => {
    const id = newId();
    await transact(systemActor, (tx) => tx.apply(boxes, id, { type: 'put', stamp: '合同章' }));
    reads = 0;
    const seen = await transact(systemActor, async (tx) => {
      const before = await tx.lock(boxes, id);
      await tx.apply(boxes, id, { type: 'put', stamp: '公章' });
      return [before, await tx.lock(boxes, id), await tx.lock(boxes, id.toUpperCase())];
    });
    expect(reads).toBe(1);
    const after = { id, version: 3, state: { stamps: ['合同章', '公章', '盒盖'] } };
    expect(seen).toStrictEqual([{ id, version: 1, state: { stamps: ['合同章'] } }, after, after]);
  });

  it('is read again by the next transaction, and by the next try of the same', async () => {
    const id = newId();
    await transact(systemActor, (tx) => tx.apply(boxes, id, { type: 'put', stamp: '合同章' }));
    let tries = 0;
    await transact(systemActor, async (tx) => {
      const { version } = await tx.apply(boxes, id, { type: 'put', stamp: `财务章${(tries += 1)}` });
      expect(version).toBe(2);
      // As the database ends one of two transactions that wait for each other.
      if (tries === 1) await sql`do $$ begin raise exception 'again' using errcode = '40P01'; end $$`.execute(tx.trx);
    });
    expect(await stored(id)).toMatchObject({ version: 2, state: { stamps: ['合同章', '财务章2'] } });
  });

  it('is looked for again while it is not there', async () => {
    const id = newId();
    const found = await transact(systemActor, async (tx) => {
      const before = await tx.lock(boxes, id);
      await transact(systemActor, (other) => other.apply(boxes, id, { type: 'put', stamp: '合同章' }));
      return [before, await tx.lock(boxes, id)];
    });
    expect(found).toMatchObject([undefined, { version: 1 }]);
  });
});
