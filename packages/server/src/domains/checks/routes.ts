import { checks } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import { chinaDay } from '../../platform/china-day.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import type { Check } from './check.ts';
import { recordCheck, setCheckPlan, settleCheck } from './commands.ts';
import { listDue } from './due.ts';
import { presentChecks, presentDue, presentPlan } from './present.ts';
import { findCheck, listChecks, listPlans, readCheck, readPlan } from './store.ts';

/** Condition checks of seals, and when they are due (R5.2.3). */
export function checksRoutes({ db, clock }: { readonly db: Kysely<Database>; readonly clock: Clock }): Mountable {
  const view = async (tx: Tx, change: Promise<Changed<Check>>) => {
    const { id } = await change;
    const row = await readCheck(tx.trx, id);
    const [presented] = row === undefined ? [] : await presentChecks(tx.trx, [row], tx.actor);
    if (presented === undefined) throw notFound();
    return presented;
  };

  return bind(checks, {
    async listDueChecks({ scope, querystring, actor }) {
      const today = chinaDay(clock.now());
      const { rows, total } = await listDue(db, scope(), querystring, today);
      const { page, pageSize } = querystring;
      return { items: rows.map((row) => presentDue(row, actor, today)), total, page, pageSize };
    },
    async listChecks({ scope, querystring, actor }) {
      const { rows, total } = await listChecks(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: await presentChecks(db, rows, actor), total, page, pageSize };
    },
    async getCheck({ scope, params, actor }) {
      const row = await findCheck(db, scope(), params.id);
      const [presented] = row === undefined ? [] : await presentChecks(db, [row], actor);
      if (presented === undefined) throw notFound();
      return presented;
    },
    recordCheck: ({ params, body, transact }) => transact((tx) => view(tx, recordCheck(tx, params.id, body))),
    settleCheck: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, settleCheck(tx, params.id, body.result, { ifVersion }))),
    async listCheckPlans({ scope, querystring, actor }) {
      const { rows, total } = await listPlans(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: rows.map((row) => presentPlan(row, actor)), total, page, pageSize };
    },
    setCheckPlan: ({ params, body, ifVersion, transact }) =>
      transact(async (tx) => {
        const { id } = await setCheckPlan(tx, params.id, body.months, { ifVersion });
        const row = await readPlan(tx.trx, id);
        if (row === undefined) throw notFound();
        return presentPlan(row, tx.actor);
      }),
  });
}
