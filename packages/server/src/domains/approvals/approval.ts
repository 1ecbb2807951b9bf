import type { ApprovalMode } from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decider, type Decision as Verdict } from '../../platform/decider.ts';
import { currentRound, currentStage, isOpen } from './approval-progress.ts';
import {
  evolve,
  stageOf,
  type Approval,
  type ApprovalEvent,
  type OpenedStage,
  type Submission,
  type Task,
} from './approval-state.ts';
import type { ResolvedFlow, ResolvedStage } from './flow.ts';

export type ApprovalCommand =
  | ({ readonly type: 'start' } & Submission &
      Pick<Approval, 'subject' | 'title' | 'requester' | 'entityId' | 'departmentId'>)
  | ({ readonly type: 'resubmit' } & Submission)
  | { readonly type: 'approve'; readonly opinion: string }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'refuse'; readonly reason: string }
  | { readonly type: 'withdraw'; readonly reason: string | null }
  /** `from` is somebody else only when an administrator hands over what waited for a person who has left. */
  | { readonly type: 'transfer'; readonly from: string; readonly to: string; readonly reason: string }
  | { readonly type: 'remind' }
  | { readonly type: 'expire' }
  /** Back to the requester without a decision: what is asked for is no longer to be had as it was asked for. */
  | { readonly type: 'hand-back'; readonly reason: string }
  | { readonly type: 'void'; readonly reason: string };

export interface ApprovalFacts extends BaseFacts {
  /** Where the case stood when the person looked at it; a decision counts for nothing else. */
  readonly seen?: { readonly round: number; readonly stage: string };
  /** Digests of the documents that the acting person has opened. */
  readonly documentsOpened?: readonly string[];
  /** May the person who receives a transfer decide approvals at all? */
  readonly receiverMayDecide?: boolean;
  /** Has the person whose task is handed over left? */
  readonly holderLeft?: boolean;
  /** The instant that lies a number of working hours after another; plain hours by default. */
  readonly deadline?: Deadline;
}

/** `hours` may be fractional; negative is never passed. */
type Deadline = (from: string, hours: number) => string;

type Result = Verdict<ApprovalEvent>;

/** The rules of one approval. What each mode makes of one refusal is told with `approvalMode` in the contract. */
export const approvalDecider: Decider<Approval, ApprovalCommand, ApprovalEvent, ApprovalFacts> = { decide, evolve };

function decide(approval: Approval | undefined, command: ApprovalCommand, facts: ApprovalFacts): Result {
  if (command.type === 'start') return start(approval, command, facts);
  if (approval === undefined) return refuse('not-found');
  switch (command.type) {
    case 'resubmit':
      return resubmit(approval, command, facts);
    case 'approve':
    case 'return':
    case 'refuse':
      return decideTask(approval, command, facts);
    case 'transfer':
      return transfer(approval, command, facts);
    case 'withdraw':
      return withdraw(approval, command.reason, facts);
    case 'remind':
    case 'expire':
      return ring(approval, command.type, facts);
    case 'hand-back':
      return handBack(approval, command.reason);
    case 'void':
      return voidIt(approval, command.reason);
  }
}

function start(
  approval: Approval | undefined,
  command: Extract<ApprovalCommand, { type: 'start' }>,
  facts: ApprovalFacts,
): Result {
  if (approval !== undefined) return refuse('approval-already-started');
  const unfit = unfitFlow(command.flow, command.requester);
  if (unfit !== undefined) return unfit;
  const { type: _, ...submitted } = command;
  return accept(...unfold(undefined, { type: 'approval.started', ...submitted }, facts));
}

function resubmit(
  approval: Approval,
  { flow, documents }: Extract<ApprovalCommand, { type: 'resubmit' }>,
  facts: ApprovalFacts,
): Result {
  if (approval.status !== 'returned') return refuse('approval-not-returned');
  if (facts.actor !== approval.requester) return refuse('approval-not-requester');
  const unfit = unfitFlow(flow, approval.requester);
  if (unfit !== undefined) return unfit;
  return accept(...unfold(approval, { type: 'approval.resubmitted', flow, documents }, facts));
}

/** Resolving a flow already sees to all of this; a flow from elsewhere gets no further either. */
function unfitFlow(flow: ResolvedFlow, requester: string): Verdict<never> | undefined {
  if (flow.stages.length === 0) return refuse('flow-all-skipped');
  for (const { name, seats, mode } of flow.stages) {
    const params = { stage: name.zh, stageEn: name.en };
    if (seats.some(({ person }) => person === requester)) return refuse('flow-only-requester', params);
    const found = new Set(seats.map(({ person }) => person)).size;
    const needed = mode.kind === 'n-of-m' ? mode.n : 1;
    if (found < seats.length || found < needed) return refuse('flow-too-few-approvers', { ...params, needed, found });
  }
  return undefined;
}

function decideTask(
  approval: Approval,
  command: Extract<ApprovalCommand, { type: 'approve' | 'return' | 'refuse' }>,
  facts: ApprovalFacts,
): Result {
  const stage = currentStage(approval);
  if (stage === undefined) return refuse('approval-closed');
  if (facts.actor === approval.requester) return refuse('approval-own-request');
  // Before the question who is asked: a second click that comes late is told that the first one counted.
  if (hasMovedOn(approval, stage, facts)) return refuse('approval-moved-on');
  const refused = refuseDecider(stage, facts.actor);
  if (refused !== undefined) return refused;
  const opinion = (command.type === 'approve' ? command.opinion : command.reason).trim();
  if (opinion === '')
    return refuse(command.type === 'approve' ? 'approval-opinion-required' : 'approval-reason-required');
  const { documents } = currentRound(approval);
  const unopened = documents.filter(({ digest }) => facts.documentsOpened?.includes(digest) !== true);
  if (command.type === 'approve' && unopened[0] !== undefined) {
    return refuse('approval-documents-unopened', { count: unopened.length, name: unopened[0].name });
  }
  const shown = documents.flatMap((document) => (unopened.includes(document) ? [] : [document.digest]));
  const decided = { type: 'approval.decided', stage: stage.id, as: command.type, opinion, documents: shown } as const;
  return accept(...unfold(approval, decided, facts));
}

const hasMovedOn = (approval: Approval, stage: OpenedStage, { seen }: ApprovalFacts): boolean =>
  seen !== undefined && (seen.stage !== stage.id || seen.round !== approval.rounds.length);

/** Why this person may not decide at this stage; undefined when they may. */
function refuseDecider(stage: OpenedStage, person: string): Verdict<never> | undefined {
  const task = stage.tasks.find((one) => one.person === person);
  if (task === undefined) return refuse('approval-not-asked');
  if (task.standing === 'queued') return refuse('approval-not-your-turn');
  return task.standing === 'asked' ? undefined : refuse('approval-already-decided');
}

function transfer(
  approval: Approval,
  { from, to, reason }: Extract<ApprovalCommand, { type: 'transfer' }>,
  facts: ApprovalFacts,
): Result {
  const stage = currentStage(approval);
  if (stage === undefined) return refuse('approval-closed');
  if (facts.actor === approval.requester) return refuse('approval-own-request');
  if (facts.actor !== from && facts.holderLeft !== true) return refuse('approval-not-yours');
  if (hasMovedOn(approval, stage, facts)) return refuse('approval-moved-on');
  const task = stage.tasks.find((one) => one.person === from);
  if (task === undefined) return refuse('approval-not-asked');
  if (!isOpen(task)) return refuse('approval-already-decided');
  if (to === approval.requester) return refuse('approval-transfer-to-requester');
  if (to === from || to === facts.actor) return refuse('approval-transfer-to-self');
  if (takesPart(approval, stage, to)) return refuse('approval-transfer-repeated');
  if (facts.receiverMayDecide !== true) return refuse('approval-transfer-barred');
  if (reason.trim() === '') return refuse('approval-reason-required');
  return accept<ApprovalEvent>({ type: 'approval.transferred', stage: stage.id, from, to, reason: reason.trim() });
}

/** Counts at the open stage, or decided an earlier one: through a transfer one person would count twice. */
const takesPart = (approval: Approval, stage: OpenedStage, person: string): boolean =>
  stage.tasks.some((task) => task.person === person) || hasApproved(currentRound(approval).stages, person);

const hasApproved = (stages: readonly OpenedStage[], person: string): boolean =>
  stages.some(({ tasks }) => tasks.some((task) => task.person === person && task.standing === 'approved'));

function withdraw(approval: Approval, reason: string | null, facts: ApprovalFacts): Result {
  if (approval.status !== 'in-approval' && approval.status !== 'returned') return refuse('approval-closed');
  if (facts.actor !== approval.requester) return refuse('approval-not-requester');
  return accept<ApprovalEvent>({ type: 'approval.withdrawn', reason });
}

/** A timer only speaks up, once, and no reminder follows the time limit: no decision is ever made by time. */
function ring(approval: Approval, timer: 'remind' | 'expire', facts: ApprovalFacts): Result {
  const stage = currentStage(approval);
  if (stage === undefined) return refuse('approval-closed');
  const [at, done] = timer === 'remind' ? [stage.remindAt, stage.remindedAt] : [stage.dueAt, stage.overdueAt];
  if (at === null || facts.at < at || done !== null || stage.overdueAt !== null) return refuse('approval-not-due');
  const people = stage.tasks.flatMap((task) => (task.standing === 'asked' ? [task.person] : []));
  const type = timer === 'remind' ? 'approval.reminded' : 'approval.overdue';
  return accept<ApprovalEvent>({ type, stage: stage.id, people });
}

function handBack(approval: Approval, reason: string): Result {
  if (approval.status !== 'in-approval') return refuse('approval-closed');
  if (reason.trim() === '') return refuse('approval-reason-required');
  return accept<ApprovalEvent>({ type: 'approval.returned', reason: reason.trim() });
}

const FINAL = new Set<Approval['status']>(['refused', 'withdrawn', 'voided']);

/** Ends what has not ended, an approval that was given included. Whether the seal has been used is its subject's matter. */
function voidIt(approval: Approval, reason: string): Result {
  if (FINAL.has(approval.status)) return refuse('approval-closed');
  if (reason.trim() === '') return refuse('approval-reason-required');
  return accept<ApprovalEvent>({ type: 'approval.voided', reason: reason.trim() });
}

/** An event with everything that follows from it at once: passed stages, the next one opened, the outcome. */
function unfold(approval: Approval | undefined, event: ApprovalEvent, facts: ApprovalFacts): ApprovalEvent[] {
  const events: ApprovalEvent[] = [];
  let state = approval;
  for (let next: ApprovalEvent | undefined = event; next !== undefined;) {
    events.push(next);
    // Only `at` and `actor` count for what follows; the place in the history is given when it is written.
    state = evolve(state, next, { at: facts.at, actor: facts.actor, seq: 0 });
    next = consequence(state, next, facts);
  }
  return events;
}

/** The one thing that follows from where the case stands after an event; undefined when it waits for somebody. */
function consequence(approval: Approval, event: ApprovalEvent, facts: ApprovalFacts): ApprovalEvent | undefined {
  const stage = currentStage(approval);
  if (event.type === 'approval.decided' && event.as === 'return') {
    return { type: 'approval.returned', reason: event.opinion };
  }
  const { flow, stages } = currentRound(approval);
  if (approval.status !== 'in-approval') return undefined;
  if (stage === undefined || stage.passedAt !== null) {
    const next = flow.stages[stages.length];
    return next === undefined ? { type: 'approval.approved' } : openStage(next, facts);
  }
  const rules = stageOf(flow, stage.id);
  const again = rules.samePersonAgain === 'skip' ? stage.tasks.find((task) => isAgain(task, stages)) : undefined;
  if (again !== undefined) return { type: 'approval.carried-over', stage: stage.id, person: again.person };
  switch (tally(rules.mode, stage.tasks)) {
    case 'passed':
      return { type: 'approval.stage-passed', stage: stage.id };
    case 'failed':
      return { type: 'approval.refused', reason: event.type === 'approval.decided' ? event.opinion : '' };
    case 'open':
      return undefined;
  }
}

const isAgain = (task: Task, stages: readonly OpenedStage[]): boolean =>
  isOpen(task) && hasApproved(stages.slice(0, -1), task.person);

function openStage(stage: ResolvedStage, { at, deadline = plainHours }: ApprovalFacts): ApprovalEvent {
  const { id, timeLimitHours, remindBeforeHours } = stage;
  const dueAt = timeLimitHours === null ? null : deadline(at, timeLimitHours);
  const remindAt =
    timeLimitHours === null || remindBeforeHours === null
      ? null
      : deadline(at, Math.max(0, timeLimitHours - remindBeforeHours));
  return { type: 'approval.stage-opened', stage: id, dueAt, remindAt };
}

const plainHours: Deadline = (from, hours) => new Date(Date.parse(from) + hours * 3_600_000).toISOString();

/** Where a stage stands. The one place that knows what a refusal means in each mode. */
function tally(mode: ApprovalMode, tasks: readonly Task[]): 'passed' | 'failed' | 'open' {
  const count = (...standings: Task['standing'][]): number =>
    tasks.filter((task) => standings.includes(task.standing)).length;
  const agreed = count('approved', 'carried-over');
  const refused = count('refused');
  switch (mode.kind) {
    case 'all':
    case 'in-order':
      return refused > 0 ? 'failed' : agreed === tasks.length ? 'passed' : 'open';
    case 'any':
      return refused > 0 ? 'failed' : agreed > 0 ? 'passed' : 'open';
    case 'n-of-m':
      if (agreed >= mode.n) return 'passed';
      return tasks.length - refused < mode.n ? 'failed' : 'open';
  }
}
