import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { suspensionDecider, type Suspension, type SuspensionCommand, type SuspensionEvent } from './suspension.ts';

export const suspensionSubjects: Aggregate<Suspension, SuspensionCommand, SuspensionEvent> = {
  ...suspensionDecider,
  subjectType: 'suspension',
  table: 'suspensions',
  policy: mayCommand,
  project: (suspension) => ({
    status: suspension.state,
    number: suspension.number,
    seal_id: suspension.seal.sealId,
    entity_id: suspension.seal.entityId,
    department_id: suspension.departmentId,
    requester_id: suspension.requesterId,
    custodian_id: suspension.seal.custodianId,
    case_id: suspension.flow.caseId,
    from_day: suspension.fromDay,
    search_text: [suspension.number, suspension.seal.name].join('\n').toLowerCase(),
  }),
};

/** May this person hand the application in again? */
export const mayResubmit = (actor: Actor, { requesterId }: Suspension) =>
  permit(actor, 'suspension.request', { people: [requesterId] });

/** May this person give the application up: its requester, or who looks after the seal? */
export const mayGiveUp = (actor: Actor, suspension: Suspension) =>
  mayResubmit(actor, suspension) ??
  permit(actor, 'seal.manage', { entityId: suspension.seal.entityId, sealId: suspension.seal.sealId });

/** The using department applies (R7.1.1); the rest follows from the approval and from the day. */
function mayCommand(actor: Actor, command: SuspensionCommand, suspension: Suspension | undefined) {
  if (command.type === 'submit') {
    // An application is its requester's own; in whose name else could it be made.
    return permit(actor, 'suspension.request', { people: [actor.id] }) ?? ({ denied: 'suspension.request' } as const);
  }
  if (suspension === undefined) return { refused: { code: 'not-found' } } as const;
  const notRequester = { refused: { code: 'suspension-not-requester' } } as const;
  switch (command.type) {
    case 'resubmit':
      return mayResubmit(actor, suspension) ?? notRequester;
    case 'withdraw':
      return mayGiveUp(actor, suspension) ?? notRequester;
    case 'decide-approval':
    case 'complete':
      return { denied: 'seal.manage' } as const;
  }
}
