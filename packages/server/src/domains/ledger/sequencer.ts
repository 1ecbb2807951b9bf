import { extendTiles, leafHash, TileError, type Checkpoint } from '@yinxin/ledger';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { newestNote, openSigned, sign, storeCheckpoint, type SignedCheckpoint } from './checkpoints.ts';
import type { LogKey } from './log-key.ts';
import { extendsHead, type LedgerFault } from './standing.ts';
import { readOnce, storeTiles, tileReader } from './tiles.ts';

/** Most entries under one new checkpoint: bounds the time of one transaction. */
const MOST_AT_ONCE = 4096;

/** The database is not the one that this server has signed for. */
export class LedgerDamage extends Error {
  readonly fault: LedgerFault;
  constructor(fault: LedgerFault) {
    super(`the ledger does not extend what was signed: ${fault}`);
    this.name = 'LedgerDamage';
    this.fault = fault;
  }
}

/** What one turn of the sequencer did. */
export interface Turn {
  readonly head: SignedCheckpoint;
  /** True when entries may still be waiting. */
  readonly more: boolean;
}

/**
 * Gives waiting entries their global index, extends the tree and signs a checkpoint, all in one transaction: whenever
 * the process dies, either all of it is there or the entries still wait. One server at a time does this; the lock ends
 * with the transaction, so a dead server leaves none behind.
 *
 * Order. `ledger_pending.n` is drawn at insert, and transactions commit in another order, so of two subjects the later
 * number may be seen first; then the earlier one simply gets a later index. Within one subject that cannot happen: its
 * row is locked from before the first `n` is drawn until after the commit, so whoever draws a higher `n` for the same
 * subject does so when every lower one is committed. A snapshot that shows the higher one shows the lower ones too, and
 * both the limit below and the index follow `n`. A history therefore never has a later entry at a smaller index.
 *
 * @param known the newest checkpoint that this server has seen
 * @throws LedgerDamage where the database does not extend `known` or its own checkpoint; nothing is signed then
 */
export async function sequence(
  db: Kysely<Database>,
  key: LogKey,
  clock: Clock,
  known: SignedCheckpoint,
): Promise<Turn> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('ledger-sequencer', 0))`.execute(trx);
    try {
      const head = await currentHead(trx, key, known);
      const waiting = await takeWaiting(trx);
      return waiting.length === 0 ? { head, more: false } : await grow(trx, key, clock, head, waiting);
    } catch (error) {
      throw error instanceof TileError ? new LedgerDamage('altered') : error;
    }
  });
}

/** Whether entries wait; costs next to nothing. */
export async function anyWaiting(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select 1 from ledger_pending) as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** The database's newest checkpoint, which must extend what this server knows: another server may have signed it. */
async function currentHead(
  trx: Transaction<Database>,
  key: LogKey,
  known: SignedCheckpoint,
): Promise<SignedCheckpoint> {
  const note = await newestNote(trx);
  if (note === undefined) throw new LedgerDamage('rollback');
  if (note === known.note) return known;
  const head = openSigned(key, note);
  if (typeof head === 'string') throw new LedgerDamage('forged');
  if (!(await extendsHead(readOnce(tileReader(trx)), known, head))) throw new LedgerDamage('rollback');
  return head;
}

interface Waiting {
  readonly n: number;
  readonly entry_id: string;
  readonly leaf: Buffer;
}

async function takeWaiting(trx: Transaction<Database>): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting & { leaf_hash: Buffer }>`
    select p.n, p.entry_id, p.leaf_hash, e.leaf
    from ledger_pending p join ledger_entries e on e.id = p.entry_id
    order by p.n limit ${MOST_AT_ONCE}`.execute(trx);
  // The hash was noted when the entry was made; an entry that was edited since must not be signed.
  if (rows.some((row) => !row.leaf_hash.equals(leafHash(row.leaf)))) throw new LedgerDamage('altered');
  return rows;
}

async function grow(
  trx: Transaction<Database>,
  key: LogKey,
  clock: Clock,
  before: Checkpoint,
  waiting: readonly Waiting[],
): Promise<Turn> {
  const extension = await extendTiles(
    readOnce(tileReader(trx)),
    before,
    waiting.map((row) => row.leaf),
  );
  const ids = waiting.map((row) => row.entry_id);
  await sql`
    insert into ledger_sequence (index, entry_id)
    select ${before.size}::bigint + place - 1, id
    from unnest(${ids}::uuid[]) with ordinality as t (id, place)`.execute(trx);
  await sql`delete from ledger_pending where n = any(${waiting.map((row) => row.n)}::bigint[])`.execute(trx);
  await storeTiles(trx, extension.files);
  const head = sign(key, extension);
  await storeCheckpoint(trx, head, clock.now());
  return { head, more: waiting.length === MOST_AT_ONCE };
}
