import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someoneWaits } from '../../../../tests/support/database.ts';
import { openTestLedger, tallies, type TestLedger } from '../../../../tests/support/ledger.ts';
import { until } from '../../../../tests/support/until.ts';
import { permitSystem } from './authz/index.ts';
import { accept, type DomainEvent } from './decider.ts';
import { newId } from './ids.ts';
import { systemActor, type Aggregate, type Tx } from './transition.ts';

interface Noted extends DomainEvent {
  readonly type: 'note.noted';
  readonly tallyId: string;
}

/** A subject whose row refers to that of a tally, as a handover refers to its seal. */
const notes: Aggregate<{ readonly tallyId: string }, { readonly tallyId: string }, Noted> = {
  subjectType: 'note',
  table: 'notes',
  decide: (_note, { tallyId }) => accept({ type: 'note.noted', tallyId }),
  evolve: (_note, { tallyId }) => ({ tallyId }),
  policy: permitSystem,
  project: ({ tallyId }) => ({ tally_id: tallyId }),
};

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
  await ledger.database.owner.query(`
    create table notes (
      id uuid primary key, version integer not null, state jsonb not null,
      created_at timestamptz not null, updated_at timestamptz not null, tally_id uuid not null references tallies (id)
    );
    grant select, insert, update on notes to yinxin_app`);
});
afterAll(() => ledger.close());

const transact = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => ledger.transact(systemActor, work);
const noteAbout = (tx: Tx, tallyId: string) => tx.apply(notes, newId(), { tallyId });
const tallyNow = (id: string) => transact(async (tx) => (await tx.lock(tallies, id))?.state);

/** Meets at a point: nobody goes on before `count` have come; whoever comes later goes on at once. */
function meeting(count: number): () => Promise<void> {
  let come = 0;
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  return async () => {
    come += 1;
    if (come >= count) begin();
    await begun;
  };
}

describe('a subject that is locked', () => {
  it('does not hold up rows that only refer to it', async () => {
    const id = await ledger.count();
    await transact(async (tx) => {
      await tx.lock(tallies, id);
      // Inside, so that it could only wait for ever.
      await transact(async (other) => {
        await sql`set local lock_timeout = '5s'`.execute(other.trx);
        await noteAbout(other, id);
      });
      await tx.apply(tallies, id, { remark: '之后' });
    });
    expect(await tallyNow(id)).toEqual({ count: 2, remark: '之后' });
  });

  it('is no part of a circle with one that refers to it, so that nothing has to be done twice', async () => {
    const ids = [await ledger.count(), await ledger.count()] as const;
    const bothAreLocked = meeting(2);
    let tries = 0;
    const act = (own: string, others: string) =>
      transact(async (tx) => {
        tries += 1;
        await tx.lock(tallies, own);
        await bothAreLocked();
        await noteAbout(tx, others);
      });
    await Promise.all([act(ids[0], ids[1]), act(ids[1], ids[0])]);
    expect(tries).toBe(2);
  });

  it('holds up everybody who would change it, and they see what was changed', async () => {
    const id = await ledger.count();
    let second: Promise<unknown> = Promise.resolve();
    await transact(async (tx) => {
      await tx.lock(tallies, id);
      second = transact((other) => other.apply(tallies, id, { remark: '第二' }));
      await until(() => someoneWaits(ledger.database), 'the second waits for the first');
      await tx.apply(tallies, id, { remark: '第一' });
    });
    expect(await second).toMatchObject({ version: 3, state: { count: 3, remark: '第二' } });
  });

  it('loses no change of twenty at once', async () => {
    const id = await ledger.count();
    await Promise.all(Array.from({ length: 20 }, () => ledger.count(id)));
    expect(await tallyNow(id)).toMatchObject({ count: 21 });
  });
});
