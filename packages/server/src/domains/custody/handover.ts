import type {
  HandoverDescription,
  HandoverObstacle,
  HandoverPart,
  HandoverState,
  SealCondition,
  SealMedium,
  SealState,
} from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decider, type Decision, type EventMeta } from '../../platform/decider.ts';

/** One handover of a seal (交接): three people, what they confirm, and how far they are. */
export interface Handover extends HandoverDescription {
  readonly id: string;
  readonly state: HandoverState;
  /** Entity of the seal, for rights. */
  readonly entityId: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  /** When each of the three confirmed; a part that is missing has not. */
  readonly confirmed: Readonly<Partial<Record<HandoverPart, string>>>;
  /** As the receiver found a physical seal. */
  readonly condition: SealCondition | null;
  /** The temporary handover that this one brings back. */
  readonly returnOf: string | null;
  /** Temporary ones, from their completion until the seal has gone back or elsewhere. */
  readonly returnDue: boolean;
  readonly outcome: HandoverOutcome | null;
}

interface HandoverOutcome {
  readonly at: string;
  readonly by: string;
  /** Why somebody declined or cancelled it. */
  readonly reason: string | null;
  /** What happened to the seal, where that ended it. */
  readonly because: HandoverObstacle | null;
}

/** What is true about the seal and the three people, looked up under the lock of the seal. */
export interface HandoverFacts extends BaseFacts {
  readonly seal: {
    readonly name: string;
    readonly state: SealState;
    readonly medium: SealMedium;
    readonly entityId: string;
    readonly custodianId: string;
    /** Its custodian has it with them outside. */
    readonly carriedOut: boolean;
  };
  /** Those of the three who are here and can sign in. */
  readonly active: readonly string[];
  /** The receiver has the role of custodian for this seal. */
  readonly receiverEntitled: boolean;
  /** The witness may confirm handovers at all. */
  readonly witnessEntitled: boolean;
  /** Another handover of the seal is open. */
  readonly otherOpen: boolean;
  /** The temporary handover under which the custodian holds the seal, if so. */
  readonly heldUnder: { readonly handoverId: string; readonly giverId: string } | null;
}

export type HandoverCommand =
  | { readonly type: 'propose'; readonly id: string; readonly description: HandoverDescription }
  | { readonly type: 'confirm'; readonly condition: SealCondition | null }
  | { readonly type: 'decline'; readonly reason: string }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'call-off'; readonly because: HandoverObstacle }
  | { readonly type: 'settle-return' };

export type HandoverEvent =
  | {
      readonly type: 'handover.proposed';
      readonly id: string;
      readonly description: HandoverDescription;
      readonly entityId: string;
      readonly returnOf: string | null;
    }
  | {
      readonly type: 'handover.confirmed';
      readonly part: HandoverPart;
      readonly condition: SealCondition | null;
    }
  | { readonly type: 'handover.completed' }
  | { readonly type: 'handover.declined'; readonly part: HandoverPart; readonly reason: string }
  | { readonly type: 'handover.cancelled'; readonly reason: string }
  | { readonly type: 'handover.called-off'; readonly because: HandoverObstacle }
  | { readonly type: 'handover.return-settled' };

type People = Pick<HandoverDescription, 'giverId' | 'receiverId' | 'witnessId'>;

/** The three people of a handover: giver, receiver, witness. */
export const partiesOf = ({ giverId, receiverId, witnessId }: People): readonly [string, string, string] => [
  giverId,
  receiverId,
  witnessId,
];

/** Which of the three a person is; undefined for everybody else. */
export function partOf(handover: People, person: string): HandoverPart | undefined {
  if (person === handover.giverId) return 'giver';
  if (person === handover.receiverId) return 'receiver';
  return person === handover.witnessId ? 'witness' : undefined;
}

/** Those whose confirmation is waited for; nobody once it has ended. */
export const waitingFor = (handover: Handover): readonly string[] =>
  handover.state === 'proposed'
    ? partiesOf(handover).filter((person) => handover.confirmed[partOf(handover, person) ?? 'giver'] === undefined)
    : [];

export const handoverDecider: Decider<Handover, HandoverCommand, HandoverEvent, HandoverFacts> = { decide, evolve };

function decide(
  handover: Handover | undefined,
  command: HandoverCommand,
  facts: HandoverFacts,
): Decision<HandoverEvent> {
  if (command.type === 'propose') return propose(handover, command, facts);
  if (handover === undefined) return refuse('not-found');
  if (command.type === 'settle-return') {
    return handover.returnDue ? accept({ type: 'handover.return-settled' }) : refuse('handover-nothing-to-return');
  }
  if (handover.state !== 'proposed') return refuse('handover-not-open');
  if (command.type === 'call-off') return accept({ type: 'handover.called-off', because: command.because });
  if (command.type === 'cancel') return accept({ type: 'handover.cancelled', reason: command.reason });
  const part = partOf(handover, facts.actor);
  if (part === undefined) return refuse('handover-not-party');
  if (command.type === 'decline') return accept({ type: 'handover.declined', part, reason: command.reason });
  return confirm(handover, part, command.condition, facts);
}

function propose(
  handover: Handover | undefined,
  { id, description }: Extract<HandoverCommand, { type: 'propose' }>,
  facts: HandoverFacts,
): Decision<HandoverEvent> {
  if (handover !== undefined) return refuse('handover-already-proposed');
  const { seal, heldUnder } = facts;
  const goesBack = description.kind === 'permanent' && description.receiverId === heldUnder?.giverId;
  return (
    circumstancesRefused(description, facts) ??
    // Who administers a seal and holds it could make it and use it alone.
    (facts.actor === description.receiverId ? refuse('seal-custodian-is-administrator') : undefined) ??
    (facts.otherOpen ? refuse('handover-open', { name: seal.name }) : undefined) ??
    passedOnRefused(description, goesBack, facts) ??
    accept({
      type: 'handover.proposed',
      id,
      description,
      entityId: seal.entityId,
      returnOf: goesBack ? heldUnder.handoverId : null,
    })
  );
}

/** What was true at the proposal has to be true at every confirmation: the last one moves the custody. */
function confirm(
  handover: Handover,
  part: HandoverPart,
  condition: SealCondition | null,
  facts: HandoverFacts,
): Decision<HandoverEvent> {
  if (handover.confirmed[part] !== undefined) return refuse('handover-already-confirmed');
  const checks = part === 'receiver' && facts.seal.medium === 'physical';
  const refused = circumstancesRefused(handover, facts) ?? conditionRefused(condition, checks);
  if (refused !== undefined) return refused;
  const confirmed = { type: 'handover.confirmed', part, condition } as const;
  const last = waitingFor(handover).length === 1;
  return accept<HandoverEvent>(confirmed, ...(last ? [{ type: 'handover.completed' } as const] : []));
}

/** R5.2.1: who holds a seal for a while hands it back, and to nobody else. */
function passedOnRefused(
  { kind, giverId }: HandoverDescription,
  goesBack: boolean,
  { heldUnder, seal, actor }: HandoverFacts,
): Decision<HandoverEvent> | undefined {
  if (heldUnder === null || goesBack) return undefined;
  return kind === 'temporary' || actor === giverId
    ? refuse('handover-held-temporarily', { name: seal.name })
    : undefined;
}

/** Seal and people, as they have to be from the proposal to the completion. */
function circumstancesRefused(
  { giverId, receiverId, witnessId, kind, endsAt }: HandoverDescription,
  { at, seal, active, receiverEntitled, witnessEntitled }: HandoverFacts,
): Decision<HandoverEvent> | undefined {
  if (new Set([giverId, receiverId, witnessId]).size < 3) return refuse('handover-same-person');
  if (seal.state !== 'active' && seal.state !== 'suspended') return refuse('handover-seal-out', { name: seal.name });
  if (seal.carriedOut) return refuse('seal-carried-out', { name: seal.name });
  if (seal.custodianId !== giverId) return refuse('handover-giver-not-custodian', { name: seal.name });
  if (!active.includes(giverId)) return refuse('handover-giver-not-active');
  if (!active.includes(receiverId)) return refuse('handover-receiver-not-active');
  if (!receiverEntitled) return refuse('handover-receiver-not-entitled', { name: seal.name });
  if (!active.includes(witnessId)) return refuse('handover-witness-not-active');
  if (!witnessEntitled) return refuse('handover-witness-not-entitled');
  if (kind === 'permanent') return endsAt === null ? undefined : refuse('handover-end-superfluous');
  if (endsAt === null) return refuse('handover-end-missing');
  return endsAt > at ? undefined : refuse('handover-end-past');
}

/** Whoever takes a physical seal over has looked at it. */
function conditionRefused(condition: SealCondition | null, checks: boolean): Decision<HandoverEvent> | undefined {
  if (!checks) return condition === null ? undefined : refuse('handover-condition-superfluous');
  if (condition === null) return refuse('handover-condition-missing');
  return condition.state !== 'ok' && condition.remark === null ? refuse('handover-condition-unexplained') : undefined;
}

function evolve(handover: Handover | undefined, event: HandoverEvent, { at, actor }: EventMeta): Handover {
  if (event.type === 'handover.proposed') {
    const { id, description, entityId, returnOf } = event;
    return {
      ...description,
      id,
      state: 'proposed',
      entityId,
      proposedBy: actor,
      proposedAt: at,
      confirmed: {},
      condition: null,
      returnOf,
      returnDue: false,
      outcome: null,
    };
  }
  if (handover === undefined) throw new Error(`handover: ${event.type} before handover.proposed`);
  switch (event.type) {
    case 'handover.confirmed':
      return {
        ...handover,
        confirmed: { ...handover.confirmed, [event.part]: at },
        condition: event.condition ?? handover.condition,
      };
    case 'handover.completed':
      return { ...ended(handover, 'completed', { at, by: actor }), returnDue: handover.kind === 'temporary' };
    case 'handover.declined':
      return ended(handover, 'declined', { at, by: actor, reason: event.reason });
    case 'handover.cancelled':
      return ended(handover, 'cancelled', { at, by: actor, reason: event.reason });
    case 'handover.called-off':
      return ended(handover, 'cancelled', { at, by: actor, because: event.because });
    case 'handover.return-settled':
      return { ...handover, returnDue: false };
  }
}

const ended = (
  handover: Handover,
  state: HandoverState,
  outcome: Pick<HandoverOutcome, 'at' | 'by'> & Partial<HandoverOutcome>,
): Handover => ({ ...handover, state, outcome: { reason: null, because: null, ...outcome } });
