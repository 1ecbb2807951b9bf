import { leafHash, parseLeaf, verifyRecord, type Leaf, type Subject } from '@yinxin/ledger';
import type { DomainEvent, EventMeta } from '../../../platform/decider.ts';
import type { Body } from '../body.ts';
import type { SubjectKind } from '../subject-kind.ts';
import type { LedgerFinding } from './finding.ts';
import { differingColumns, type StoredRow } from './row-comparison.ts';

/** An entry as it is stored, columns and all, with its body decrypted. */
export interface EntryInHand {
  readonly subject_type: string;
  readonly subject_id: string;
  readonly subject_seq: number;
  readonly type: string;
  readonly actor_id: string;
  readonly at: string;
  readonly leaf: Uint8Array;
  readonly leaf_hash: Uint8Array;
  readonly index: number | null;
  /** `missing`: there is none; `unreadable`: it does not open. */
  readonly body: Body | 'missing' | 'unreadable';
}

/**
 * Verifies the stored history of one subject entry by entry, and goes on after a fault, so that each thing that is wrong
 * is named. Given the kind of the subject and its row, also that the history makes that row.
 *
 * @param isKnown whether an entry at this index is already known not to be the signed one
 */
export function verifySubject(
  entries: readonly EntryInHand[],
  kind: SubjectKind | undefined,
  row: StoredRow | undefined,
  isKnown: (index: number | null) => boolean,
): LedgerFinding[] {
  const [first] = entries;
  if (first === undefined) return [];
  const subject = { type: first.subject_type, id: first.subject_id };
  const findings: LedgerFinding[] = [];
  const history: { readonly event: DomainEvent; readonly meta: EventMeta }[] = [];
  let trusted = true;
  let before: { readonly seq: number; readonly hash: string; readonly doubtful: boolean; readonly index: number } = {
    seq: 0,
    hash: '',
    doubtful: false,
    index: -1,
  };
  for (const entry of entries) {
    const place = {
      subject,
      seq: entry.subject_seq,
      ...(entry.index === null ? {} : { index: entry.index }),
    };
    const leaf = soundLeaf(entry, subject);
    const doubtful = leaf === undefined || isKnown(entry.index);
    trusted &&= !doubtful;
    if (leaf === undefined && !isKnown(entry.index)) findings.push({ kind: 'entry-edited', ...place });
    if (entry.subject_seq > before.seq + 1) {
      findings.push({ kind: 'entries-deleted', subject, seq: before.seq + 1 });
    } else if (!doubtful && !before.doubtful && (leaf?.prev ?? '') !== before.hash) {
      findings.push({ kind: 'chain-broken', ...place });
    }
    if (entry.index !== null && entry.index < before.index) findings.push({ kind: 'order-broken', ...place });
    if (entry.body === 'missing') findings.push({ kind: 'body-missing', ...place });
    else if (leaf !== undefined && (entry.body === 'unreadable' || !verifyRecord({ leaf, ...entry.body }).ok)) {
      findings.push({ kind: 'body-edited', ...place });
    } else if (leaf !== undefined && entry.body !== 'unreadable') {
      history.push({ event: entry.body.event, meta: { at: leaf.at, actor: leaf.actor, seq: leaf.seq } });
    }
    const hash = Buffer.from(leafHash(entry.leaf)).toString('base64');
    before = { seq: entry.subject_seq, hash, doubtful, index: entry.index ?? Number.POSITIVE_INFINITY };
  }
  if (kind === undefined) return [...findings, { kind: 'kind-unknown', subject }];
  if (row === undefined) return [...findings, { kind: 'row-missing', subject }];
  // A row can be judged by a whole and sound history only.
  return trusted && findings.length === 0 ? verifyRow(kind, row, history, subject) : findings;
}

/** The leaf, if it is one and says the same as the columns beside it and as the hash noted with it. */
function soundLeaf(entry: EntryInHand, subject: Subject): Leaf | undefined {
  let leaf: Leaf;
  try {
    leaf = parseLeaf(entry.leaf);
  } catch {
    return undefined;
  }
  const sound =
    leaf.subject.type === subject.type &&
    leaf.subject.id === subject.id &&
    leaf.seq === entry.subject_seq &&
    leaf.type === entry.type &&
    leaf.actor === entry.actor_id &&
    leaf.at === entry.at &&
    Buffer.from(entry.leaf_hash).equals(leafHash(entry.leaf));
  return sound ? leaf : undefined;
}

function verifyRow(
  kind: SubjectKind,
  row: StoredRow,
  history: readonly { readonly event: DomainEvent; readonly meta: EventMeta }[],
  subject: Subject,
): LedgerFinding[] {
  let state: unknown;
  try {
    for (const { event, meta } of history) state = kind.evolve(state, event, meta);
    const expected = {
      state,
      version: history.length,
      createdAt: history[0]?.meta.at ?? '',
      updatedAt: history.at(-1)?.meta.at ?? '',
    };
    const columns = differingColumns(kind, row, expected);
    return columns.map((column): LedgerFinding => ({ kind: 'row-edited', subject, column }));
  } catch {
    // Rules are total over what they made themselves; what they cannot fold they did not make.
    return [{ kind: 'history-impossible', subject }];
  }
}
