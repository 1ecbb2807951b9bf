import { destructions } from '@yinxin/contract';
import { renderForm } from '@yinxin/esign';
import type { Scope } from '../../platform/authz/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import type { DecryptBody } from '../ledger/index.ts';
import {
  confirmDestruction,
  fileCertificate,
  proposeDestruction,
  recordDestruction,
  resubmitDestruction,
  withdrawDestruction,
} from './commands.ts';
import type { Destruction } from './destruction.ts';
import { destructionHistory } from './history.ts';
import { destroyKeys, type KeyParts } from './keys.ts';
import { presentDestructions } from './present.ts';
import { destructionForm } from './form.ts';
import { findDestruction, listDestructions, readDestruction, type DestructionRow } from './store.ts';

export interface DestructionParts extends KeyParts {
  readonly clock: Clock;
  /** Opens the bodies of ledger entries, for the history of a destruction. */
  readonly decrypt: DecryptBody;
}

export function destructionRoutes(parts: DestructionParts): Mountable {
  const { db, clock, decrypt } = parts;
  const visible = async (scope: Scope, id: string): Promise<DestructionRow> => {
    const row = await findDestruction(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };
  /** The changed destruction as the person who changed it sees it. */
  const view = async (tx: Tx, change: Promise<Changed<Destruction>>) => {
    const { id } = await change;
    const row = await readDestruction(tx.trx, id);
    const [presented] = row === undefined ? [] : await presentDestructions(tx.trx, [row], tx.actor);
    if (presented === undefined) throw notFound();
    return presented;
  };

  return bind(destructions, {
    async listDestructions({ scope, querystring, actor }) {
      const { rows, total } = await listDestructions(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: await presentDestructions(db, rows, actor), total, page, pageSize };
    },
    async getDestruction({ scope, params, actor }) {
      const [presented] = await presentDestructions(db, [await visible(scope(), params.id)], actor);
      if (presented === undefined) throw notFound();
      return presented;
    },
    async getDestructionHistory({ scope, params }) {
      return destructionHistory(db, decrypt, (await visible(scope(), params.id)).state);
    },
    async getDestructionForm({ scope, params, actor, language }) {
      const row = await visible(scope(), params.id);
      const [presented] = await presentDestructions(db, [row], actor);
      if (presented === undefined) throw notFound();
      const history = await destructionHistory(db, decrypt, row.state);
      const bytes = await renderForm(destructionForm(presented, history, { language, at: clock.now() }));
      return { bytes, mediaType: 'application/pdf', fileName: `${presented.number}.pdf` };
    },
    proposeDestruction: ({ params, body, transact }) =>
      transact((tx) => view(tx, proposeDestruction(tx, params.id, body))),
    resubmitDestruction: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, resubmitDestruction(tx, params.id, body, { ifVersion }))),
    withdrawDestruction: ({ params, body, transact }) =>
      transact((tx) => view(tx, withdrawDestruction(tx, params.id, body.reason))),
    recordDestruction: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, recordDestruction(tx, params.id, body, { ifVersion }))),
    async confirmDestruction({ params, ifVersion, transact }) {
      const confirmed = await transact((tx) => view(tx, confirmDestruction(tx, params.id, { ifVersion })));
      // After the commit: the sealer believes nothing that is not under a checkpoint.
      await destroyKeys(parts, params.id);
      return confirmed;
    },
    fileDestructionCertificate: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, fileCertificate(tx, params.id, body.documentId, { ifVersion }))),
  });
}
