import { sql, type Kysely } from 'kysely';
import type { Database } from '../../../platform/db/schema.ts';
import type { DecryptBody } from '../body.ts';
import type { LogKey } from '../log-key.ts';
import type { SubjectKind } from '../subject-kind.ts';
import type { LedgerFinding, Progress } from './finding.ts';
import { verifyHistories } from './verify-histories.ts';
import { verifyTree } from './verify-tree.ts';

export interface VerifyLedgerParts {
  readonly db: Kysely<Database>;
  readonly decrypt: DecryptBody;
  /** Every kind of subject there is. */
  readonly kinds: readonly SubjectKind[];
  /** The key to believe; an auditor brings a copy from elsewhere. */
  readonly key: Pick<LogKey, 'origin' | 'verifier'>;
  /** Signed checkpoints kept outside the database. */
  readonly keptNotes: readonly string[];
  readonly tell?: Progress;
}

/** What the verification of a whole ledger came to. */
export interface LedgerVerdict {
  readonly ok: boolean;
  readonly origin: string;
  /** Entries under the newest checkpoint; undefined where there is none to be believed. */
  readonly size: number | undefined;
  readonly entries: number;
  readonly subjects: number;
  readonly findings: readonly LedgerFinding[];
}

/**
 * Verifies a whole ledger and everything it explains: checkpoints, tiles, entries, the chain and the facts of every
 * subject, and that the replayed histories give the stored rows. One snapshot, so it may run beside a working system.
 */
export async function verifyLedger(parts: VerifyLedgerParts): Promise<LedgerVerdict> {
  const { db, decrypt, kinds, key, keptNotes } = parts;
  const tell = parts.tell ?? (() => undefined);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const tree = await verifyTree(snapshot, key, keptNotes, tell);
      const isKnown = knownAtTree(tree.findings);
      const { entries, subjects, findings } = await verifyHistories(snapshot, decrypt, kinds, isKnown, tell);
      const all = [...(await withSubjects(snapshot, tree.findings)), ...findings];
      return { ok: all.length === 0, origin: key.origin, size: tree.head?.size, entries, subjects, findings: all };
    });
}

/** Tells whether the tree has already named the entry at an index. */
function knownAtTree(findings: readonly LedgerFinding[]): (index: number | null) => boolean {
  const edited = findings.filter((finding) => finding.kind === 'entry-edited');
  const single = new Set(edited.map((finding) => finding.index));
  const ranges = edited.filter((finding) => finding.upTo !== undefined);
  return (index) =>
    index !== null &&
    (single.has(index) || ranges.some((range) => index >= (range.index ?? 0) && index <= (range.upTo ?? -1)));
}

/** Adds to findings about one place whose history the entry there belongs to. */
async function withSubjects(db: Kysely<Database>, findings: readonly LedgerFinding[]): Promise<LedgerFinding[]> {
  const places = findings.flatMap(({ kind, index, upTo }) =>
    kind === 'entry-edited' && index !== undefined && upTo === undefined ? [index] : [],
  );
  const { rows } = await sql<{ index: number; type: string; id: string; seq: number }>`
    select s.index, e.subject_type as type, e.subject_id as id, e.subject_seq as seq
    from ledger_sequence s join ledger_entries e on e.id = s.entry_id
    where s.index = any(${places}::bigint[])`.execute(db);
  const at = new Map(rows.map((row) => [row.index, row]));
  return findings.map((finding) => {
    const entry = finding.upTo === undefined && finding.index !== undefined ? at.get(finding.index) : undefined;
    return entry === undefined ? finding : { ...finding, subject: { type: entry.type, id: entry.id }, seq: entry.seq };
  });
}
