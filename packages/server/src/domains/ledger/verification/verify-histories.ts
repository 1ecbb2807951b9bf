import { sql, type Kysely } from 'kysely';
import type { Database } from '../../../platform/db/schema.ts';
import { openBody, type DecryptBody } from '../body.ts';
import type { SubjectKind } from '../subject-kind.ts';
import type { LedgerFinding, Progress } from './finding.ts';
import type { StoredRow } from './row-comparison.ts';
import { verifySubject, type EntryInHand } from './verify-subject.ts';

/** Entries read at a time. */
const BATCH = 4_000;

/** What the histories say. */
export interface HistoriesVerdict {
  readonly entries: number;
  readonly subjects: number;
  readonly findings: readonly LedgerFinding[];
}

/** Verifies the history of every subject, replays it, and compares what comes out with the rows of the tables. */
export async function verifyHistories(
  db: Kysely<Database>,
  decrypt: DecryptBody,
  kinds: readonly SubjectKind[],
  isKnown: (index: number | null) => boolean,
  tell: Progress,
): Promise<HistoriesVerdict> {
  const kindOf = new Map(kinds.map((kind) => [kind.type, kind]));
  const findings: LedgerFinding[] = [...(await withoutPlace(db)), ...(await withoutHistory(db, kinds))];
  const total = await countEntries(db);
  let entries = 0;
  let subjects = 0;
  let open: EntryInHand[] = [];
  const verify = async (histories: readonly (readonly EntryInHand[])[]): Promise<void> => {
    const rows = await readRows(db, kindOf, histories);
    for (const history of histories) {
      const { subject_type: type, subject_id: id } = history[0]!;
      findings.push(...verifySubject(history, kindOf.get(type), rows.get(`${type}/${id}`), isKnown));
    }
    subjects += histories.length;
  };
  for await (const batch of readEntries(db, decrypt)) {
    entries += batch.length;
    const histories = [
      ...Map.groupBy([...open, ...batch], (entry) => `${entry.subject_type}/${entry.subject_id}`).values(),
    ];
    // The last history of a batch may go on in the next one.
    open = histories.pop() ?? [];
    await verify(histories);
    tell('histories', entries, total);
  }
  if (open.length > 0) await verify([open]);
  return { entries, subjects, findings };
}

async function countEntries(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from ledger_entries`.execute(db);
  return rows[0]?.total ?? 0;
}

type EntryRow = Omit<EntryInHand, 'body'> & { readonly id: string; readonly body: Buffer | null };

/** All entries, subject by subject, each in the order of its history. */
async function* readEntries(db: Kysely<Database>, decrypt: DecryptBody): AsyncGenerator<readonly EntryInHand[]> {
  let after = sql`true`;
  for (;;) {
    const { rows } = await sql<EntryRow>`
      select e.id, e.subject_type, e.subject_id, e.subject_seq, e.type, e.actor_id, e.at, e.leaf, e.leaf_hash, s.index, b.body
      from ledger_entries e left join ledger_sequence s on s.entry_id = e.id left join ledger_bodies b on b.entry_id = e.id
      where ${after} order by e.subject_id, e.subject_type, e.subject_seq limit ${BATCH}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield await Promise.all(rows.map(async (row) => ({ ...row, body: await openStored(decrypt, row) })));
    after = sql`(e.subject_id, e.subject_type, e.subject_seq)
      > (${last.subject_id}::uuid, ${last.subject_type}, ${last.subject_seq}::integer)`;
  }
}

async function openStored(decrypt: DecryptBody, { id, body }: EntryRow): Promise<EntryInHand['body']> {
  return body === null ? 'missing' : ((await openBody(decrypt, id, body)) ?? 'unreadable');
}

/** The rows of these subjects by type and id. */
async function readRows(
  db: Kysely<Database>,
  kindOf: ReadonlyMap<string, SubjectKind>,
  histories: readonly (readonly EntryInHand[])[],
): Promise<ReadonlyMap<string, StoredRow>> {
  const found = new Map<string, StoredRow>();
  for (const [type, ofType] of Map.groupBy(histories, (history) => history[0]!.subject_type)) {
    const kind = kindOf.get(type);
    if (kind === undefined) continue;
    const ids = ofType.map((history) => history[0]!.subject_id);
    const { rows } = await sql<StoredRow>`
      select * from ${sql.table(kind.table)} where id = any(${ids}::uuid[])`.execute(db);
    for (const row of rows) found.set(`${type}/${row.id}`, row);
  }
  return found;
}

/** Committed entries that nothing will ever give a place. */
async function withoutPlace(db: Kysely<Database>): Promise<LedgerFinding[]> {
  const { rows } = await sql<{ type: string; id: string; seq: number }>`
    select e.subject_type as type, e.subject_id as id, e.subject_seq as seq from ledger_entries e
    where not exists (select 1 from ledger_sequence s where s.entry_id = e.id)
      and not exists (select 1 from ledger_pending p where p.entry_id = e.id)
    order by e.subject_id, e.subject_seq`.execute(db);
  return rows.map(({ type, id, seq }) => ({ kind: 'entry-without-place', subject: { type, id }, seq }));
}

/** Rows that no entry explains. */
async function withoutHistory(db: Kysely<Database>, kinds: readonly SubjectKind[]): Promise<LedgerFinding[]> {
  const findings: LedgerFinding[] = [];
  for (const { type, table } of kinds) {
    const { rows } = await sql<{ id: string }>`
      select t.id from ${sql.table(table)} t where not exists (
        select 1 from ledger_entries e where e.subject_id = t.id and e.subject_type = ${type})`.execute(db);
    findings.push(...rows.map(({ id }): LedgerFinding => ({ kind: 'row-without-history', subject: { type, id } })));
  }
  return findings;
}
