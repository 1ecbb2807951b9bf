import {
  isQualifiedOn,
  type DestroyedKey,
  type DestructionProposal,
  type DestructionRecord,
  type DestructionState,
  type DestructionUnit,
  type SealKind,
  type SealMedium,
} from '@yinxin/contract';
import { chinaDay } from '../../platform/china-day.ts';
import { accept, refuse, type BaseFacts, type Decider, type Decision, type EventMeta } from '../../platform/decider.ts';
import {
  outcomeEvent,
  outcomeFacts,
  type ApprovalOutcome,
  type FlowReference,
  type Matter,
  type OutcomeEvent,
} from '../approvals/index.ts';

/** The seal as it was when its destruction was proposed. */
export interface DoomedSeal {
  readonly sealId: string;
  readonly name: string;
  readonly kind: SealKind;
  readonly medium: SealMedium;
  readonly code: string | null;
  readonly entityId: string;
  readonly custodianId: string;
}

/** What was recorded about a destruction that happened. */
export interface CarriedOut extends DestructionRecord {
  readonly recordedBy: string;
  readonly recordedAt: string;
  /** The witnesses who have confirmed, each for themself. */
  readonly confirmations: readonly { readonly by: string; readonly at: string }[];
}

/** The destruction of one seal (销毁). */
export interface Destruction extends DestructionProposal, Matter {
  readonly id: string;
  readonly number: string;
  readonly state: DestructionState;
  readonly seal: DoomedSeal;
  readonly proposerId: string;
  readonly proposedAt: string;
  readonly record: CarriedOut | null;
  readonly certificate: { readonly documentId: string; readonly by: string; readonly at: string } | null;
  readonly keys: { readonly at: string; readonly certificates: readonly DestroyedKey[] } | null;
  readonly completedAt: string | null;
}

export type DestructionCommand =
  | {
      readonly type: 'propose';
      readonly id: string;
      readonly number: string;
      readonly proposal: DestructionProposal;
      readonly seal: DoomedSeal;
      readonly flow: FlowReference;
    }
  | { readonly type: 'resubmit'; readonly proposal: DestructionProposal; readonly flow: FlowReference }
  | { readonly type: 'withdraw'; readonly reason: string }
  | ({ readonly type: 'decide-approval' } & ApprovalOutcome)
  | {
      readonly type: 'record';
      readonly record: DestructionRecord;
      /** Who holds the seal now, and whether every witness is here to be asked. */
      readonly custodianId: string;
      readonly witnessesActive: boolean;
    }
  | { readonly type: 'confirm' }
  | { readonly type: 'file-certificate'; readonly documentId: string }
  | { readonly type: 'record-keys-destroyed'; readonly certificates: readonly DestroyedKey[] };

export type DestructionEvent =
  | ({ readonly type: 'destruction.proposed' } & Omit<Extract<DestructionCommand, { type: 'propose' }>, 'type'>)
  | {
      readonly type: 'destruction.resubmitted';
      readonly proposal: DestructionProposal;
      readonly flow: FlowReference;
    }
  | OutcomeEvent<'destruction'>
  | { readonly type: 'destruction.carried-out'; readonly record: DestructionRecord }
  | { readonly type: 'destruction.confirmed' }
  | { readonly type: 'destruction.certificate-filed'; readonly documentId: string }
  | { readonly type: 'destruction.keys-due' }
  | { readonly type: 'destruction.keys-destroyed'; readonly certificates: readonly DestroyedKey[] }
  | { readonly type: 'destruction.completed' };

export const destructionDecider: Decider<Destruction, DestructionCommand, DestructionEvent> = { decide, evolve };

type Of<Type extends DestructionCommand['type']> = Extract<DestructionCommand, { type: Type }>;

function decide(
  destruction: Destruction | undefined,
  command: DestructionCommand,
  facts: BaseFacts,
): Decision<DestructionEvent> {
  if (command.type === 'propose') return propose(destruction, command, facts);
  if (destruction === undefined) return refuse('not-found');
  switch (command.type) {
    case 'resubmit':
      return resubmit(destruction, command, facts);
    case 'withdraw':
      return mayWithdraw(destruction)
        ? accept({ type: 'destruction.withdrawn', reason: command.reason })
        : refuse('destruction-not-withdrawable');
    case 'decide-approval':
      return destruction.state === 'proposed' && destruction.flow.caseId === command.caseId
        ? accept(outcomeEvent('destruction', command))
        : refuse('destruction-not-in-approval');
    case 'record':
      return record(destruction, command, facts);
    case 'confirm':
      return confirm(destruction, facts);
    case 'file-certificate':
      if (destruction.state !== 'carried-out') return refuse('destruction-not-carried-out');
      return withEnd(destruction, { type: 'destruction.certificate-filed', documentId: command.documentId }, facts);
    case 'record-keys-destroyed':
      return destruction.state === 'destroying-keys'
        ? accept(
            { type: 'destruction.keys-destroyed', certificates: command.certificates },
            { type: 'destruction.completed' },
          )
        : refuse('destruction-keys-not-due');
  }
}

/** Nothing has been destroyed yet, and nothing has ended it. */
export const mayWithdraw = ({ state }: Destruction): boolean =>
  state === 'proposed' || state === 'returned' || state === 'approved';

/** The destruction may be recorded, or recorded better. */
export const mayRecord = ({ state }: Destruction): boolean => state === 'approved' || state === 'carried-out';

/** Witnesses who have not confirmed yet. */
export function awaitedWitnesses({ state, record }: Destruction): readonly string[] {
  if (state !== 'carried-out' || record === null) return [];
  return record.witnessIds.filter((one) => !record.confirmations.some(({ by }) => by === one));
}

function propose(
  destruction: Destruction | undefined,
  command: Of<'propose'>,
  facts: BaseFacts,
): Decision<DestructionEvent> {
  const { type: _, ...proposed } = command;
  if (destruction !== undefined) return refuse('seal-in-destruction', { name: proposed.seal.name });
  if (facts.actor === proposed.seal.custodianId) return refuse('seal-custodian-is-administrator');
  return (
    unitRefused(proposed.seal.medium, proposed.proposal.unit, chinaDay(facts.at)) ??
    accept({ type: 'destruction.proposed', ...proposed })
  );
}

function resubmit(
  { state, proposerId, seal }: Destruction,
  { proposal, flow }: Of<'resubmit'>,
  facts: BaseFacts,
): Decision<DestructionEvent> {
  if (facts.actor !== proposerId) return refuse('destruction-not-proposer');
  if (state !== 'returned') return refuse('destruction-not-returned');
  return (
    unitRefused(seal.medium, proposal.unit, chinaDay(facts.at)) ??
    accept({ type: 'destruction.resubmitted', proposal, flow })
  );
}

/** A physical seal is destroyed by a unit that is qualified on that day (R7.2.2). */
function unitRefused(
  medium: SealMedium,
  unit: DestructionUnit | null,
  day: string,
): Decision<DestructionEvent> | undefined {
  if (unit === null) return medium === 'physical' ? refuse('destruction-unit-missing') : undefined;
  const { name, qualifiedUntil } = unit;
  return isQualifiedOn(unit, day)
    ? undefined
    : refuse('destruction-unit-unqualified', { unit: name, until: qualifiedUntil ?? '' });
}

function record(destruction: Destruction, command: Of<'record'>, { at, actor }: BaseFacts): Decision<DestructionEvent> {
  const { seal, unit, approvedAt, proposerId } = destruction;
  if (!mayRecord(destruction) || approvedAt === null) return refuse('destruction-not-approved');
  const { destroyedOn, witnessIds } = command.record;
  if (destroyedOn > chinaDay(at)) return refuse('destruction-in-future');
  const day = chinaDay(approvedAt);
  if (destroyedOn < day) return refuse('destruction-before-approval', { day });
  const unqualified = unitRefused(seal.medium, unit, destroyedOn);
  if (unqualified !== undefined) return unqualified;
  const custodians = [seal.custodianId, command.custodianId];
  if (custodians.includes(actor)) return refuse('seal-custodian-is-administrator');
  // Nobody watches over what they asked for, wrote down themselves, or held in their hands.
  const barred = new Set([proposerId, actor, ...custodians]);
  const fit = new Set(witnessIds).size === 2 && witnessIds.length === 2 && !witnessIds.some((one) => barred.has(one));
  return fit && command.witnessesActive
    ? accept({ type: 'destruction.carried-out', record: command.record })
    : refuse('destruction-witness-unfit');
}

function confirm(destruction: Destruction, facts: BaseFacts): Decision<DestructionEvent> {
  if (destruction.state !== 'carried-out') return refuse('destruction-not-carried-out');
  if (!destruction.record?.witnessIds.includes(facts.actor)) return refuse('destruction-not-witness');
  if (!awaitedWitnesses(destruction).includes(facts.actor)) return refuse('destruction-already-confirmed');
  return withEnd(destruction, { type: 'destruction.confirmed' }, facts);
}

/** An event, and the end if that was the last thing missing: two witnesses and, on paper, the certificate (R7.2.3). */
function withEnd(
  destruction: Destruction,
  event: DestructionEvent,
  { at, actor }: BaseFacts,
): Decision<DestructionEvent> {
  // Only `at` and `actor` count here; the place in the history is given when it is written.
  const after = evolve(destruction, event, { at, actor, seq: 0 });
  if (awaitedWitnesses(after).length > 0) return accept(event);
  if (after.seal.medium === 'electronic') return accept(event, { type: 'destruction.keys-due' });
  return after.certificate === null ? accept(event) : accept(event, { type: 'destruction.completed' });
}

function evolve(destruction: Destruction | undefined, event: DestructionEvent, meta: EventMeta): Destruction {
  if (event.type === 'destruction.proposed') return proposed(event, meta);
  if (destruction === undefined) throw new Error(`destruction: ${event.type} before destruction.proposed`);
  switch (event.type) {
    case 'destruction.resubmitted':
      return { ...destruction, ...event.proposal, flow: event.flow, state: 'proposed', outcomeReason: null };
    case 'destruction.approved':
    case 'destruction.returned':
    case 'destruction.refused':
    case 'destruction.withdrawn':
      return { ...destruction, ...outcomeFacts(event, meta) };
    case 'destruction.carried-out': {
      const carriedOut = { ...event.record, recordedBy: meta.actor, recordedAt: meta.at, confirmations: [] };
      return { ...destruction, state: 'carried-out', record: carriedOut };
    }
    case 'destruction.confirmed':
      return confirmed(destruction, meta);
    case 'destruction.certificate-filed':
      return { ...destruction, certificate: { documentId: event.documentId, by: meta.actor, at: meta.at } };
    case 'destruction.keys-due':
      return { ...destruction, state: 'destroying-keys' };
    case 'destruction.keys-destroyed':
      return { ...destruction, keys: { at: meta.at, certificates: event.certificates } };
    case 'destruction.completed':
      return { ...destruction, state: 'completed', completedAt: meta.at };
  }
}

function proposed(event: Extract<DestructionEvent, { type: 'destruction.proposed' }>, meta: EventMeta): Destruction {
  const { id, number, proposal, seal, flow } = event;
  return {
    ...proposal,
    id,
    number,
    seal,
    flow,
    state: 'proposed',
    proposerId: meta.actor,
    proposedAt: meta.at,
    approvedAt: null,
    outcomeReason: null,
    record: null,
    certificate: null,
    keys: null,
    completedAt: null,
  };
}

function confirmed(destruction: Destruction, { at, actor }: EventMeta): Destruction {
  const { record } = destruction;
  if (record === null) throw new Error('destruction: confirmed before it was carried out');
  return { ...destruction, record: { ...record, confirmations: [...record.confirmations, { by: actor, at }] } };
}
