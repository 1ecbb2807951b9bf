import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { replay, type Decider, type DomainEvent } from '../platform/decider.ts';
import type { Database } from '../platform/db/schema.ts';
import { readHistory, type DecryptBody, type ReadEntry } from '../domains/ledger/index.ts';
import type { Evidence, Past, SealingEvent } from '../domains/sealing/index.ts';
import type { UseRequestEvent } from '../domains/use-requests/index.ts';

/** The sealer's eyes: verified histories of the ledger, and nothing else. */
export interface Histories {
  /** Everything about one sealing task. @throws UnusableHistory */
  evidence(sealingId: string): Promise<Evidence>;
  /** What the history of one subject leads to; undefined when it has none. @throws UnusableHistory */
  state<State, Event extends DomainEvent>(
    type: string,
    id: string,
    rules: Pick<Decider<State, never, Event, never>, 'evolve'>,
  ): Promise<State | undefined>;
}

/** A history is broken, erased, or not there. */
export class UnusableHistory extends Error {}

/**
 * Says what is wrong with entries beyond their own chain, e.g. that no signed checkpoint covers them; undefined when
 * nothing is.
 */
export type VouchForEntries = (db: Kysely<Database>, entries: readonly ReadEntry[]) => Promise<string | undefined>;

/**
 * Reads histories from the database, each checked entry by entry against its chain. Rows of other tables only say where
 * to look; what they say beyond that is never believed, and the checks of the authority notice a wrong hint.
 */
export function openHistories(db: Kysely<Database>, decrypt: DecryptBody, vouch: VouchForEntries): Histories {
  /** One snapshot for everything, so that histories that refer to each other fit. */
  const inSnapshot = <Result>(work: (trx: Kysely<Database>) => Promise<Result>): Promise<Result> =>
    db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);

  async function read(trx: Kysely<Database>, type: string, id: string): Promise<readonly ReadEntry[]> {
    const history = await readHistory(trx, decrypt, { type, id });
    if (!history.ok) throw new UnusableHistory(`${type}: ${history.fault} at entry ${history.position}`);
    const flaw = await vouch(trx, history.entries);
    if (flaw !== undefined) throw new UnusableHistory(`${type}: ${flaw}`);
    return history.entries;
  }
  /** The chain and the digests prove that these are the events as they were written; only their type is asserted. */
  const past = async <Event extends DomainEvent>(
    trx: Kysely<Database>,
    type: string,
    id: string,
  ): Promise<Past<Event>> => (await read(trx, type, id)).map(({ event, meta }) => ({ event: event as Event, meta }));

  return {
    evidence: (sealingId) =>
      inSnapshot(async (trx) => {
        const task = await past<SealingEvent>(trx, 'sealing', sealingId);
        const order = task.flatMap(({ event }) => (event.type === 'sealing.created' ? [event.order] : []))[0];
        if (order === undefined) throw new UnusableHistory('sealing: no entries');
        const request = await past<UseRequestEvent>(trx, 'use-request', order.requestId);
        const submitted = request.findLast(({ event }) => event.type === 'use-request.submitted')?.event;
        if (submitted?.type !== 'use-request.submitted') throw new UnusableHistory('use-request: never submitted');
        const { flow } = submitted.submission;
        const siblings = [];
        for (const id of await siblingsOf(trx, order.requestId, order.documentId, sealingId)) {
          siblings.push(await past<SealingEvent>(trx, 'sealing', id));
        }
        return {
          task,
          siblings,
          request,
          approval: await past(trx, 'approval', flow.caseId),
          flow: await past(trx, 'flow', await flowId(trx, flow.key)),
          seal: await past(trx, 'seal', order.sealId),
          document: await past(trx, 'document', order.documentId),
        };
      }),
    state: (type, id, { evolve }) => inSnapshot(async (trx) => replay(evolve, await past(trx, type, id))),
  };
}

async function siblingsOf(
  trx: Kysely<Database>,
  requestId: string,
  documentId: string,
  except: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from sealings where request_id = ${requestId}::uuid and document_id = ${documentId}::uuid
      and medium = 'electronic' and id <> ${except}::uuid order by id`.execute(trx);
  return rows.map(({ id }) => id);
}

async function flowId(trx: Kysely<Database>, key: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from flows where key = ${key}`.execute(trx);
  if (rows[0] === undefined) throw new UnusableHistory('flow: no entries');
  return rows[0].id;
}
