import type { Reaction, Tx } from '../../platform/transition.ts';
import { concernedBy, type Approval, type ApprovalEvent } from '../approvals/index.ts';
import { shareDocuments } from '../documents/index.ts';
import { approvalEnded } from './commands.ts';
import { letRead, readUseRequest } from './store.ts';

/**
 * Follows the approval of a request: whoever is asked may read the request, and how it ends is taken over. A reaction to
 * every event of an approval; those about other subjects are left alone.
 */
export const followApproval: Reaction = async (tx, { subjectId: caseId, event, after }) => {
  const approval = after as Approval;
  if (approval.subject.type !== 'use-request') return;
  const requestId = approval.subject.id;
  const happened = event as ApprovalEvent;
  switch (happened.type) {
    case 'approval.stage-opened':
    case 'approval.transferred':
      await letRead(tx.trx, requestId, concernedBy(approval));
      return shareAttachments(tx, requestId, approval);
    case 'approval.approved':
      return approvalEnded(tx, { requestId, caseId, outcome: 'approved', reason: '' });
    case 'approval.returned':
      return approvalEnded(tx, { requestId, caseId, outcome: 'returned', reason: happened.reason });
    case 'approval.refused':
      return approvalEnded(tx, { requestId, caseId, outcome: 'refused', reason: happened.reason });
    default:
  }
};

/** Attachments are no part of what is approved, but whoever is asked may read them. */
async function shareAttachments(tx: Tx, requestId: string, approval: Approval): Promise<void> {
  const attachments = (await readUseRequest(tx.trx, requestId))?.state.submission?.content.attachments ?? [];
  const asked = concernedBy(approval).filter((person) => person !== approval.requester);
  await shareDocuments(tx, attachments, asked);
}
