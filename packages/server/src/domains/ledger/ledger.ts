import { randomBytes } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { EMPTY_ROOT } from '@yinxin/ledger';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { Problem } from '../../platform/problem.ts';
import { startProblem } from '../../platform/start-problem.ts';
import type { NewEntry } from '../../platform/transition.ts';
import type { Keyring, Vault } from '../../platform/vault/index.ts';
import { appendEntries } from './append.ts';
import { newestNote, originOf, sign, storeCheckpoint, type SignedCheckpoint } from './checkpoints.ts';
import type { DecryptBody } from './body.ts';
import { openKeptCheckpoint } from './kept-checkpoint.ts';
import { logKey, type LogKey } from './log-key.ts';
import { repeating, sharedPasses } from './passes.ts';
import { proveEntry, type EntryProof } from './proofs.ts';
import { recordOf } from './records.ts';
import { anyWaiting, LedgerDamage, sequence } from './sequencer.ts';
import { examineStanding, type LedgerFault } from './standing.ts';

/** The ledger of a running system. */
export interface Ledger {
  readonly key: LogKey;
  /** Appends entries within the business transaction. */
  append(trx: Transaction<Database>, entries: readonly NewEntry[]): Promise<void>;
  readonly decrypt: DecryptBody;
  /** True while entries may be added; otherwise why not, and nothing is signed any more. */
  standing(): true | LedgerFault;
  /**
   * Waits until everything that was committed before the call is under a signed checkpoint, which is also kept outside
   * the database. Refuses with `read-only` when the ledger may not grow.
   */
  settle(): Promise<SignedCheckpoint>;
  /** The proof of an entry; undefined where it has no index yet (`settle` first) or does not exist. */
  proofFor(entryId: string): Promise<EntryProof | undefined>;
  /**
   * The `record.json` of an entry (docs/reference/record-format.md): what the proof is about. Undefined where there is no
   * such entry or its facts were erased. Holds readable facts: only for who may read the subject.
   */
  recordFor(entryId: string): Promise<string | undefined>;
  /** Begins to sign by itself, about twice a second while entries wait. */
  start(): void;
  /** Signs no more; a turn under way is finished. */
  stop(): Promise<void>;
}

export interface LedgerParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly keyring: Keyring;
  readonly vault: Vault;
  /** Where the newest checkpoint is kept outside the database. */
  readonly folder: string;
  /** Name of the ledger; empty keeps the one it has, or makes one at the first start. */
  readonly origin: string;
}

const PAUSE_MS = 500;

/**
 * Opens the ledger: finds its name and key, and judges whether the database extends the checkpoint kept outside. Where
 * it does not, the ledger opens all the same, for reading only.
 *
 * @throws StartProblem `ledger-origin-fixed`
 */
export async function openLedger(parts: LedgerParts): Promise<Ledger> {
  const { db, clock, logger, vault } = parts;
  const kept = await openKeptCheckpoint(parts.folder, clock.now());
  let keptNote = await kept.read();
  const key = await obtainKey(parts, keptNote);

  let fault: LedgerFault | undefined;
  let known: SignedCheckpoint | undefined;
  const refuseGrowth = (found: LedgerFault): void => {
    fault = found;
    logger.fatal({ fault }, 'the ledger in the database does not extend what was signed: read-only');
  };
  const keep = async (head: SignedCheckpoint): Promise<void> => {
    if (head.note === keptNote) return;
    await kept.write(head);
    keptNote = head.note;
  };
  const standing = await examineStanding(db, key, keptNote);
  if (standing.ok) {
    known = standing.head;
    await kept.writeVkey(key);
    await keep(known);
  } else {
    refuseGrowth(standing.fault);
  }

  const passes = sharedPasses(async () => {
    for (;;) {
      if (known === undefined || fault !== undefined) throw new Problem('read-only', { reason: fault ?? 'rollback' });
      const turn = await sequence(db, key, clock, known).catch((error: unknown) => {
        if (!(error instanceof LedgerDamage)) throw error;
        refuseGrowth(error.fault);
        throw new Problem('read-only', { reason: error.fault });
      });
      known = turn.head;
      await keep(known);
      if (!turn.more) return known;
    }
  });
  const rhythm = repeating(
    PAUSE_MS,
    async () => {
      if (fault === undefined && (await anyWaiting(db))) await passes.next();
    },
    (error) => logger.error({ err: error }, 'signing the ledger failed; it is tried again'),
  );

  const decrypt = ledgerDecryption(vault);
  return {
    key,
    append: (trx, entries) => appendEntries(trx, (id, bytes) => vault.lock('body', bodyIdentity(id), bytes), entries),
    decrypt,
    standing: () => fault ?? true,
    settle: passes.next,
    proofFor: (entryId) => proveEntry(db, key, entryId),
    recordFor: (entryId) => recordOf(db, decrypt, entryId),
    start: rhythm.start,
    async stop() {
      await rhythm.stop();
      await passes.idle();
    },
  };
}

/** Opens the readable halves of entries. */
export const ledgerDecryption =
  (vault: Vault): DecryptBody =>
  (entryId, envelope) =>
    vault.unlock('body', bodyIdentity(entryId), envelope);

const bodyIdentity = (entryId: string): string => `ledger-entry|${entryId}`;

/**
 * The key under the name that the ledger has; at the very first start the name is fixed by signing the empty tree. The
 * note kept outside says the name first: the database is what is judged.
 */
async function obtainKey(parts: LedgerParts, keptNote: string | undefined): Promise<LogKey> {
  const seed = await parts.keyring.secret('ledger-key', 32);
  const fresh = parts.origin || `yinxin/${randomBytes(4).toString('hex')}`;
  // Where a checkpoint is kept outside, a database without any was emptied; it gets no new beginning.
  const note =
    keptNote ?? (await newestNote(parts.db)) ?? (await beginLedger(parts.db, logKey(fresh, seed), parts.clock.now()));
  const origin = originOf(note) ?? fresh;
  if (parts.origin !== '' && parts.origin !== origin) throw startProblem('ledger-origin-fixed', { origin });
  return logKey(origin, seed);
}

/** Signs the empty tree, unless another server has just done so; the note that stands. */
async function beginLedger(db: Kysely<Database>, key: LogKey, at: string): Promise<string> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('ledger-sequencer', 0))`.execute(trx);
    const theirs = await newestNote(trx);
    if (theirs !== undefined) return theirs;
    const first = sign(key, { size: 0, root: EMPTY_ROOT });
    await storeCheckpoint(trx, first, at);
    return first.note;
  });
}
