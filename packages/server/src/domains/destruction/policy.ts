import { permit, type Actor, type Target } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import {
  awaitedWitnesses,
  destructionDecider,
  type Destruction,
  type DestructionCommand,
  type DestructionEvent,
} from './destruction.ts';

export const destructionSubjects: Aggregate<Destruction, DestructionCommand, DestructionEvent> = {
  ...destructionDecider,
  subjectType: 'destruction',
  table: 'destructions',
  policy: mayCommand,
  project: (destruction) => ({
    status: destruction.state,
    number: destruction.number,
    seal_id: destruction.seal.sealId,
    entity_id: destruction.seal.entityId,
    proposer_id: destruction.proposerId,
    case_id: destruction.flow.caseId,
    witness_ids: destruction.record?.witnessIds ?? [],
    awaited: awaitedWitnesses(destruction),
    search_text: [destruction.number, destruction.seal.name, destruction.unit?.name]
      .filter(Boolean)
      .join('\n')
      .toLowerCase(),
  }),
};

/** The seal that is destroyed, for those who administer it: watching gives no right to. */
const administered = ({ entityId, sealId }: Destruction['seal']): Target => ({ entityId, sealId });

/** May this person administer the destruction of the seal? */
export const mayManage = (actor: Actor, seal: Destruction['seal']) =>
  permit(actor, 'destruction.manage', administered(seal));

/** The seal office proposes, records and archives; a witness confirms; the rest follows from approval and sealer. */
function mayCommand(actor: Actor, command: DestructionCommand, destruction: Destruction | undefined) {
  const seal = command.type === 'propose' ? command.seal : destruction?.seal;
  if (seal === undefined) return { refused: { code: 'not-found' } } as const;
  switch (command.type) {
    case 'propose':
    case 'resubmit':
    case 'withdraw':
    case 'record':
    case 'file-certificate':
      return mayManage(actor, seal) ?? ({ denied: 'destruction.manage' } as const);
    case 'confirm':
      return (
        permit(actor, 'destruction.witness', { people: destruction?.record?.witnessIds ?? [] }) ??
        ({ refused: { code: 'destruction-not-witness' } } as const)
      );
    case 'decide-approval':
    case 'record-keys-destroyed':
      return { denied: 'destruction.manage' } as const;
  }
}
