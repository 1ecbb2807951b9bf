import { engravings } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import type { DecryptBody } from '../ledger/index.ts';
import {
  acceptDelivery,
  orderEngraving,
  registerEngravedSeal,
  rejectDelivery,
  requestEngraving,
  resubmitEngraving,
  withdrawEngraving,
} from './commands.ts';
import type { Engraving } from './engraving.ts';
import { engravingHistory } from './history.ts';
import { presentEngravings } from './present.ts';
import { findEngraving, listEngravings, readEngraving, type EngravingRow } from './store.ts';

export interface EngravingParts {
  readonly db: Kysely<Database>;
  /** Opens the bodies of ledger entries, for histories. */
  readonly decrypt: DecryptBody;
}

export function engravingsRoutes({ db, decrypt }: EngravingParts): Mountable {
  const visible = async (scope: Scope, id: string): Promise<EngravingRow> => {
    const row = await findEngraving(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };
  /** The changed request as the person who changed it sees it. */
  const view = async (tx: Tx, change: Promise<Changed<Engraving>>) => {
    const { id } = await change;
    const row = await readEngraving(tx.trx, id);
    const [presented] = row === undefined ? [] : await presentEngravings(tx.trx, [row], tx.actor);
    if (presented === undefined) throw notFound();
    return presented;
  };

  return bind(engravings, {
    async listEngravings({ scope, querystring, actor }) {
      const { rows, total } = await listEngravings(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: await presentEngravings(db, rows, actor), total, page, pageSize };
    },
    async getEngraving({ scope, params, actor }) {
      const [presented] = await presentEngravings(db, [await visible(scope(), params.id)], actor);
      if (presented === undefined) throw notFound();
      return presented;
    },
    async getEngravingHistory({ scope, params }) {
      return engravingHistory(db, decrypt, (await visible(scope(), params.id)).state);
    },
    requestEngraving: ({ body, transact }) => transact((tx) => view(tx, requestEngraving(tx, body))),
    resubmitEngraving: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, resubmitEngraving(tx, params.id, body, { ifVersion }))),
    withdrawEngraving: ({ params, body, transact }) =>
      transact((tx) => view(tx, withdrawEngraving(tx, params.id, body.reason))),
    orderEngraving: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, orderEngraving(tx, params.id, body.engraverId, { ifVersion }))),
    rejectEngravingDelivery: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, rejectDelivery(tx, params.id, body.reason, { ifVersion }))),
    acceptEngravingDelivery: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, acceptDelivery(tx, params.id, body.acceptedOn, { ifVersion }))),
    registerEngravedSeal: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, registerEngravedSeal(tx, params.id, body, { ifVersion }))),
  });
}
