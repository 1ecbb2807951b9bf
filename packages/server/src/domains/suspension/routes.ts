import { suspensions } from '@yinxin/contract';
import { renderForm } from '@yinxin/esign';
import type { Kysely } from 'kysely';
import type { Scope } from '../../platform/authz/index.ts';
import { DAY, later, type Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import type { DecryptBody } from '../ledger/index.ts';
import { findSeal } from '../seals/index.ts';
import { requestSuspension, resubmitSuspension, withdrawSuspension } from './commands.ts';
import { suspensionForm } from './form.ts';
import { suspensionHistory } from './history.ts';
import { presentSuspensions } from './present.ts';
import { concernedDepartments, findSuspension, listSuspensions, readSuspension, type SuspensionRow } from './store.ts';
import type { Suspension } from './suspension.ts';

export interface SuspensionParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Opens the bodies of ledger entries, for histories. */
  readonly decrypt: DecryptBody;
}

/** Departments that used a seal within this time are proposed to be told. */
const USED_WITHIN = 365 * DAY;

export function suspensionsRoutes({ db, clock, decrypt }: SuspensionParts): Mountable {
  const visible = async (scope: Scope, id: string): Promise<SuspensionRow> => {
    const row = await findSuspension(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };
  /** The changed application as the person who changed it sees it. */
  const view = async (tx: Tx, change: Promise<Changed<Suspension>>) => {
    const { id } = await change;
    const row = await readSuspension(tx.trx, id);
    const [presented] = row === undefined ? [] : await presentSuspensions(tx.trx, [row], tx.actor);
    if (presented === undefined) throw notFound();
    return presented;
  };

  return bind(suspensions, {
    async listSuspensions({ scope, querystring, actor }) {
      const { rows, total } = await listSuspensions(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: await presentSuspensions(db, rows, actor), total, page, pageSize };
    },
    async getSuspension({ scope, params, actor }) {
      const [presented] = await presentSuspensions(db, [await visible(scope(), params.id)], actor);
      if (presented === undefined) throw notFound();
      return presented;
    },
    async getSuspensionHistory({ scope, params }) {
      return suspensionHistory(db, decrypt, (await visible(scope(), params.id)).state);
    },
    async getSuspensionForm({ scope, params, actor, language }) {
      const row = await visible(scope(), params.id);
      const [presented] = await presentSuspensions(db, [row], actor);
      if (presented === undefined) throw notFound();
      const history = await suspensionHistory(db, decrypt, row.state);
      const bytes = await renderForm(suspensionForm(presented, history, { language, at: clock.now() }));
      return { bytes, mediaType: 'application/pdf', fileName: `${presented.number}.pdf` };
    },
    async listSuspensionDepartments({ scope, params, actor }) {
      scope();
      const seal = await findSeal(db, scope('seal.read'), params.id);
      if (seal === undefined) throw notFound();
      const since = later(clock.now(), -USED_WITHIN);
      return { items: await concernedDepartments(db, { sealId: seal.id, person: actor.id, since }) };
    },
    requestSuspension: ({ params, body, transact }) =>
      transact((tx) => view(tx, requestSuspension(tx, params.id, body))),
    resubmitSuspension: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, resubmitSuspension(tx, params.id, body, { ifVersion }))),
    withdrawSuspension: ({ params, body, transact }) =>
      transact((tx) => view(tx, withdrawSuspension(tx, params.id, body.reason))),
  });
}
