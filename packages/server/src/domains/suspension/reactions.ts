import { followOutcome } from '../approvals/index.ts';
import { approvalEnded } from './commands.ts';

/** Follows the approval of an application for suspension. */
export const followSuspension = followOutcome('suspension', approvalEnded);
