import { custody, type HandoverView } from '@yinxin/contract';
import { renderForm } from '@yinxin/esign';
import type { Kysely } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Actor, Scope } from '../../platform/authz/index.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { subjectHistory, type DecryptBody } from '../ledger/index.ts';
import { findSeal, sealSubjects, type SealEvent } from '../seals/index.ts';
import { cancelHandover, confirmHandover, declineHandover, proposeHandover } from './commands.ts';
import { custodyChain } from './custody-chain.ts';
import type { Handover } from './handover.ts';
import { presentChain, presentHandovers } from './present.ts';
import { handoverSlip, slipName } from './slip.ts';
import { findHandover, listHandovers, readHandovers } from './store.ts';

export interface CustodyParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Opens the bodies of ledger entries, for the custody of a seal. */
  readonly decrypt: DecryptBody;
}

export function custodyRoutes({ db, clock, decrypt }: CustodyParts): Mountable {
  /** The changed handover as the person who changed it sees it. */
  const view = async (tx: Tx, change: Promise<Changed<Handover>>) => {
    const { id } = await change;
    const [shown] = await presentHandovers(tx.trx, await readHandovers(tx.trx, [id]), tx.actor);
    if (shown === undefined) throw notFound();
    return shown;
  };

  const visible = async (scope: Scope, id: string, actor: Actor): Promise<HandoverView> => {
    const row = await findHandover(db, scope, id);
    const [shown] = row === undefined ? [] : await presentHandovers(db, [row], actor);
    if (shown === undefined) throw notFound();
    return shown;
  };

  return bind(custody, {
    async listHandovers({ scope, querystring, actor }) {
      const { rows, total } = await listHandovers(db, scope(), { ...querystring, at: clock.now() });
      const { page, pageSize } = querystring;
      return { items: await presentHandovers(db, rows, actor), total, page, pageSize };
    },
    getHandover: ({ scope, params, actor }) => visible(scope(), params.id, actor),
    async getHandoverSlip({ scope, params, actor, language }) {
      const shown = await visible(scope(), params.id, actor);
      const { sound } = await subjectHistory(db, decrypt, { type: 'handover', id: shown.id }, () => ({ data: {} }));
      const bytes = await renderForm(handoverSlip(shown, { sound, language, at: clock.now() }));
      return { bytes, mediaType: 'application/pdf', fileName: slipName(shown, language) };
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
