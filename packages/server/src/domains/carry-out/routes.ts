import { carryOuts } from '@yinxin/contract';
import { renderForm } from '@yinxin/esign';
import type { Kysely } from 'kysely';
import type { Scope } from '../../platform/authz/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import type { DecryptBody } from '../ledger/index.ts';
import type { CarryOut } from './carry-out.ts';
import {
  bringSealBack,
  checkSealBack,
  leaveWithSeal,
  requestCarryOut,
  resubmitCarryOut,
  withdrawCarryOut,
} from './commands.ts';
import { carryOutPaper } from './form.ts';
import { carryOutHistory } from './history.ts';
import { presentCarryOuts } from './present.ts';
import { findCarryOut, listCarryOuts, readCarryOut, type CarryOutRow } from './store.ts';

export interface CarryOutParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Opens the bodies of ledger entries, for histories. */
  readonly decrypt: DecryptBody;
}

export function carryOutRoutes({ db, clock, decrypt }: CarryOutParts): Mountable {
  const visible = async (scope: Scope, id: string): Promise<CarryOutRow> => {
    const row = await findCarryOut(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };
  /** The changed carry-out as the person who changed it sees it. */
  const view = async (tx: Tx, change: Promise<Changed<CarryOut>>) => {
    const { id } = await change;
    const row = await readCarryOut(tx.trx, id);
    const [presented] = row === undefined ? [] : await presentCarryOuts(tx.trx, [row], tx.actor, tx.at);
    if (presented === undefined) throw notFound();
    return presented;
  };

  return bind(carryOuts, {
    async listCarryOuts({ scope, querystring, actor }) {
      const at = clock.now();
      const { rows, total } = await listCarryOuts(db, scope(), querystring, at);
      const { page, pageSize } = querystring;
      return { items: await presentCarryOuts(db, rows, actor, at), total, page, pageSize };
    },
    async getCarryOut({ scope, params, actor }) {
      const [presented] = await presentCarryOuts(db, [await visible(scope(), params.id)], actor, clock.now());
      if (presented === undefined) throw notFound();
      return presented;
    },
    async getCarryOutHistory({ scope, params }) {
      return carryOutHistory(db, decrypt, (await visible(scope(), params.id)).state);
    },
    async getCarryOutForm({ scope, params, actor, language }) {
      const row = await visible(scope(), params.id);
      const at = clock.now();
      const [presented] = await presentCarryOuts(db, [row], actor, at);
      if (presented === undefined) throw notFound();
      const history = await carryOutHistory(db, decrypt, row.state);
      const bytes = await renderForm(carryOutPaper(presented, history, { language, at }));
      return { bytes, mediaType: 'application/pdf', fileName: `${presented.number}.pdf` };
    },
    requestCarryOut: ({ params, body, transact }) => transact((tx) => view(tx, requestCarryOut(tx, params.id, body))),
    resubmitCarryOut: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, resubmitCarryOut(tx, params.id, body, { ifVersion }))),
    withdrawCarryOut: ({ params, body, transact }) =>
      transact((tx) => view(tx, withdrawCarryOut(tx, params.id, body.reason))),
    leaveWithSeal: ({ params, ifVersion, transact }) =>
      transact((tx) => view(tx, leaveWithSeal(tx, params.id, { ifVersion }))),
    bringSealBack: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, bringSealBack(tx, params.id, body.condition, { ifVersion }))),
    checkSealBack: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, checkSealBack(tx, params.id, body.condition, { ifVersion }))),
  });
}
