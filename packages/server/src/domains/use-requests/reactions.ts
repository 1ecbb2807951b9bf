import type { Reaction, Tx } from '../../platform/transition.ts';
import { concernedBy, followOutcome, type Approval } from '../approvals/index.ts';
import { shareDocuments } from '../documents/index.ts';
import { approvalEnded } from './commands.ts';
import { letRead, readUseRequest } from './store.ts';

/** Takes over how the approval of a request ends. */
export const followApproval = followOutcome('use-request', approvalEnded);

/** Whoever is asked may read the request. A reaction to `approval.stage-opened` and `approval.transferred`. */
export const letApproversRead: Reaction = async (tx, { after }) => {
  const approval = after as Approval;
  const { type, id: requestId } = approval.subject;
  if (type !== 'use-request') return;
  await letRead(tx.trx, requestId, concernedBy(approval));
  await shareAttachments(tx, requestId, approval);
};

/** Attachments are no part of what is approved, but whoever is asked may read them. */
async function shareAttachments(tx: Tx, requestId: string, approval: Approval): Promise<void> {
  const attachments = (await readUseRequest(tx.trx, requestId))?.state.submission?.content.attachments ?? [];
  const asked = concernedBy(approval).filter((person) => person !== approval.requester);
  await shareDocuments(tx, attachments, asked);
}
