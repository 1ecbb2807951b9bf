import type { Approval, ApprovalRound, ApprovalStage } from './api.ts';

/** How a stage stands in the drawing of a round. */
export type StageStanding = 'passed' | 'current' | 'stopped' | 'ahead';

/** How the last round of an approval ended, or that it runs; earlier rounds were all returned. */
export const roundStatus = (approval: Pick<Approval, 'status' | 'rounds'>, round: ApprovalRound): Approval['status'] =>
  round.number === approval.rounds.length ? approval.status : 'returned';

/** Where a stage stands in a round with this status. A stage that was reached but not passed stopped the round. */
export function stageStanding(
  stage: Pick<ApprovalStage, 'openedAt' | 'passedAt'>,
  status: Approval['status'],
): StageStanding {
  if (stage.passedAt !== null) return 'passed';
  if (stage.openedAt === null) return 'ahead';
  return status === 'in-approval' ? 'current' : 'stopped';
}

/** The documents of the current round that the reader has not opened yet. */
export const unopenedDocuments = (approval: Pick<Approval, 'rounds'>): ApprovalRound['documents'] =>
  approval.rounds.at(-1)?.documents.filter((document) => !document.opened) ?? [];
