import { followOutcome } from '../approvals/index.ts';
import { approvalEnded } from './commands.ts';

/** Follows the approval of an engraving request. */
export const followEngraving = followOutcome('engraving', approvalEnded);
