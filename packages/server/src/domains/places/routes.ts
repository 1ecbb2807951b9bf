import { places } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import type { DecryptBody } from '../ledger/index.ts';
import { presentSeal, readSeals } from '../seals/index.ts';
import { closePlace, correctPlace, putSealInPlace, registerPlace } from './commands.ts';
import type { Place } from './place.ts';
import { placeHistory, presentPlaces, presentStoredSeal } from './present.ts';
import { findPlace, listPlaces, listSealsIn, listUnplaced, readPlace, type PlaceRow } from './store.ts';

export interface PlacesParts {
  readonly db: Kysely<Database>;
  /** Opens the bodies of ledger entries, for the history of a place. */
  readonly decrypt: DecryptBody;
}

/** The register of storage places, and what lies in them (R5.1.2). */
export function placesRoutes({ db, decrypt }: PlacesParts): Mountable {
  const visible = async (scope: Scope, id: string): Promise<PlaceRow> => {
    const row = await findPlace(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };
  const view = async (tx: Tx, change: Promise<Changed<Place>>) => {
    const { id } = await change;
    const row = await readPlace(tx.trx, id);
    const [presented] = row === undefined ? [] : await presentPlaces(tx.trx, [row], tx.actor);
    if (presented === undefined) throw notFound();
    return presented;
  };

  return bind(places, {
    async listPlaces({ scope, querystring, actor }) {
      const { rows, total } = await listPlaces(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: await presentPlaces(db, rows, actor), total, page, pageSize };
    },
    async getPlace({ scope, params, actor }) {
      const [presented] = await presentPlaces(db, [await visible(scope(), params.id)], actor);
      if (presented === undefined) throw notFound();
      return presented;
    },
    getPlaceHistory: async ({ scope, params }) => placeHistory(db, decrypt, (await visible(scope(), params.id)).id),
    async listPlaceSeals({ scope, params, querystring, actor }) {
      const { id } = await visible(scope(), params.id);
      const { rows, total } = await listSealsIn(db, id, querystring);
      const { page, pageSize } = querystring;
      return { items: rows.map((row) => presentStoredSeal(row, actor)), total, page, pageSize };
    },
    async listUnplacedSeals({ scope, querystring, actor }) {
      const { rows, total } = await listUnplaced(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: rows.map((row) => presentStoredSeal(row, actor)), total, page, pageSize };
    },
    registerPlace: ({ body, transact }) => transact((tx) => view(tx, registerPlace(tx, body))),
    correctPlace: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, correctPlace(tx, params.id, body, { ifVersion }))),
    closePlace: ({ params, body, transact }) => transact((tx) => view(tx, closePlace(tx, params.id, body.reason))),
    putSealInPlace: ({ params, body, ifVersion, transact }) =>
      transact(async (tx) => {
        const { id } = await putSealInPlace(tx, params.id, body, { ifVersion });
        const [row] = await readSeals(tx.trx, [id]);
        if (row === undefined) throw notFound();
        return presentSeal(row, tx.actor, tx.at);
      }),
  });
}
