import { useFacts } from '@yinxin/contract';
import { verifyProofFile } from '@yinxin/ledger';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { readHistory, type Ledger } from '../ledger/index.ts';
import { recordSubjects, type UseRecord } from '../records/index.ts';
import { line, type KnownUse } from './verdict.ts';

/**
 * A record as the ledger has it. What is shown are the facts of the ledger's entry, not of the register's row; a row
 * that says anything else makes the whole record untrustworthy.
 */
export async function proveUse(db: Kysely<Database>, ledger: Ledger, record: UseRecord): Promise<KnownUse> {
  const broken: KnownUse = { use: record, ledger: line('bad', 'ledger-broken'), proof: null };
  const history = await readHistory(db, ledger.decrypt, { type: recordSubjects.subjectType, id: record.id });
  const [entry, ...more] = history.ok ? history.entries : [];
  if (entry === undefined || more.length > 0) return broken;
  const facts = 'facts' in entry.event ? useFacts.safeParse(entry.event.facts) : undefined;
  if (facts?.data?.verificationCode !== record.verificationCode) return broken;
  const use = { ...facts.data, registeredAt: entry.meta.at };
  if (entry.index === null) return { use, ledger: line('unknown', 'ledger-pending'), proof: null };
  const proof = await ledger.proofFor(entry.entryId);
  if (proof === undefined) return { use, ledger: line('unknown', 'ledger-pending'), proof: null };
  const verdict = verifyProofFile({ proof: proof.proof, vkey: ledger.key.vkey, leaf: entry.leaf });
  if (verdict.proven === undefined) return broken;
  const { index, checkpoint } = verdict.proven;
  return {
    use,
    ledger: line('good', 'ledger-proven', { index: index + 1, size: checkpoint.size }),
    proof: { index, size: checkpoint.size, checkpoint: proof.checkpoint },
  };
}
