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

/** Those who look after seals, or hold this one, see where it lies and its face at full size. */
export const mayInspect = (actor: Actor, seal: Pick<Seal, 'id' | 'entityId' | 'custodianId'>) =>
  permit(actor, 'sealing.read', targetOf(seal));

function mayCommand(actor: Actor, command: SealCommand, seal: Seal | undefined) {
  if (command.type === 'register') {
    return permit(actor, 'seal.manage', { entityId: command.description.entityId }) ?? denied('seal.manage');
  }
  if (seal === undefined) return { refused: { code: 'not-found' } } as const;
  // What follows from an approved destruction, or from its end, and from a carry-out, comes as the system.
  const follows = command.type === 'drop-destruction' || command.type === 'destroy';
  if (follows || command.type === 'take-out' || command.type === 'bring-back') return denied('seal.manage');
  return command.type === 'suspend' || command.type === 'report-loss'
    ? (maySuspend(actor, seal) ?? denied('seal.suspend'))
    : (mayManage(actor, seal) ?? denied('seal.manage'));
}

const denied = <Missing extends 'seal.manage' | 'seal.suspend'>(permission: Missing) => ({ denied: permission });
