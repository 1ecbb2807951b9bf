import { ledger as routes } from '@yinxin/contract';
import { parseLeaf, verifyRecord } from '@yinxin/ledger';
import type { Kysely } from 'kysely';
import type { Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import { displayNames } from '../identity/index.ts';
import { openBody } from './body.ts';
import { newestNote } from './checkpoints.ts';
import { findEntry, listEntries, type StoredEntry } from './entries.ts';
import type { Ledger } from './ledger.ts';
import { actorRef } from './subject-history.ts';
import { isInScope, type SubjectKind } from './subject-kind.ts';
import { tileReader } from './tiles.ts';

export interface LedgerRoutesParts {
  readonly db: Kysely<Database>;
  readonly ledger: Ledger;
  /** Every kind of subject there is. */
  readonly kinds: readonly SubjectKind[];
}

/**
 * The ledger over HTTP. Checkpoint, key and tiles are for everybody: they hold no personal data and are what makes the
 * ledger verifiable from outside. The list shows the same facts with the names of who acted, so every reader of the
 * ledger sees all of it; the facts of an entry open to those who may see its subject.
 */
export function ledgerRoutes({ db, ledger, kinds }: LedgerRoutesParts): Mountable {
  const kindOf = new Map(kinds.map((kind) => [kind.type, kind]));
  const read = tileReader(db);

  const find = async (id: string): Promise<StoredEntry & { readonly leafFacts: ReturnType<typeof parseLeaf> }> => {
    const entry = await findEntry(db, id);
    if (entry === undefined) throw notFound();
    return { ...entry, leafFacts: parseLeaf(entry.leaf) };
  };
  const maySee = (scope: Scope, { type, id }: { readonly type: string; readonly id: string }): Promise<boolean> =>
    isInScope(db, kindOf.get(type), scope, id);
  const bodyOf = async (scope: Scope, { id, body, leafFacts }: Awaited<ReturnType<typeof find>>) => {
    if (body === null) return { body: 'erased', data: null } as const;
    if (!(await maySee(scope, leafFacts.subject))) return { body: 'not-in-scope', data: null } as const;
    const opened = await openBody(ledger.decrypt, id, body);
    if (opened === undefined) return { body: 'unreadable', data: null } as const;
    if (!verifyRecord({ leaf: leafFacts, ...opened }).ok) return { body: 'differs', data: null } as const;
    const { type: _, ...data } = opened.event;
    return { body: 'shown', data } as const;
  };

  return bind(routes, {
    async getCheckpoint() {
      const note = await newestNote(db);
      if (note === undefined) throw notFound();
      return { bytes: Buffer.from(note), mediaType: TEXT };
    },
    getVkey: async () => ({ bytes: Buffer.from(`${ledger.key.vkey}\n`), mediaType: TEXT }),
    async getTile({ params }) {
      const bytes = await read(`tile/${params['*']}`);
      if (bytes === undefined) throw notFound();
      return { bytes, mediaType: 'application/octet-stream', immutable: true };
    },
    async listEntries({ scope, querystring }) {
      scope();
      const { cursor, limit, ...filters } = querystring;
      const found = await listEntries(db, { ...filters, before: indexIn(cursor), limit: limit + 1 });
      const shown = found.slice(0, limit);
      const names = await displayNames(
        db,
        shown.map((row) => row.actor_id),
      );
      const items = shown.map((row) => ({
        id: row.id,
        index: row.index,
        at: row.at,
        actor: actorRef(row.actor_id, names),
        type: row.type,
        subject: { type: row.subject_type, id: row.subject_id },
        seq: row.subject_seq,
      }));
      const last = shown.at(-1);
      return found.length > limit && last !== undefined ? { items, next: String(last.index) } : { items };
    },
    async getEntry({ scope, params }) {
      const readable = scope();
      const entry = await find(params.id);
      const { leafFacts: leaf } = entry;
      const names = await displayNames(db, [leaf.actor]);
      return {
        id: entry.id,
        index: entry.index,
        at: leaf.at,
        actor: actorRef(leaf.actor, names),
        type: leaf.type,
        subject: leaf.subject,
        seq: leaf.seq,
        leafHash: entry.leaf_hash.toString('base64'),
        previous: leaf.prev,
        policy: leaf.policy,
        ...(await bodyOf(readable, entry)),
      };
    },
    async getEntryProof({ scope, params }) {
      scope();
      const proven = await ledger.proofFor(params.id);
      if (proven === undefined) throw notFound();
      return { bytes: Buffer.from(proven.proof), mediaType: TEXT, fileName: `${params.id}.tlog-proof` };
    },
    async getEntryRecord({ scope, params }) {
      const readable = scope();
      const { leafFacts } = await find(params.id);
      const record = (await maySee(readable, leafFacts.subject)) ? await ledger.recordFor(params.id) : undefined;
      if (record === undefined) throw notFound();
      return { bytes: Buffer.from(record), mediaType: 'application/json', fileName: `${params.id}.record.json` };
    },
  });
}

const TEXT = 'text/plain; charset=utf-8';

/** The index in a cursor of ours; a cursor that is none begins at the newest. */
function indexIn(cursor: string | undefined): number | undefined {
  return cursor !== undefined && /^\d{1,15}$/.test(cursor) ? Number(cursor) : undefined;
}
