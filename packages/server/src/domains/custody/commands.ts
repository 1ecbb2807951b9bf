import type { HandoverDescription, HandoverObstacle, SealCondition } from '@yinxin/contract';
import { heldPermissions } from '../../platform/authz/index.ts';
import { newId, SYSTEM_ACTOR } from '../../platform/ids.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Reaction, Tx } from '../../platform/transition.ts';
import { isActivePerson, loadGrants, peopleWithRole } from '../organization/index.ts';
import { changeCustodian, sealSubjects, type Seal } from '../seals/index.ts';
import { partiesOf, type Handover, type HandoverCommand, type HandoverFacts } from './handover.ts';
import { handoverSubjects } from './policy.ts';
import { heldUnder, openHandover, readHandovers } from './store.ts';

const asSystem = { asSystem: true } as const;

/**
 * Locks the seal before anything is looked at: handovers of one seal, sealing with it and changes of its custodian wait
 * for each other here.
 */
async function lookUp(
  tx: Tx,
  id: string,
  handover: Pick<HandoverDescription, 'sealId' | 'giverId' | 'receiverId' | 'witnessId'>,
): Promise<Omit<HandoverFacts, 'at' | 'actor'>> {
  const { sealId, receiverId, witnessId } = handover;
  const seal = await tx.lock(sealSubjects, sealId);
  if (seal === undefined) throw notFound();
  const { name, state, medium, entityId, custodianId, out } = seal.state;
  const active: string[] = [];
  for (const person of partiesOf(handover)) if (await isActivePerson(tx.trx, person)) active.push(person);
  const custodians = await peopleWithRole(tx.trx, 'custodian', { entityId, sealId }, tx.at);
  const witness = { id: witnessId, grants: await loadGrants(tx.trx, witnessId, tx.at), address: 'local' };
  return {
    seal: { name, state, medium, entityId, custodianId, carriedOut: out !== undefined },
    active,
    receiverEntitled: custodians.includes(receiverId),
    witnessEntitled: heldPermissions(witness).has('custody.handover'),
    otherOpen: ![undefined, id].includes(await openHandover(tx.trx, sealId)),
    heldUnder: await heldUnder(tx.trx, sealId),
  };
}

/** Proposes a handover; nobody has confirmed it by that, not even the person who proposes it. */
export async function proposeHandover(
  tx: Tx,
  description: HandoverDescription,
  asked: { readonly asSystem?: true } = {},
): Promise<Changed<Handover>> {
  const id = newId();
  const facts = await lookUp(tx, id, description);
  return tx.apply(handoverSubjects, id, { type: 'propose', id, description }, { facts, ...asked });
}

async function change(
  tx: Tx,
  id: string,
  command: HandoverCommand,
  asked: { readonly asSystem?: true } = {},
): Promise<Changed<Handover>> {
  const [known] = await readHandovers(tx.trx, [id]);
  if (known === undefined) throw notFound();
  const facts = await lookUp(tx, id, known.state);
  return tx.apply(handoverSubjects, id, command, { facts, ...asked });
}

/** Confirms as one of the three; the third confirmation completes the handover. */
export const confirmHandover = (tx: Tx, id: string, condition: SealCondition | null): Promise<Changed<Handover>> =>
  change(tx, id, { type: 'confirm', condition });

/** Declines as one of the three. */
export const declineHandover = (tx: Tx, id: string, reason: string): Promise<Changed<Handover>> =>
  change(tx, id, { type: 'decline', reason });

/** Cancels an open handover. */
export const cancelHandover = (tx: Tx, id: string, reason: string): Promise<Changed<Handover>> =>
  change(tx, id, { type: 'cancel', reason });

/** A completed handover moves the custody, in the same transaction: there is one custodian at every instant. */
export const moveCustody: Reaction = async (tx, { subjectId, after }) => {
  const { sealId, receiverId, reason } = after as Handover;
  await changeCustodian(tx, sealId, { custodianId: receiverId, reason, handoverId: subjectId }, asSystem);
};

/** A seal that was handed over for a while and has left the person who held it is not to be returned any more. */
export const settleReturn: Reaction = async (tx, { subjectId, before }) => {
  const held = await heldUnder(tx.trx, subjectId, (before as Seal).custodianId);
  if (held !== null) await change(tx, held.handoverId, { type: 'settle-return' }, asSystem);
};

/**
 * An open handover ends with what it was agreed on: what the three have confirmed so far was about a seal in another
 * state, or held by another person. Where it is still wanted and possible, it is proposed anew.
 */
export const callOffHandover: Reaction = async (tx, { subjectId, event, after }) => {
  const open = await openHandover(tx.trx, subjectId);
  if (open === undefined) return;
  await change(tx, open, { type: 'call-off', because: obstacle(event.type, after as Seal) }, asSystem);
};

function obstacle(type: string, { state }: Seal): HandoverObstacle {
  if (type === 'seal.custodian-changed') return 'custodian-changed';
  if (type === 'seal.destroyed') return 'seal-destroyed';
  // A damaged seal is suspended by the same report that loses a lost one.
  return state === 'lost' ? 'seal-lost' : state === 'suspended' ? 'seal-suspended' : 'seal-recalled';
}

/** The time of a temporary handover is up: proposes to hand the seal back, before the same witness. */
export async function proposeReturn(tx: Tx, id: string): Promise<void> {
  const [known] = await readHandovers(tx.trx, [id]);
  if (known === undefined || !known.state.returnDue) return;
  const { sealId, giverId, receiverId, witnessId } = known.state;
  const back = { sealId, giverId: receiverId, receiverId: giverId, witnessId } as const;
  await proposeHandover(tx, { ...back, kind: 'permanent', endsAt: null, reason: RETURN_REASON }, asSystem);
}

const RETURN_REASON = '临时交接期满，归还原保管人';

/** Whether the system itself proposed a handover. */
export const proposedBySystem = ({ proposedBy }: Handover): boolean => proposedBy === SYSTEM_ACTOR;
