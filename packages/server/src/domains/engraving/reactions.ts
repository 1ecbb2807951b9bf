import type { Reaction } from '../../platform/transition.ts';
import type { Approval, ApprovalEvent } from '../approvals/index.ts';
import { approvalEnded } from './commands.ts';

/** Follows the approval of an engraving request. A reaction to every event of an approval; others are left alone. */
export const followEngraving: Reaction = async (tx, { subjectId: caseId, event, after }) => {
  const { subject } = after as Approval;
  if (subject.type !== 'engraving') return;
  const happened = event as ApprovalEvent;
  switch (happened.type) {
    case 'approval.approved':
      return approvalEnded(tx, subject.id, { caseId, outcome: 'approved', reason: '' });
    case 'approval.returned':
      return approvalEnded(tx, subject.id, { caseId, outcome: 'returned', reason: happened.reason });
    case 'approval.refused':
      return approvalEnded(tx, subject.id, { caseId, outcome: 'refused', reason: happened.reason });
    default:
  }
};
