import { followOutcome } from '../approvals/index.ts';
import { approvalEnded } from './commands.ts';

/** Follows the approval of a destruction. */
export const followDestruction = followOutcome('destruction', approvalEnded);
