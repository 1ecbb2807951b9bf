import { Problem } from '../../platform/problem.ts';
import { readHistory, type Ledger } from '../ledger/index.ts';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';

/** The entry of a sealing, under a signed checkpoint. */
export interface ReleasedEntry {
  readonly entryId: string;
  /** The `.tlog-proof` file. */
  readonly proof: string;
}

/**
 * The entry that says that a document was sealed, once a signed checkpoint covers it: nothing sealed is let out before.
 *
 * @throws Problem `sealing-not-sealed`, `sealing-history-unusable`
 */
export async function releasedEntry(
  db: Kysely<Database>,
  ledger: Pick<Ledger, 'decrypt' | 'settle' | 'proofFor'>,
  sealingId: string,
): Promise<ReleasedEntry> {
  const history = await readHistory(db, ledger.decrypt, { type: 'sealing', id: sealingId });
  if (!history.ok) throw new Problem('sealing-history-unusable');
  const entryId = history.entries.findLast(({ event }) => event.type === 'sealing.sealed')?.entryId;
  if (entryId === undefined) throw new Problem('sealing-not-sealed');
  const proven = (await ledger.proofFor(entryId)) ?? (await settled(ledger, entryId));
  if (proven === undefined) throw new Problem('sealing-history-unusable');
  return { entryId, proof: proven.proof };
}

async function settled(ledger: Pick<Ledger, 'settle' | 'proofFor'>, entryId: string) {
  await ledger.settle();
  return ledger.proofFor(entryId);
}
