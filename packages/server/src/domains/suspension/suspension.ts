import type { SealKind, SealMedium, SealState, SuspensionForm, SuspensionState } from '@yinxin/contract';
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

/** The seal as it was when its suspension was applied for. */
export interface UnwantedSeal {
  readonly sealId: string;
  readonly name: string;
  readonly kind: SealKind;
  readonly medium: SealMedium;
  readonly code: string | null;
  readonly entityId: string;
  readonly custodianId: string;
}

/** What its completion found and did. */
export interface Completion {
  /** State of the seal just before: an active seal is suspended by it, any other stays as it is. */
  readonly found: SealState;
  /** How many use requests went back to their requesters. */
  readonly handedBack: number;
  /** The notice that was issued; null where there was nobody to tell. */
  readonly noticeId: string | null;
}

/** An application for one seal to be put out of use (停用申请). */
export interface Suspension extends SuspensionForm, Matter {
  readonly id: string;
  readonly number: string;
  readonly state: SuspensionState;
  readonly seal: UnwantedSeal;
  readonly departmentId: string;
  readonly requesterId: string;
  readonly submittedAt: string;
  /** Whose decision was the last of the approval: counts as who suspended the seal. */
  readonly approvedBy: string | null;
  readonly completion: (Completion & { readonly at: string }) | null;
}

export type SuspensionCommand =
  | {
      readonly type: 'submit';
      readonly id: string;
      readonly number: string;
      readonly seal: UnwantedSeal;
      /** State of the seal now, locked so that it stays so, and the open application about it, if there is one. */
      readonly sealState: SealState;
      readonly open: string | null;
      readonly departmentId: string;
      readonly form: SuspensionForm;
      readonly flow: FlowReference;
    }
  | { readonly type: 'resubmit'; readonly form: SuspensionForm; readonly flow: FlowReference }
  | { readonly type: 'withdraw'; readonly reason: string }
  | ({ readonly type: 'decide-approval'; readonly by: string } & ApprovalOutcome)
  | ({ readonly type: 'complete' } & Completion);

export type SuspensionEvent =
  | ({ readonly type: 'suspension.submitted' } & Omit<
      Extract<SuspensionCommand, { type: 'submit' }>,
      'type' | 'sealState' | 'open'
    >)
  | { readonly type: 'suspension.resubmitted'; readonly form: SuspensionForm; readonly flow: FlowReference }
  | Exclude<OutcomeEvent<'suspension'>, { type: 'suspension.approved' }>
  | { readonly type: 'suspension.approved'; readonly caseId: string; readonly by: string }
  | ({ readonly type: 'suspension.completed' } & Completion);

export const suspensionDecider: Decider<Suspension, SuspensionCommand, SuspensionEvent> = { decide, evolve };

type Of<Type extends SuspensionCommand['type']> = Extract<SuspensionCommand, { type: Type }>;

function decide(
  suspension: Suspension | undefined,
  command: SuspensionCommand,
  facts: BaseFacts,
): Decision<SuspensionEvent> {
  if (command.type === 'submit') return submit(suspension, command, facts);
  if (suspension === undefined) return refuse('not-found');
  switch (command.type) {
    case 'resubmit':
      return resubmit(suspension, command, facts);
    case 'withdraw':
      return isOpen(suspension)
        ? accept({ type: 'suspension.withdrawn', reason: command.reason })
        : refuse('suspension-not-withdrawable');
    case 'decide-approval':
      return decideApproval(suspension, command);
    case 'complete':
      return complete(suspension, command, facts);
  }
}

/** It has not ended: nobody applies for the same seal meanwhile, and it can still be given up. */
export const isOpen = ({ state }: Pick<Suspension, 'state'>): boolean =>
  state === 'submitted' || state === 'returned' || state === 'approved';

/** It is approved, and the day has come from which the seal is out of use. */
export const isDue = ({ state, fromDay }: Pick<Suspension, 'state' | 'fromDay'>, at: string): boolean =>
  state === 'approved' && fromDay <= chinaDay(at);

function submit(
  suspension: Suspension | undefined,
  command: Of<'submit'>,
  facts: BaseFacts,
): Decision<SuspensionEvent> {
  const { type: _, sealState, open, ...submitted } = command;
  const { name } = submitted.seal;
  if (suspension !== undefined) return refuse('suspension-open', { name, number: suspension.number });
  if (sealState !== 'active') return refuse('seal-not-active', { name });
  if (open !== null) return refuse('suspension-open', { name, number: open });
  return dayRefused(submitted.form, facts) ?? accept({ type: 'suspension.submitted', ...submitted });
}

function resubmit(
  { state, requesterId }: Suspension,
  { form, flow }: Of<'resubmit'>,
  facts: BaseFacts,
): Decision<SuspensionEvent> {
  if (facts.actor !== requesterId) return refuse('suspension-not-requester');
  if (state !== 'returned') return refuse('suspension-not-returned');
  return dayRefused(form, facts) ?? accept({ type: 'suspension.resubmitted', form, flow });
}

/** Nothing is put out of use for a time that has passed. */
const dayRefused = ({ fromDay }: SuspensionForm, { at }: BaseFacts): Decision<never> | undefined =>
  fromDay < chinaDay(at) ? refuse('suspension-day-past') : undefined;

function decideApproval({ state, flow }: Suspension, command: Of<'decide-approval'>): Decision<SuspensionEvent> {
  const { type: _, by, ...ended } = command;
  if (state !== 'submitted' || flow.caseId !== ended.caseId) return refuse('suspension-not-in-approval');
  const event = outcomeEvent('suspension', ended);
  return accept(event.type === 'suspension.approved' ? { ...event, by } : event);
}

function complete(suspension: Suspension, command: Of<'complete'>, { at }: BaseFacts): Decision<SuspensionEvent> {
  const { type: _, ...completion } = command;
  if (suspension.state !== 'approved') return refuse('suspension-not-approved');
  return isDue(suspension, at)
    ? accept({ type: 'suspension.completed', ...completion })
    : refuse('suspension-not-due', { day: suspension.fromDay });
}

function evolve(suspension: Suspension | undefined, event: SuspensionEvent, meta: EventMeta): Suspension {
  if (event.type === 'suspension.submitted') return submitted(event, meta);
  if (suspension === undefined) throw new Error(`suspension: ${event.type} before suspension.submitted`);
  switch (event.type) {
    case 'suspension.resubmitted':
      return { ...suspension, ...event.form, flow: event.flow, state: 'submitted', outcomeReason: null };
    case 'suspension.approved':
      return { ...suspension, ...outcomeFacts(event, meta), approvedBy: event.by };
    case 'suspension.returned':
    case 'suspension.refused':
    case 'suspension.withdrawn':
      return { ...suspension, ...outcomeFacts(event, meta) };
    case 'suspension.completed': {
      const { type: _, ...completion } = event;
      return { ...suspension, state: 'completed', completion: { ...completion, at: meta.at } };
    }
  }
}

function submitted(event: Extract<SuspensionEvent, { type: 'suspension.submitted' }>, meta: EventMeta): Suspension {
  const { type: _, form, ...facts } = event;
  return {
    ...form,
    ...facts,
    state: 'submitted',
    requesterId: meta.actor,
    submittedAt: meta.at,
    approvedAt: null,
    approvedBy: null,
    outcomeReason: null,
    completion: null,
  };
}
