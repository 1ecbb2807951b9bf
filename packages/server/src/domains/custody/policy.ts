import { permit, permitSelf, type Actor, type Target } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import {
  handoverDecider,
  partiesOf,
  partOf,
  waitingFor,
  type Handover,
  type HandoverCommand,
  type HandoverEvent,
  type HandoverFacts,
} from './handover.ts';

export const handoverSubjects: Aggregate<Handover, HandoverCommand, HandoverEvent, HandoverFacts> = {
  ...handoverDecider,
  subjectType: 'handover',
  table: 'handovers',
  policy: mayCommand,
  project: (handover) => ({
    seal_id: handover.sealId,
    entity_id: handover.entityId,
    status: handover.state,
    giver_id: handover.giverId,
    receiver_id: handover.receiverId,
    witness_id: handover.witnessId,
    waiting: waitingFor(handover),
    ends_at: handover.endsAt,
    return_of: handover.returnOf,
    return_due: handover.returnDue,
  }),
};

/** Whom and what a handover concerns: its three people, and the seal for those who look after seals. */
export const targetOf = (handover: Handover): Target => ({
  entityId: handover.entityId,
  sealId: handover.sealId,
  people: partiesOf(handover),
});

/** May this person read the handover? */
export const mayRead = (actor: Actor, handover: Handover) => permit(actor, 'custody.read', targetOf(handover));

/** Who proposed a handover, or administers its seal, may cancel it. */
export const mayCancel = (actor: Actor, { entityId, sealId, proposedBy }: Handover) =>
  permitSelf(actor, proposedBy) ?? permit(actor, 'custody.handover', { entityId, sealId });

/** Confirming is for the three themselves; no other right replaces them. */
export const mayTakePart = (actor: Actor, handover: Handover) =>
  partOf(handover, actor.id) === undefined ? undefined : permit(actor, 'custody.handover', { people: [actor.id] });

function mayCommand(actor: Actor, command: HandoverCommand, handover: Handover | undefined, facts: HandoverFacts) {
  if (command.type === 'propose') {
    const { custodianId, entityId } = facts.seal;
    const { sealId } = command.description;
    return permit(actor, 'custody.handover', { entityId, sealId, people: [custodianId] }) ?? denied;
  }
  if (handover === undefined || mayRead(actor, handover) === undefined) {
    return { refused: { code: 'not-found' } } as const;
  }
  switch (command.type) {
    case 'confirm':
    case 'decline':
      if (partOf(handover, actor.id) === undefined) return { refused: { code: 'handover-not-party' } } as const;
      return mayTakePart(actor, handover) ?? denied;
    case 'cancel':
      return mayCancel(actor, handover) ?? denied;
    case 'call-off':
    case 'settle-return':
      // Only what happens to the seal does these; they come as the system.
      return denied;
  }
}

const denied = { denied: 'custody.handover' } as const;
