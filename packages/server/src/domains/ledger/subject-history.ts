import type { HistoryEntry as PresentedEntry, HistoryReply } from '@yinxin/contract';
import { parseLeaf, verifyHistory, type HistoryEntry, type Subject } from '@yinxin/ledger';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import type { DomainEvent } from '../../platform/decider.ts';
import { SYSTEM_ACTOR } from '../../platform/ids.ts';
import { displayNames } from '../identity/index.ts';
import { openBody, type Body, type DecryptBody } from './body.ts';
import { readRows } from './history.ts';

/** What readers of a record see of an event. Fields that are not named here stay in the ledger. */
export type PresentEvent = (event: DomainEvent) => Pick<PresentedEntry, 'summary' | 'data'>;

/**
 * The history of a subject for the people who may read the subject: the caller has made sure of that. An erased body
 * leaves an entry without data; a changed entry or body shows as `sound: false` and is not hidden.
 */
export async function subjectHistory(
  db: Kysely<Database>,
  decrypt: DecryptBody,
  subject: Subject,
  present: PresentEvent,
): Promise<HistoryReply> {
  const rows = await readRows(db, subject);
  const bodies = await Promise.all(
    rows.map((row) => (row.body === null ? undefined : openBody(decrypt, row.id, row.body))),
  );
  const verdict = verifyHistory(
    rows.map((row, at): HistoryEntry => ({ leaf: row.leaf, body: asClaim(bodies[at], row.body !== null) })),
    subject,
  );
  // What precedes the first fault is verified; what follows it is still shown, as far as it can be read.
  const entries = rows.flatMap((row, at) => {
    const leaf = readLeaf(row.leaf);
    return leaf === undefined ? [] : [{ leaf, index: row.index, body: bodies[at] }];
  });
  const names = await displayNames(
    db,
    entries.map(({ leaf }) => leaf.actor),
  );
  const items = entries.map(({ leaf, index, body }) => ({
    at: leaf.at,
    actor: actorRef(leaf.actor, names),
    type: leaf.type,
    index,
    ...(body === undefined ? { data: {} } : present(body.event)),
  }));
  return { items, sound: verdict.ok };
}

/** Who acted, for people; null for the system. An account that is gone keeps its id as its name. */
export const actorRef = (id: string, names: ReadonlyMap<string, string>): PresentedEntry['actor'] =>
  id === SYSTEM_ACTOR ? null : { id, name: names.get(id) ?? id };

/** A body that is there but does not open is a wrong body, not an erased one. */
const asClaim = (body: Body | undefined, isThere: boolean): HistoryEntry['body'] => {
  if (body !== undefined) return { salt: body.salt, value: body.event };
  return isThere ? { salt: new Uint8Array(), value: null } : undefined;
};

function readLeaf(bytes: Uint8Array): ReturnType<typeof parseLeaf> | undefined {
  try {
    return parseLeaf(bytes);
  } catch {
    return undefined;
  }
}
