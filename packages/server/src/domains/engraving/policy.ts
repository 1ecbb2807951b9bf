import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { engraverDecider, type Engraver, type EngraverCommand, type EngraverEvent } from './engraver.ts';
import { engravingDecider, type Engraving, type EngravingCommand, type EngravingEvent } from './engraving.ts';

export const engraverSubjects: Aggregate<Engraver, EngraverCommand, EngraverEvent> = {
  ...engraverDecider,
  subjectType: 'engraver',
  table: 'engravers',
  policy: (actor, command, engraver) => {
    const entityId = command.type === 'register' ? command.entityId : engraver?.entityId;
    if (entityId === undefined) return { refused: { code: 'not-found' } };
    return mayKeepEngravers(actor, { entityId }) ?? { denied: 'engraver.manage' };
  },
  project: (engraver) => ({
    entity_id: engraver.entityId,
    name: engraver.name,
    uscc: engraver.uscc,
    status: engraver.state,
    qualified_until: engraver.qualifiedUntil,
    search_text: [engraver.name, engraver.uscc, engraver.qualificationNumber].join('\n').toLowerCase(),
  }),
};

/** May this person change the register of engravers of the entity? */
export const mayKeepEngravers = (actor: Actor, { entityId }: Pick<Engraver, 'entityId'>) =>
  permit(actor, 'engraver.manage', { entityId });

export const engravingSubjects: Aggregate<Engraving, EngravingCommand, EngravingEvent> = {
  ...engravingDecider,
  subjectType: 'engraving',
  table: 'engravings',
  policy: mayCommand,
  project: (engraving) => ({
    status: engraving.state,
    number: engraving.number,
    entity_id: engraving.entityId,
    department_id: engraving.departmentId,
    requester_id: engraving.requesterId,
    case_id: engraving.flow.caseId,
    engraver_id: engraving.order?.engraverId ?? null,
    seal_id: engraving.sealId,
    search_text: [engraving.number, engraving.name, engraving.order?.name].filter(Boolean).join('\n').toLowerCase(),
  }),
};

/** May this person arrange the engraving: order it, accept it, register the seal? */
export const mayManage = (actor: Actor, { entityId }: Pick<Engraving, 'entityId'>) =>
  permit(actor, 'engraving.manage', { entityId });

/** May this person give the request up: the requester until it is ordered, the seal office until it is delivered? */
export const mayGiveUp = (actor: Actor, engraving: Engraving) =>
  (engraving.state === 'ordered'
    ? undefined
    : permit(actor, 'engraving.request', { people: [engraving.requesterId] })) ?? mayManage(actor, engraving);

/** The using department asks, the seal office arranges; the rest follows from the approval (R4.1.1, R4.1.2). */
function mayCommand(actor: Actor, command: EngravingCommand, engraving: Engraving | undefined) {
  if (command.type === 'submit') {
    // A request is its requester's own; in whose name else could it be made.
    return permit(actor, 'engraving.request', { people: [actor.id] }) ?? ({ denied: 'engraving.request' } as const);
  }
  if (engraving === undefined) return { refused: { code: 'not-found' } } as const;
  switch (command.type) {
    case 'resubmit':
      return (
        permit(actor, 'engraving.request', { people: [engraving.requesterId] }) ??
        ({ refused: { code: 'engraving-not-requester' } } as const)
      );
    case 'withdraw':
      return mayGiveUp(actor, engraving) ?? giveUpRefused(actor, engraving);
    case 'order':
    case 'reject-delivery':
    case 'accept-delivery':
    case 'complete':
      return mayManage(actor, engraving) ?? ({ denied: 'engraving.manage' } as const);
    case 'decide-approval':
      return { denied: 'engraving.manage' } as const;
  }
}

const giveUpRefused = (actor: Actor, { requesterId }: Engraving) =>
  actor.id === requesterId
    ? ({ refused: { code: 'engraving-ordered' } } as const)
    : ({ denied: 'engraving.manage' } as const);
