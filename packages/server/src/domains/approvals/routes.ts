import { approvals } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import { covers, type Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Call, type Mountable } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem.ts';
import { openedDigests } from '../documents/index.ts';
import type { ApprovalFacts } from './approval.ts';
import type { Approval } from './approval-state.ts';
import { decideTask, transferTask, type DecideCommand } from './commands.ts';
import { targetOf } from './policy.ts';
import { presentApproval, presentApprovals } from './present.ts';
import { findApproval, listApprovals, type Row } from './store.ts';

/** Approvals under way and done: read by whom they concern, decided by who is asked. */
export function approvalRoutes({ db }: { readonly db: Kysely<Database> }): Mountable {
  const view = async (reader: Kysely<Database>, row: Row<Approval>, actor: Actor) => {
    const ids = row.state.rounds.flatMap(({ documents }) => documents.map((document) => document.id));
    return presentApproval(reader, row, actor, await openedDigests(reader, actor.id, ids));
  };
  type Deciding = Pick<Call<typeof approvals.approve>, 'params' | 'transact' | 'actor'>;
  const decide = ({ params, transact, actor }: Deciding, command: DecideCommand, seen: Seen) =>
    transact(async (tx) => view(tx.trx, await decideTask(tx, params.id, command, seen), actor));

  return bind(approvals, {
    async listApprovals({ scope, querystring, actor }) {
      const { rows, total } = await listApprovals(db, scope(), querystring);
      const { page, pageSize } = querystring;
      return { items: await presentApprovals(db, rows, actor), total, page, pageSize };
    },
    async getApproval({ params, scope, actor }) {
      const row = await findApproval(db, params.id);
      if (row === undefined || !covers(scope(), targetOf(row.state))) throw notFound();
      return view(db, row, actor);
    },
    approve: (call) => decide(call, { type: 'approve', opinion: call.body.opinion }, call.body),
    sendBack: (call) => decide(call, { type: 'return', reason: call.body.reason }, call.body),
    refuse: (call) => decide(call, { type: 'refuse', reason: call.body.reason }, call.body),
    transferTask: ({ params, body, actor, transact }) =>
      transact(async (tx) => {
        const { from = actor.id, to, reason, ...seen } = body;
        return view(tx.trx, await transferTask(tx, params.id, { from, to, reason }, seen), actor);
      }),
  });
}

type Seen = NonNullable<ApprovalFacts['seen']>;
