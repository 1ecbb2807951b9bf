import { notices } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor, Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { subjectHistory, type DecryptBody } from '../ledger/index.ts';
import type { Faces } from '../seals/index.ts';
import { confirmNotice, issueActivationNotice } from './commands.ts';
import type { Notice } from './notice.ts';
import { maySeeReceipts, noticeSubjects } from './policy.ts';
import { presentNotices, presentReceipts } from './present.ts';
import { findNotice, listNotices, readNotices, type NoticeRow } from './store.ts';

export interface NoticesParts {
  readonly db: Kysely<Database>;
  /** Opens the bodies of ledger entries, for histories. */
  readonly decrypt: DecryptBody;
  /** Shows specimens. */
  readonly faces: Pick<Faces, 'show'>;
}

export function noticesRoutes({ db, decrypt, faces }: NoticesParts): Mountable {
  const visible = async (scope: Scope, id: string): Promise<NoticeRow> => {
    const row = await findNotice(db, scope, id);
    if (row === undefined) throw notFound();
    return row;
  };
  /** Who has read a notice is no matter of everybody who was told. */
  const overseen = async (actor: Actor, scope: Scope, id: string): Promise<Notice> => {
    const { state } = await visible(scope, id);
    if (!maySeeReceipts(actor, state)) throw new Problem('forbidden', { permission: 'notice.issue' });
    return state;
  };
  /** The changed notice as the person who changed it sees it. */
  const view = async (tx: Tx, change: Promise<Changed<Notice>>) => {
    const { id } = await change;
    const [presented] = await presentNotices(tx.trx, await readNotices(tx.trx, [id]), tx.actor);
    if (presented === undefined) throw notFound();
    return presented;
  };

  return bind(notices, {
    async listNotices({ scope, querystring, actor }) {
      const { rows, total } = await listNotices(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: await presentNotices(db, rows, actor), total, page, pageSize };
    },
    async getNotice({ scope, params, actor }) {
      const [presented] = await presentNotices(db, [await visible(scope(), params.id)], actor);
      if (presented === undefined) throw notFound();
      return presented;
    },
    async getNoticeReceipts({ scope, params, actor }) {
      return presentReceipts(db, await overseen(actor, scope(), params.id));
    },
    async getNoticeSpecimen({ scope, params }) {
      const { seal, specimen } = (await visible(scope(), params.id)).state;
      if (specimen === null) throw new Problem('notice-without-specimen');
      return { ...(await faces.show(seal.sealId, specimen, 'small')), immutable: true };
    },
    async getNoticeHistory({ scope, params, actor }) {
      const { id } = await overseen(actor, scope(), params.id);
      return subjectHistory(db, decrypt, { type: noticeSubjects.subjectType, id }, () => ({ data: {} }));
    },
    confirmNotice: ({ params, transact }) => transact((tx) => view(tx, confirmNotice(tx, params.id))),
    issueActivationNotice: ({ params, body, transact }) =>
      transact((tx) => view(tx, issueActivationNotice(tx, params.id, body))),
  });
}
