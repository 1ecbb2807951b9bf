import { custody } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { subjectHistory, type DecryptBody } from '../ledger/index.ts';
import { findSeal, sealSubjects, type SealEvent } from '../seals/index.ts';
import { cancelHandover, confirmHandover, declineHandover, proposeHandover } from './commands.ts';
import { custodyChain } from './custody-chain.ts';
import type { Handover } from './handover.ts';
import { presentChain, presentHandovers } from './present.ts';
import { findHandover, listHandovers, readHandovers } from './store.ts';

export interface CustodyParts {
  readonly db: Kysely<Database>;
  /** Opens the bodies of ledger entries, for the custody of a seal. */
  readonly decrypt: DecryptBody;
}

export function custodyRoutes({ db, decrypt }: CustodyParts): Mountable {
  /** The changed handover as the person who changed it sees it. */
  const view = async (tx: Tx, change: Promise<Changed<Handover>>) => {
    const { id } = await change;
    const [shown] = await presentHandovers(tx.trx, await readHandovers(tx.trx, [id]), tx.actor);
    if (shown === undefined) throw notFound();
    return shown;
  };

  return bind(custody, {
    async listHandovers({ scope, querystring, actor }) {
      const { rows, total } = await listHandovers(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: await presentHandovers(db, rows, actor), total, page, pageSize };
    },
    async getHandover({ scope, params, actor }) {
      const row = await findHandover(db, scope(), params.id);
      const [shown] = row === undefined ? [] : await presentHandovers(db, [row], actor);
      if (shown === undefined) throw notFound();
      return shown;
    },
    async getSealCustody({ scope, params, actor }) {
      const seal = await findSeal(db, scope(), params.id);
      if (seal === undefined) throw notFound();
      const subject = { type: sealSubjects.subjectType, id: seal.id };
      const { items, sound } = await subjectHistory(db, decrypt, subject, (event) => ({ data: { event } }));
      const entries = items.flatMap(({ at, data }) =>
        'event' in data ? [{ at, event: data['event'] as SealEvent }] : [],
      );
      return { items: await presentChain(db, custodyChain(entries), actor), sound };
    },
    proposeHandover: ({ body, transact }) => transact((tx) => view(tx, proposeHandover(tx, body))),
    confirmHandover: ({ params, body, transact }) =>
      transact((tx) => view(tx, confirmHandover(tx, params.id, body.condition))),
    declineHandover: ({ params, body, transact }) =>
      transact((tx) => view(tx, declineHandover(tx, params.id, body.reason))),
    cancelHandover: ({ params, body, transact }) =>
      transact((tx) => view(tx, cancelHandover(tx, params.id, body.reason))),
  });
}
