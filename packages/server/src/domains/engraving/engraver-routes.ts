import { engravers } from '@yinxin/contract';
import type { Scope } from '../../platform/authz/index.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Clock } from '../../platform/clock.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { correctEngraver, registerEngraver, removeEngraver } from './engraver-commands.ts';
import { findEngraver, listEngravers, readEngraver, type EngraverRow } from './engraver-store.ts';
import type { Engraver } from './engraver.ts';
import { engraverHistory } from './history.ts';
import { presentEngravers } from './present.ts';
import type { EngravingParts } from './routes.ts';

/** The register of engravers (R4.1.3). */
export function engraversRoutes({ db, clock, decrypt }: EngravingParts & { readonly clock: Clock }): Mountable {
  const visible = async (scope: Scope, id: string): Promise<EngraverRow> => {
    const row = await findEngraver(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };
  const view = async (tx: Tx, change: Promise<Changed<Engraver>>) => {
    const { id } = await change;
    const row = await readEngraver(tx.trx, id);
    const [presented] = row === undefined ? [] : await presentEngravers(tx.trx, [row], tx.actor, tx.at);
    if (presented === undefined) throw notFound();
    return presented;
  };

  return bind(engravers, {
    async listEngravers({ scope, querystring, actor }) {
      const at = clock.now();
      const { rows, total } = await listEngravers(db, scope(), querystring, chinaDay(at));
      const { page, pageSize } = querystring;
      return { items: await presentEngravers(db, rows, actor, at), total, page, pageSize };
    },
    async getEngraver({ scope, params, actor }) {
      const row = await visible(scope(), params.id);
      const [presented] = await presentEngravers(db, [row], actor, clock.now());
      if (presented === undefined) throw notFound();
      return presented;
    },
    getEngraverHistory: async ({ scope, params }) =>
      engraverHistory(db, decrypt, (await visible(scope(), params.id)).id),
    registerEngraver: ({ body, transact }) => transact((tx) => view(tx, registerEngraver(tx, body))),
    correctEngraver: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, correctEngraver(tx, params.id, body, { ifVersion }))),
    removeEngraver: ({ params, body, transact }) =>
      transact((tx) => view(tx, removeEngraver(tx, params.id, body.reason))),
  });
}
