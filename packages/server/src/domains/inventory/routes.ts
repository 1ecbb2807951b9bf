import { inventory } from '@yinxin/contract';
import { renderForm } from '@yinxin/esign';
import type { Kysely } from 'kysely';
import type { Scope } from '../../platform/authz/index.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import type { DecryptBody } from '../ledger/index.ts';
import {
  cancelInventory,
  closeInventory,
  correctCount,
  countSeal,
  openInventory,
  recordSurplus,
  sendInventoryBack,
} from './commands.ts';
import { inventoryForm } from './form.ts';
import { inventoryHistory } from './history.ts';
import type { InventoryCount } from './inventory.ts';
import { mayReadAll } from './policy.ts';
import { presentInventories, presentInventory } from './present.ts';
import { findInventory, listInventories, readInventory, type InventoryRow } from './store.ts';

export interface InventoryParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Opens the bodies of ledger entries, for the history of a count. */
  readonly decrypt: DecryptBody;
}

export function inventoryRoutes({ db, clock, decrypt }: InventoryParts): Mountable {
  const visible = async (scope: Scope, id: string): Promise<InventoryRow> => {
    const row = await findInventory(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };
  /** The changed count as the person who changed it sees it. */
  const view = async (tx: Tx, change: Promise<Changed<InventoryCount>>) => {
    const { id } = await change;
    const row = await readInventory(tx.trx, id);
    if (row === undefined) throw notFound();
    return presentInventory(tx.trx, row, tx.actor, tx.at);
  };

  return bind(inventory, {
    async listInventories({ scope, querystring, actor }) {
      const { page, pageSize } = querystring;
      const query = { ...querystring, today: chinaDay(clock.now()) };
      const { rows, total } = await listInventories(db, scope(), query);
      return { items: await presentInventories(db, rows, actor, clock.now()), total, page, pageSize };
    },
    async getInventory({ scope, params, actor }) {
      return presentInventory(db, await visible(scope(), params.id), actor, clock.now());
    },
    async getInventoryHistory({ scope, params, actor }) {
      const { state } = await visible(scope(), params.id);
      if (mayReadAll(actor, state) === undefined) throw new Problem('forbidden', { permission: 'inventory.read' });
      return inventoryHistory(db, decrypt, state);
    },
    async getInventoryForm({ scope, params, actor, language }) {
      const row = await visible(scope(), params.id);
      const at = clock.now();
      const { sound } = await inventoryHistory(db, decrypt, row.state);
      const form = inventoryForm(await presentInventory(db, row, actor, at), { sound, language, at });
      return { bytes: await renderForm(form), mediaType: 'application/pdf', fileName: `${row.state.number}.pdf` };
    },
    openInventory: ({ body, transact }) => transact((tx) => view(tx, openInventory(tx, body))),
    countSeal: ({ params, body, transact }) =>
      transact((tx) => view(tx, countSeal(tx, params.id, params.sealId, body))),
    correctCount: ({ params, body, transact }) =>
      transact((tx) => view(tx, correctCount(tx, params.id, params.sealId, body))),
    recordSurplus: ({ params, body, transact }) => transact((tx) => view(tx, recordSurplus(tx, params.id, body))),
    sendInventoryBack: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, sendInventoryBack(tx, params.id, body, { ifVersion }))),
    closeInventory: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, closeInventory(tx, params.id, body.opinion, { ifVersion }))),
    cancelInventory: ({ params, body, transact }) =>
      transact((tx) => view(tx, cancelInventory(tx, params.id, body.reason))),
  });
}
