import { permit, type Actor, type Target } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { sealDecider, type Seal, type SealCommand, type SealEvent } from './seal.ts';

export const sealSubjects: Aggregate<Seal, SealCommand, SealEvent> = {
  ...sealDecider,
  subjectType: 'seal',
  table: 'seals',
  policy: mayCommand,
  project: (seal) => ({
    entity_id: seal.entityId,
    name: seal.name,
    inscription: seal.inscription,
    code: seal.code,
    kind: seal.kind,
    medium: seal.medium,
    status: seal.state,
    custodian_id: seal.custodianId,
    place_id: seal.placed?.placeId ?? null,
  }),
};

/** Where a seal belongs, for what its custodian may do as well. */
export const targetOf = ({ id, entityId, custodianId }: Pick<Seal, 'id' | 'entityId' | 'custodianId'>): Target => ({
  entityId,
  sealId: id,
  people: [custodianId],
});

/** Where a seal belongs, for those who administer it: holding it gives no right to. */
const administered = ({ id, entityId }: Pick<Seal, 'id' | 'entityId'>): Target => ({ entityId, sealId: id });

/** May this person administer the seal? */
export const mayManage = (actor: Actor, seal: Pick<Seal, 'id' | 'entityId'>) =>
  permit(actor, 'seal.manage', administered(seal));

/** Stopping a seal is the safe side: its custodian and the heads may do it as well. */
export const maySuspend = (actor: Actor, seal: Pick<Seal, 'id' | 'entityId' | 'custodianId'>) =>
  permit(actor, 'seal.suspend', targetOf(seal));

/** May this person read the destruction that the seal is on its way to, or was destroyed by? */
export const mayReadDestruction = (actor: Actor, seal: Pick<Seal, 'id' | 'entityId'>): boolean =>
  permit(actor, 'destruction.read', administered(seal)) !== undefined;

/** May this person apply for the suspension of a seal that they can see? */
export const mayAskForSuspension = (actor: Actor): boolean =>
  permit(actor, 'suspension.request', { people: [actor.id] }) !== undefined;

/** May this person tell departments that the seal is in use? */
export const mayAnnounce = (actor: Actor, seal: Pick<Seal, 'id' | 'entityId'>): boolean =>
  permit(actor, 'notice.issue', administered(seal)) !== undefined;

/** Those who look after seals, or hold this one, see where it lies and its face at full size. */
export const mayInspect = (actor: Actor, seal: Pick<Seal, 'id' | 'entityId' | 'custodianId'>) =>
  permit(actor, 'sealing.read', targetOf(seal));

/** May this person say in which place the seal lies: its custodian, or those who look after seals? */
export const mayPut = (actor: Actor, seal: Pick<Seal, 'id' | 'entityId' | 'custodianId'>) =>
  permit(actor, 'place.use', targetOf(seal));

/** Steps of another subject that the seal takes over. */
const followsFrom = (command: SealCommand): boolean =>
  (command.type === 'suspend' && command.application !== undefined) ||
  ['drop-destruction', 'destroy', 'take-out', 'bring-back'].includes(command.type);

function mayCommand(actor: Actor, command: SealCommand, seal: Seal | undefined) {
  if (command.type === 'register') {
    return permit(actor, 'seal.manage', { entityId: command.description.entityId }) ?? denied('seal.manage');
  }
  if (seal === undefined) return { refused: { code: 'not-found' } } as const;
  // What follows from an approved destruction or application, from its end, and from a carry-out, comes as the system.
  if (followsFrom(command)) return denied('seal.manage');
  if (command.type === 'put-in-place') return mayPut(actor, seal) ?? denied('place.use');
  return command.type === 'suspend' || command.type === 'report-loss'
    ? (maySuspend(actor, seal) ?? denied('seal.suspend'))
    : (mayManage(actor, seal) ?? denied('seal.manage'));
}

const denied = <Missing extends 'seal.manage' | 'seal.suspend' | 'place.use'>(permission: Missing) => ({
  denied: permission,
});
