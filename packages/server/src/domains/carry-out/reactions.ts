import type { Reaction } from '../../platform/transition.ts';
import { followOutcome } from '../approvals/index.ts';
import type { Seal } from '../seals/index.ts';
import { approvalEnded, callOff } from './commands.ts';

/** Follows the approval of a carry-out. */
export const followCarryOut = followOutcome('carry-out', approvalEnded);

/** A carry-out ends with what it was agreed on: a seal in use, in the hands of whoever asked. */
export const callOffCarryOut: Reaction = (tx, { subjectId, event, after }) => {
  if (event.type === 'seal.custodian-changed') return callOff(tx, subjectId, 'custodian-changed');
  return callOff(tx, subjectId, (after as Seal).state === 'lost' ? 'seal-lost' : 'seal-out-of-use');
};
