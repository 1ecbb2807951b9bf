import { seals, type SealKey } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor, Scope } from '../../platform/authz/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import type { DecryptBody } from '../ledger/index.ts';
import {
  bindSealKey,
  changeCustodian,
  correctSeal,
  exemptSealFiling,
  recallSeal,
  recordSealFiling,
  recordSealFound,
  registerSeal,
  reportSealLoss,
  resumeSeal,
  sealAwaySeal,
  setSealFace,
  suspendSeal,
} from './commands.ts';
import type { Faces } from './faces.ts';
import { sealHistory } from './history.ts';
import { mayInspect, mayManage } from './policy.ts';
import { presentSeal } from './present.ts';
import type { Seal } from './seal.ts';
import { closedWith } from './out-of-use.ts';
import { findSeal, listSeals, readSeals, type SealRow } from './store.ts';

export interface SealsParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly faces: Faces;
  /** Opens the bodies of ledger entries, for the history of a seal. */
  readonly decrypt: DecryptBody;
  /** Makes and takes over keys: the sealer. What it knows about a seal comes from the ledger. */
  readonly keys: {
    issueSealKey(sealId: string): Promise<SealKey>;
    importSealKey(sealId: string, pkcs12: Uint8Array, password: string): Promise<SealKey>;
  };
}

export function sealsRoutes({ db, clock, faces, decrypt, keys }: SealsParts): Mountable {
  /** The changed seal as the person who changed it sees it. */
  const view = async (tx: Tx, change: Promise<Changed<Seal>>) => {
    const { id } = await change;
    const [row] = await readSeals(tx.trx, [id]);
    if (row === undefined) throw notFound();
    return presentSeal(row, tx.actor, tx.at);
  };
  const visible = async (scope: Scope, id: string): Promise<SealRow> => {
    const row = await findSeal(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };
  /**
   * A seal about to be changed in a way that costs work outside of the transaction. The rules decide later; this only
   * keeps that work from people who could not change it anyhow, and a key from a seal that will not have it.
   */
  const managed = async (actor: Actor, scope: Scope, id: string): Promise<Seal> => {
    const { state } = await visible(scope, id);
    if (mayManage(actor, state) === undefined) throw new Problem('forbidden', { permission: 'seal.manage' });
    const closed = closedWith(state);
    if (closed !== undefined) throw new Problem(closed, { name: state.name });
    return state;
  };

  return bind(seals, {
    async listSeals({ scope, querystring, actor }) {
      const { rows, total } = await listSeals(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: rows.map((row) => presentSeal(row, actor, clock.now())), total, page, pageSize };
    },
    async getSeal({ scope, params, actor }) {
      return presentSeal(await visible(scope(), params.id), actor, clock.now());
    },
    async getSealFace({ scope, params, actor }) {
      const { state } = await visible(scope(), params.id);
      if (state.face === null) throw new Problem('seal-face-missing');
      return faces.show(state.id, state.face, mayInspect(actor, state) === undefined ? 'small' : 'full');
    },
    async getSealHistory({ scope, params }) {
      const { id } = await visible(scope(), params.id);
      return sealHistory(db, decrypt, id);
    },
    registerSeal: ({ body, transact }) => transact((tx) => view(tx, registerSeal(tx, body))),
    correctSeal: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, correctSeal(tx, params.id, body, { ifVersion }))),
    changeSealCustodian: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, changeCustodian(tx, params.id, body, { ifVersion }))),
    recordSealFiling: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, recordSealFiling(tx, params.id, body, { ifVersion }))),
    exemptSealFiling: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, exemptSealFiling(tx, params.id, body.reason, { ifVersion }))),
    suspendSeal: ({ params, body, transact }) => transact((tx) => view(tx, suspendSeal(tx, params.id, body.reason))),
    resumeSeal: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, resumeSeal(tx, params.id, body.reason, { ifVersion }))),
    reportSealLoss: ({ params, body, transact }) => transact((tx) => view(tx, reportSealLoss(tx, params.id, body))),
    recordSealFound: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, recordSealFound(tx, params.id, body.reason, { ifVersion }))),
    recallSeal: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, recallSeal(tx, params.id, body.reason, { ifVersion }))),
    sealAwaySeal: ({ params, body, ifVersion, transact }) =>
      transact((tx) => view(tx, sealAwaySeal(tx, params.id, body, { ifVersion }))),
    async previewSealFace({ scope, body }) {
      scope();
      return faces.preview(body);
    },
    drawSealFace: ({ params, body, ifVersion, transact }) =>
      transact(async (tx) => view(tx, setSealFace(tx, params.id, await faces.draw(body), { ifVersion }))),
    async previewSealScan({ scope, querystring, body }) {
      scope();
      return faces.clean(body, querystring);
    },
    async scanSealFace({ scope, actor, params, querystring, body, ifVersion, transact }) {
      const { size } = await managed(actor, scope(), params.id);
      const face = await faces.keep(params.id, body, { ...size, ...querystring });
      return transact((tx) => view(tx, setSealFace(tx, params.id, face, { ifVersion })));
    },
    async issueSealKey({ scope, actor, params, ifVersion, transact }) {
      await managed(actor, scope(), params.id);
      const key = await keys.issueSealKey(params.id);
      return transact((tx) => view(tx, bindSealKey(tx, params.id, key, { ifVersion })));
    },
    async importSealKey({ scope, actor, params, body, ifVersion, transact }) {
      await managed(actor, scope(), params.id);
      const key = await keys.importSealKey(params.id, Buffer.from(body.pkcs12, 'base64'), body.password);
      return transact((tx) => view(tx, bindSealKey(tx, params.id, key, { ifVersion })));
    },
  });
}
