import type { EngravingForm, EngravingState } from '@yinxin/contract';
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
import { sizeRefused } from '../seals/index.ts';
import { engraverRefused, type Engraver } from './engraver.ts';

/** Who was chosen, with the qualification as it was then (R4.1.3). */
export interface OrderedFrom {
  readonly engraverId: string;
  readonly name: string;
  readonly qualificationNumber: string;
  readonly qualifiedUntil: string | null;
  readonly paperId: string;
}

interface Done {
  readonly by: string;
  readonly at: string;
}

/** A request for one seal to be engraved (刻制申请). */
export interface Engraving extends EngravingForm, Matter {
  readonly id: string;
  readonly number: string;
  readonly state: EngravingState;
  readonly entityId: string;
  readonly departmentId: string;
  readonly requesterId: string;
  readonly submittedAt: string;
  readonly order: (OrderedFrom & Done) | null;
  /** Deliveries that were not accepted. */
  readonly rejections: readonly (Done & { readonly reason: string })[];
  readonly delivery: (Done & { readonly acceptedOn: string }) | null;
  readonly sealId: string | null;
  readonly completedAt: string | null;
}

export type EngravingCommand =
  | {
      readonly type: 'submit';
      readonly id: string;
      readonly number: string;
      readonly entityId: string;
      readonly departmentId: string;
      readonly form: EngravingForm;
      readonly flow: FlowReference;
    }
  | { readonly type: 'resubmit'; readonly form: EngravingForm; readonly flow: FlowReference }
  | { readonly type: 'withdraw'; readonly reason: string }
  | ({ readonly type: 'decide-approval' } & ApprovalOutcome)
  /** The engraver as it stands on the register now, locked so that it stays so. */
  | { readonly type: 'order'; readonly engraver: Engraver }
  | { readonly type: 'reject-delivery'; readonly reason: string }
  | { readonly type: 'accept-delivery'; readonly acceptedOn: string }
  | { readonly type: 'complete'; readonly sealId: string; readonly activatedOn: string };

export type EngravingEvent =
  | ({ readonly type: 'engraving.submitted' } & Omit<Extract<EngravingCommand, { type: 'submit' }>, 'type'>)
  | { readonly type: 'engraving.resubmitted'; readonly form: EngravingForm; readonly flow: FlowReference }
  | OutcomeEvent<'engraving'>
  | { readonly type: 'engraving.ordered'; readonly from: OrderedFrom }
  | { readonly type: 'engraving.delivery-rejected'; readonly reason: string }
  | { readonly type: 'engraving.delivered'; readonly acceptedOn: string }
  | { readonly type: 'engraving.completed'; readonly sealId: string };

export const engravingDecider: Decider<Engraving, EngravingCommand, EngravingEvent> = { decide, evolve };

type Of<Type extends EngravingCommand['type']> = Extract<EngravingCommand, { type: Type }>;

function decide(
  engraving: Engraving | undefined,
  command: EngravingCommand,
  facts: BaseFacts,
): Decision<EngravingEvent> {
  if (command.type === 'submit') {
    const { type: _, ...submitted } = command;
    if (engraving !== undefined) return refuse('engraving-not-returned');
    return sizeRefused(command.form) ?? accept({ type: 'engraving.submitted', ...submitted });
  }
  if (engraving === undefined) return refuse('not-found');
  switch (command.type) {
    case 'resubmit':
      return resubmit(engraving, command, facts);
    case 'withdraw':
      return withdraw(engraving, command);
    case 'decide-approval':
      return engraving.state === 'submitted' && engraving.flow.caseId === command.caseId
        ? accept(outcomeEvent('engraving', command))
        : refuse('engraving-not-in-approval');
    case 'order':
      return order(engraving, command, facts);
    case 'reject-delivery':
      return engraving.state === 'ordered'
        ? accept({ type: 'engraving.delivery-rejected', reason: command.reason })
        : refuse('engraving-not-ordered');
    case 'accept-delivery':
      return acceptDelivery(engraving, command, facts);
    case 'complete':
      return complete(engraving, command);
  }
}

/** Nothing has been delivered yet, and nothing has ended it. */
export const mayWithdraw = ({ state }: Engraving): boolean =>
  state === 'submitted' || state === 'returned' || mayOrder({ state });

/** The seal may be ordered, or ordered from somebody else. */
export const mayOrder = ({ state }: Pick<Engraving, 'state'>): boolean => state === 'approved' || state === 'ordered';

function resubmit(
  { state, requesterId }: Engraving,
  { form, flow }: Of<'resubmit'>,
  { actor }: BaseFacts,
): Decision<EngravingEvent> {
  if (actor !== requesterId) return refuse('engraving-not-requester');
  if (state !== 'returned') return refuse('engraving-not-returned');
  return sizeRefused(form) ?? accept({ type: 'engraving.resubmitted', form, flow });
}

function withdraw(engraving: Engraving, { reason }: Of<'withdraw'>): Decision<EngravingEvent> {
  return mayWithdraw(engraving)
    ? accept({ type: 'engraving.withdrawn', reason })
    : refuse('engraving-not-withdrawable');
}

function order(engraving: Engraving, { engraver }: Of<'order'>, { at }: BaseFacts): Decision<EngravingEvent> {
  if (!mayOrder(engraving)) return refuse('engraving-not-approved');
  if (engraver.entityId !== engraving.entityId) return refuse('engraver-unknown');
  const { id: engraverId, name, qualificationNumber, qualifiedUntil, paperId } = engraver;
  return (
    engraverRefused(engraver, at) ??
    accept({ type: 'engraving.ordered', from: { engraverId, name, qualificationNumber, qualifiedUntil, paperId } })
  );
}

function acceptDelivery(
  { state, order: ordered }: Engraving,
  { acceptedOn }: Of<'accept-delivery'>,
  { at }: BaseFacts,
): Decision<EngravingEvent> {
  if (state !== 'ordered' || ordered === null) return refuse('engraving-not-ordered');
  if (acceptedOn > chinaDay(at)) return refuse('engraving-accepted-in-future');
  const day = chinaDay(ordered.at);
  if (acceptedOn < day) return refuse('engraving-accepted-before-order', { day });
  return accept({ type: 'engraving.delivered', acceptedOn });
}

function complete({ state, delivery }: Engraving, { sealId, activatedOn }: Of<'complete'>): Decision<EngravingEvent> {
  if (state !== 'delivered' || delivery === null) return refuse('engraving-not-delivered');
  const day = delivery.acceptedOn;
  if (activatedOn < day) return refuse('engraving-seal-before-delivery', { day });
  return accept({ type: 'engraving.completed', sealId });
}

function evolve(engraving: Engraving | undefined, event: EngravingEvent, meta: EventMeta): Engraving {
  if (event.type === 'engraving.submitted') return submitted(event, meta);
  if (engraving === undefined) throw new Error(`engraving: ${event.type} before engraving.submitted`);
  const done: Done = { by: meta.actor, at: meta.at };
  switch (event.type) {
    case 'engraving.resubmitted':
      return { ...engraving, ...event.form, flow: event.flow, state: 'submitted', outcomeReason: null };
    case 'engraving.approved':
    case 'engraving.returned':
    case 'engraving.refused':
    case 'engraving.withdrawn':
      return { ...engraving, ...outcomeFacts(event, meta) };
    case 'engraving.ordered':
      return { ...engraving, state: 'ordered', order: { ...event.from, ...done } };
    case 'engraving.delivery-rejected':
      return { ...engraving, rejections: [...engraving.rejections, { reason: event.reason, ...done }] };
    case 'engraving.delivered':
      return { ...engraving, state: 'delivered', delivery: { acceptedOn: event.acceptedOn, ...done } };
    case 'engraving.completed':
      return { ...engraving, state: 'completed', sealId: event.sealId, completedAt: meta.at };
  }
}

function submitted(event: Extract<EngravingEvent, { type: 'engraving.submitted' }>, meta: EventMeta): Engraving {
  const { type: _, form, ...facts } = event;
  return {
    ...form,
    ...facts,
    state: 'submitted',
    requesterId: meta.actor,
    submittedAt: meta.at,
    approvedAt: null,
    outcomeReason: null,
    order: null,
    rejections: [],
    delivery: null,
    sealId: null,
    completedAt: null,
  };
}
