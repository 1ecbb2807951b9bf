import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { carryOutDecider, isOpen, type CarryOut, type CarryOutCommand, type CarryOutEvent } from './carry-out.ts';

export const carryOutSubjects: Aggregate<CarryOut, CarryOutCommand, CarryOutEvent> = {
  ...carryOutDecider,
  subjectType: 'carry-out',
  table: 'carry_outs',
  policy: mayCommand,
  project: (carryOut) => ({
    status: carryOut.state,
    number: carryOut.number,
    seal_id: carryOut.seal.sealId,
    entity_id: carryOut.seal.entityId,
    carrier_id: carryOut.carrierId,
    companion_id: carryOut.companionId,
    case_id: carryOut.flow.caseId,
    open: isOpen(carryOut),
    due_at: carryOut.dueAt,
    overdue_since: carryOut.overdueSince,
    search_text: [carryOut.number, carryOut.seal.name, carryOut.destination, carryOut.purpose].join('\n').toLowerCase(),
  }),
};

/** May this person see to the carry-outs of the seal? */
export const mayManage = (actor: Actor, { entityId, sealId }: CarryOut['seal']) =>
  permit(actor, 'carry-out.manage', { entityId, sealId });

/** Is it this person's own carry-out? */
export const mayCarry = (actor: Actor, { carrierId }: Pick<CarryOut, 'carrierId'>) =>
  permit(actor, 'carry-out.request', { people: [carrierId] });

/** The custodian asks, leaves and comes back; the seal office sees to it; the rest follows from approval and time. */
function mayCommand(actor: Actor, command: CarryOutCommand, carryOut: CarryOut | undefined) {
  if (command.type === 'submit') {
    return mayCarry(actor, { carrierId: actor.id }) ?? ({ denied: 'carry-out.request' } as const);
  }
  if (carryOut === undefined) return { refused: { code: 'not-found' } } as const;
  switch (command.type) {
    case 'resubmit':
    case 'leave':
      return mayCarry(actor, carryOut) ?? ({ refused: { code: 'carry-out-not-requester' } } as const);
    case 'withdraw':
    case 'bring-back':
      return mayCarry(actor, carryOut) ?? mayManage(actor, carryOut.seal) ?? ({ denied: 'carry-out.manage' } as const);
    case 'check':
      return mayManage(actor, carryOut.seal) ?? ({ denied: 'carry-out.manage' } as const);
    case 'decide-approval':
    case 'mark-overdue':
    case 'call-off':
      return { denied: 'carry-out.manage' } as const;
  }
}
