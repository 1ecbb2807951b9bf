import { permit, permitSelf, type Actor } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { sealingDecider, type Sealing, type SealingCommand, type SealingEvent } from './sealing.ts';

export const sealingSubjects: Aggregate<Sealing, SealingCommand, SealingEvent> = {
  ...sealingDecider,
  subjectType: 'sealing',
  table: 'sealings',
  policy: mayCommand,
  project: (task) => ({
    request_id: task.requestId,
    document_id: task.documentId,
    seal_id: task.sealId,
    medium: task.medium,
    status: task.state,
    requester_id: task.asker.requesterId,
    department_id: task.asker.departmentId,
    entity_id: task.asker.entityId,
    handler_ids: task.handlerIds,
    sealed_document_id: task.sealed?.documentId ?? null,
  }),
};

/**
 * Custodians work on the tasks of the seals they hold; that the person is the custodian, and nobody else, is a rule of
 * the task itself. Tasks are made and cancelled by what happens to requests and seals.
 */
function mayCommand(actor: Actor, command: SealingCommand, task: Sealing | undefined) {
  if (task === undefined) return { refused: { code: 'not-found' } } as const;
  switch (command.type) {
    case 'confirm-positions':
    case 'start':
    case 'register-use':
    case 'close': {
      const { seal } = command.circumstances;
      // Somebody else who may seal gets to hear whose seal it is.
      if (permit(actor, 'sealing.perform', { people: [actor.id] }) === undefined) return denied;
      if (actor.id === seal.custodianId)
        return permit(actor, 'sealing.perform', { people: [seal.custodianId] }) ?? denied;
      return { refused: { code: 'sealing-not-custodian', params: { name: seal.name } } } as const;
    }
    case 'sealed':
    case 'failed':
      return (task.attempt && permitSelf(actor, task.attempt.by)) ?? denied;
    case 'create':
    case 'cancel':
      return denied;
  }
}

const denied = { denied: 'sealing.perform' } as const;
