import {
  MOST_DAYS_OUT,
  type CarryOutForm,
  type CarryOutObstacle,
  type CarryOutState,
  type SealCondition,
  type SealKind,
  type SealMedium,
  type SealState,
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

/** The seal as it was when it was asked for. */
export interface CarriedSeal {
  readonly sealId: string;
  readonly name: string;
  readonly kind: SealKind;
  readonly entityId: string;
}

interface Done {
  readonly by: string;
  readonly at: string;
}

/** A seal that its custodian takes out of the house (携章外出). */
export interface CarryOut extends CarryOutForm, Matter {
  readonly id: string;
  readonly number: string;
  readonly state: CarryOutState;
  readonly seal: CarriedSeal;
  readonly departmentId: string;
  /** Custodian and requester at once. */
  readonly carrierId: string;
  readonly submittedAt: string;
  readonly leftAt: string | null;
  /** Recorded once when the time is up and the seal is still out. */
  readonly overdueSince: string | null;
  readonly broughtBack: (Done & { readonly condition: SealCondition }) | null;
  readonly checked: (Done & { readonly condition: SealCondition }) | null;
  readonly calledOff: { readonly at: string; readonly because: CarryOutObstacle } | null;
}

/** What is true about the seal and the people, looked up under the lock of the seal. */
export interface Circumstances {
  readonly seal: {
    readonly name: string;
    readonly state: SealState;
    readonly medium: SealMedium;
    readonly custodianId: string;
  };
  readonly companionActive: boolean;
  /** Every chosen request wants this seal, and has not ended. */
  readonly requestsFit: boolean;
  /** Number of another carry-out of the seal that has not ended. */
  readonly open: string | null;
  /** Number of a carry-out by the same person whose seal should be back. */
  readonly debt: string | null;
}

export type CarryOutCommand =
  | {
      readonly type: 'submit';
      readonly id: string;
      readonly number: string;
      readonly seal: CarriedSeal;
      readonly departmentId: string;
      readonly form: CarryOutForm;
      readonly flow: FlowReference;
      readonly circumstances: Circumstances;
    }
  | {
      readonly type: 'resubmit';
      readonly form: CarryOutForm;
      readonly flow: FlowReference;
      readonly circumstances: Circumstances;
    }
  | { readonly type: 'withdraw'; readonly reason: string }
  | ({ readonly type: 'decide-approval' } & ApprovalOutcome)
  | { readonly type: 'leave'; readonly circumstances: Circumstances }
  | { readonly type: 'mark-overdue' }
  | { readonly type: 'bring-back'; readonly condition: SealCondition }
  | { readonly type: 'check'; readonly condition: SealCondition }
  | { readonly type: 'call-off'; readonly because: CarryOutObstacle };

export type CarryOutEvent =
  | ({ readonly type: 'carry-out.submitted' } & Omit<
      Extract<CarryOutCommand, { type: 'submit' }>,
      'type' | 'circumstances'
    >)
  | { readonly type: 'carry-out.resubmitted'; readonly form: CarryOutForm; readonly flow: FlowReference }
  | OutcomeEvent<'carry-out'>
  | { readonly type: 'carry-out.left' }
  | { readonly type: 'carry-out.overdue' }
  | { readonly type: 'carry-out.brought-back'; readonly condition: SealCondition }
  | { readonly type: 'carry-out.completed'; readonly condition: SealCondition }
  | { readonly type: 'carry-out.called-off'; readonly because: CarryOutObstacle };

export const carryOutDecider: Decider<CarryOut, CarryOutCommand, CarryOutEvent> = { decide, evolve };

type Of<Type extends CarryOutCommand['type']> = Extract<CarryOutCommand, { type: Type }>;

function decide(carryOut: CarryOut | undefined, command: CarryOutCommand, facts: BaseFacts): Decision<CarryOutEvent> {
  if (command.type === 'submit') return submit(carryOut, command, facts);
  if (carryOut === undefined) return refuse('not-found');
  switch (command.type) {
    case 'resubmit':
      return resubmit(carryOut, command, facts);
    case 'withdraw':
      return mayWithdraw(carryOut)
        ? accept({ type: 'carry-out.withdrawn', reason: command.reason })
        : refuse('carry-out-not-withdrawable');
    case 'decide-approval':
      return carryOut.state === 'submitted' && carryOut.flow.caseId === command.caseId
        ? accept(outcomeEvent('carry-out', command))
        : refuse('carry-out-not-in-approval');
    case 'leave':
      return leave(carryOut, command, facts);
    case 'mark-overdue':
      return isOverdue(carryOut, facts.at) && carryOut.overdueSince === null
        ? accept({ type: 'carry-out.overdue' })
        : refuse('carry-out-not-out');
    case 'bring-back':
      if (carryOut.state !== 'out') return refuse('carry-out-not-out');
      return unexplained(command.condition) ?? accept({ type: 'carry-out.brought-back', condition: command.condition });
    case 'check':
      return check(carryOut, command, facts);
    case 'call-off':
      // What is out has to come back, whatever else happens to it; only what is lost never does.
      return mayWithdraw(carryOut) || (carryOut.state === 'out' && command.because === 'seal-lost')
        ? accept({ type: 'carry-out.called-off', because: command.because })
        : refuse('carry-out-not-withdrawable');
  }
}

/** The seal has not left, and nothing has ended it. */
export const mayWithdraw = ({ state }: Pick<CarryOut, 'state'>): boolean =>
  state === 'submitted' || state === 'returned' || state === 'approved';

/** It has not ended: no other carry-out of the seal is asked for meanwhile. */
export const isOpen = ({ state }: Pick<CarryOut, 'state'>): boolean =>
  mayWithdraw({ state }) || state === 'out' || state === 'back';

/** The seal is out, and should be back. */
export const isOverdue = ({ state, dueAt }: Pick<CarryOut, 'state' | 'dueAt'>, at: string): boolean =>
  state === 'out' && at >= dueAt;

function submit(carryOut: CarryOut | undefined, command: Of<'submit'>, facts: BaseFacts): Decision<CarryOutEvent> {
  const { type: _, circumstances, ...submitted } = command;
  const { name } = submitted.seal;
  if (carryOut !== undefined) return refuse('carry-out-open', { name, number: carryOut.number });
  return formRefused(submitted.form, circumstances, facts) ?? accept({ type: 'carry-out.submitted', ...submitted });
}

function resubmit(
  { state, carrierId }: CarryOut,
  { form, flow, circumstances }: Of<'resubmit'>,
  facts: BaseFacts,
): Decision<CarryOutEvent> {
  if (facts.actor !== carrierId) return refuse('carry-out-not-requester');
  if (state !== 'returned') return refuse('carry-out-not-returned');
  return formRefused(form, circumstances, facts) ?? accept({ type: 'carry-out.resubmitted', form, flow });
}

function formRefused(
  { companionId, leavesAt, dueAt, overnight }: CarryOutForm,
  circumstances: Circumstances,
  facts: BaseFacts,
): Decision<never> | undefined {
  const { open, debt, requestsFit, seal } = circumstances;
  const refused = carrierRefused(circumstances, facts) ?? companionRefused(companionId, circumstances, facts);
  if (refused !== undefined) return refused;
  if (open !== null) return refuse('carry-out-open', { name: seal.name, number: open });
  if (debt !== null) return refuse('carry-out-debt', { number: debt });
  if (dueAt <= leavesAt) return refuse('carry-out-times-reversed');
  if (dueAt <= facts.at) return refuse('carry-out-due-past');
  if (Date.parse(dueAt) - Date.parse(leavesAt) > MOST_DAYS_OUT * 86_400_000) {
    return refuse('carry-out-too-long', { days: MOST_DAYS_OUT });
  }
  const sameDay = chinaDay(leavesAt) === chinaDay(dueAt);
  if (!sameDay && overnight === null) return refuse('carry-out-overnight-unexplained');
  return requestsFit ? undefined : refuse('carry-out-request-unfit', { name: seal.name });
}

/** R5.2.1: nobody but its custodian carries a seal, and only one that is in use. */
function carrierRefused({ seal }: Circumstances, { actor }: BaseFacts): Decision<never> | undefined {
  const { name, state, medium, custodianId } = seal;
  if (medium !== 'physical') return refuse('carry-out-not-physical');
  if (state !== 'active') return refuse('seal-not-active', { name });
  return actor === custodianId ? undefined : refuse('carry-out-not-custodian', { name });
}

const companionRefused = (
  companionId: string,
  { companionActive }: Circumstances,
  { actor }: BaseFacts,
): Decision<never> | undefined =>
  companionActive && companionId !== actor ? undefined : refuse('carry-out-companion-unfit');

/** What was true at the request has to be true when the custodian goes. */
function leave(
  { state, carrierId, companionId, dueAt, seal }: CarryOut,
  { circumstances }: Of<'leave'>,
  facts: BaseFacts,
): Decision<CarryOutEvent> {
  if (state !== 'approved') return refuse('carry-out-not-approved');
  if (facts.actor !== carrierId) return refuse('carry-out-not-custodian', { name: seal.name });
  const refused = carrierRefused(circumstances, facts) ?? companionRefused(companionId, circumstances, facts);
  if (refused !== undefined) return refused;
  return dueAt <= facts.at ? refuse('carry-out-due-past') : accept({ type: 'carry-out.left' });
}

/** Whoever looks at it has not been out with it. */
function check(
  { state, carrierId, companionId }: CarryOut,
  { condition }: Of<'check'>,
  { actor }: BaseFacts,
): Decision<CarryOutEvent> {
  if (state !== 'back') return refuse('carry-out-not-back');
  if (actor === carrierId || actor === companionId) return refuse('carry-out-checks-own');
  return unexplained(condition) ?? accept({ type: 'carry-out.completed', condition });
}

const unexplained = ({ state, remark }: SealCondition): Decision<never> | undefined =>
  state !== 'ok' && remark === null ? refuse('carry-out-condition-unexplained') : undefined;

function evolve(carryOut: CarryOut | undefined, event: CarryOutEvent, meta: EventMeta): CarryOut {
  if (event.type === 'carry-out.submitted') return submitted(event, meta);
  if (carryOut === undefined) throw new Error(`carry-out: ${event.type} before carry-out.submitted`);
  const done: Done = { by: meta.actor, at: meta.at };
  switch (event.type) {
    case 'carry-out.resubmitted':
      return { ...carryOut, ...event.form, flow: event.flow, state: 'submitted', outcomeReason: null };
    case 'carry-out.approved':
    case 'carry-out.returned':
    case 'carry-out.refused':
    case 'carry-out.withdrawn':
      return { ...carryOut, ...outcomeFacts(event, meta) };
    case 'carry-out.left':
      return { ...carryOut, state: 'out', leftAt: meta.at };
    case 'carry-out.overdue':
      return { ...carryOut, overdueSince: meta.at };
    case 'carry-out.brought-back':
      return { ...carryOut, state: 'back', broughtBack: { ...done, condition: event.condition } };
    case 'carry-out.completed':
      return { ...carryOut, state: 'completed', checked: { ...done, condition: event.condition } };
    case 'carry-out.called-off':
      return { ...carryOut, state: 'called-off', calledOff: { at: meta.at, because: event.because } };
  }
}

function submitted(event: Extract<CarryOutEvent, { type: 'carry-out.submitted' }>, meta: EventMeta): CarryOut {
  const { type: _, form, ...facts } = event;
  return {
    ...form,
    ...facts,
    state: 'submitted',
    carrierId: meta.actor,
    submittedAt: meta.at,
    approvedAt: null,
    outcomeReason: null,
    leftAt: null,
    overdueSince: null,
    broughtBack: null,
    checked: null,
    calledOff: null,
  };
}
