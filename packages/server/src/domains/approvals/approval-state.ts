import type { ApprovalMode } from '@yinxin/contract';
import type { EventMeta } from '../../platform/decider.ts';
import { currentRound, isOpen } from './approval-progress.ts';
import type { ResolvedFlow, ResolvedStage, Why } from './flow.ts';

/** A document as approved: exactly these bytes. `digest` is their SHA-256 in lower-case hex. */
export interface PinnedDocument {
  readonly id: string;
  readonly name: string;
  readonly digest: string;
}

/** What somebody decided, in their own name. `documents` are the digests of what they had opened by then. */
interface Decision {
  readonly as: 'approve' | 'return' | 'refuse';
  /** The opinion of an approval (审批意见), the reason of a return or refusal (R6.2.2). */
  readonly opinion: string;
  readonly documents: readonly string[];
  readonly by: string;
  readonly at: string;
}

/** One person's part in an open stage. */
export interface Task {
  readonly person: string;
  readonly why: Why;
  /**
   * `asked` waits for the person, `queued` for those before; `carried-over` counts an approval of an earlier stage;
   * `released` is no longer needed.
   */
  readonly standing: 'asked' | 'queued' | 'approved' | 'refused' | 'returned' | 'carried-over' | 'released';
  readonly decision: Decision | null;
  /** Who had the task before, oldest first. */
  readonly passedOn: readonly {
    readonly from: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  }[];
}

/** A stage that has been reached. Its people and mode are in the flow of the round. */
export interface OpenedStage {
  readonly id: string;
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly remindAt: string | null;
  readonly remindedAt: string | null;
  readonly overdueAt: string | null;
  readonly passedAt: string | null;
  readonly tasks: readonly Task[];
}

/** From a submission to its outcome. A resubmission begins the next round; this one stays as it is. */
export interface Round {
  readonly flow: ResolvedFlow;
  readonly documents: readonly PinnedDocument[];
  readonly openedAt: string;
  /** In the order of the flow; the last one is the current one. */
  readonly stages: readonly OpenedStage[];
}

/** One request going through its approval. */
export interface Approval {
  readonly status: 'in-approval' | 'returned' | 'approved' | 'refused' | 'withdrawn' | 'voided';
  /** What is approved: the kind of subject and its id. */
  readonly subject: { readonly type: string; readonly id: string };
  readonly title: string;
  readonly requester: string;
  readonly entityId: string;
  readonly departmentId: string;
  /** Oldest first, never empty. */
  readonly rounds: readonly Round[];
  /** The last change of status: when, by whom, and why if they said so. */
  readonly outcome: { readonly at: string; readonly by: string; readonly reason: string | null } | null;
}

export type ApprovalEvent =
  | ({ readonly type: 'approval.started' } & Submission &
      Pick<Approval, 'subject' | 'title' | 'requester' | 'entityId' | 'departmentId'>)
  | ({ readonly type: 'approval.resubmitted' } & Submission)
  | {
      readonly type: 'approval.stage-opened';
      readonly stage: string;
      readonly dueAt: string | null;
      readonly remindAt: string | null;
    }
  | { readonly type: 'approval.carried-over'; readonly stage: string; readonly person: string }
  | ({ readonly type: 'approval.decided'; readonly stage: string } & Pick<Decision, 'as' | 'opinion' | 'documents'>)
  | { readonly type: 'approval.stage-passed'; readonly stage: string }
  | {
      readonly type: 'approval.transferred';
      readonly stage: string;
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    }
  | { readonly type: 'approval.reminded'; readonly stage: string; readonly people: readonly string[] }
  | { readonly type: 'approval.overdue'; readonly stage: string; readonly people: readonly string[] }
  | { readonly type: 'approval.approved' }
  | { readonly type: 'approval.refused'; readonly reason: string }
  | { readonly type: 'approval.returned'; readonly reason: string }
  | { readonly type: 'approval.withdrawn'; readonly reason: string | null }
  | { readonly type: 'approval.voided'; readonly reason: string };

/** What a requester hands in: the frozen flow and the pinned documents. */
export interface Submission {
  readonly flow: ResolvedFlow;
  readonly documents: readonly PinnedDocument[];
}

/** The definition of a stage within the frozen flow. */
export function stageOf(flow: ResolvedFlow, id: string): ResolvedStage {
  const stage = flow.stages.find((one) => one.id === id);
  if (stage === undefined) throw new Error(`approval: no stage ${id} in the flow`);
  return stage;
}

/** Folds what happened into the state. */
export function evolve(approval: Approval | undefined, event: ApprovalEvent, meta: EventMeta): Approval {
  if (event.type === 'approval.started') {
    const { subject, title, requester, entityId, departmentId } = event;
    const rounds = [newRound(event, meta)];
    return { status: 'in-approval', subject, title, requester, entityId, departmentId, rounds, outcome: null };
  }
  if (approval === undefined) throw new Error(`approval: ${event.type} before approval.started`);
  const ended = (status: Approval['status'], reason: string | null): Approval => ({
    ...approval,
    status,
    outcome: { at: meta.at, by: meta.actor, reason },
  });
  switch (event.type) {
    case 'approval.resubmitted':
      return { ...approval, status: 'in-approval', rounds: [...approval.rounds, newRound(event, meta)], outcome: null };
    case 'approval.stage-opened':
      return withRound(approval, (round) => ({ ...round, stages: [...round.stages, openStage(round, event, meta)] }));
    case 'approval.carried-over':
      return withTask(approval, event.person, (task) => ({ ...task, standing: 'carried-over' }));
    case 'approval.decided':
      return withTask(approval, meta.actor, (task) => ({
        ...task,
        standing: STANDING_AFTER[event.as],
        decision: { as: event.as, opinion: event.opinion, documents: event.documents, by: meta.actor, at: meta.at },
      }));
    case 'approval.stage-passed':
      return withStage(approval, (stage) => ({ ...stage, passedAt: meta.at, tasks: release(stage.tasks) }));
    case 'approval.transferred':
      return withTask(approval, event.from, (task) => ({
        ...task,
        person: event.to,
        passedOn: [...task.passedOn, { from: event.from, by: meta.actor, at: meta.at, reason: event.reason }],
      }));
    case 'approval.reminded':
      return withStage(approval, (stage) => ({ ...stage, remindedAt: meta.at }));
    case 'approval.overdue':
      return withStage(approval, (stage) => ({ ...stage, overdueAt: meta.at }));
    case 'approval.approved':
      return ended('approved', null);
    case 'approval.refused':
      return withStage(ended('refused', event.reason), closeStage);
    case 'approval.returned':
      return withStage(ended('returned', event.reason), closeStage);
    case 'approval.withdrawn':
      return withStage(ended('withdrawn', event.reason), closeStage);
    case 'approval.voided':
      return withStage(ended('voided', event.reason), closeStage);
  }
}

const STANDING_AFTER = { approve: 'approved', return: 'returned', refuse: 'refused' } as const;

const newRound = ({ flow, documents }: Submission, meta: EventMeta): Round => ({
  flow,
  documents,
  openedAt: meta.at,
  stages: [],
});

function openStage(
  round: Round,
  event: Extract<ApprovalEvent, { type: 'approval.stage-opened' }>,
  meta: EventMeta,
): OpenedStage {
  const { seats, mode } = stageOf(round.flow, event.stage);
  const tasks = seats.map(({ person, why }): Task => ({
    person,
    why,
    standing: 'asked',
    decision: null,
    passedOn: [],
  }));
  const { dueAt, remindAt } = event;
  return {
    id: event.stage,
    openedAt: meta.at,
    dueAt,
    remindAt,
    remindedAt: null,
    overdueAt: null,
    passedAt: null,
    tasks: inTurn(mode, tasks),
  };
}

/** Where people decide in order, only the first who has not yet decided is asked. */
function inTurn(mode: ApprovalMode, tasks: readonly Task[]): readonly Task[] {
  if (mode.kind !== 'in-order') return tasks;
  const next = tasks.findIndex((task) => isOpen(task));
  return tasks.map((task, index) =>
    isOpen(task) ? { ...task, standing: index === next ? ('asked' as const) : ('queued' as const) } : task,
  );
}

const release = (tasks: readonly Task[]): readonly Task[] =>
  tasks.map((task) => (isOpen(task) ? { ...task, standing: 'released' } : task));

const closeStage = (stage: OpenedStage): OpenedStage => ({ ...stage, tasks: release(stage.tasks) });

const withRound = (approval: Approval, change: (round: Round) => Round): Approval => ({
  ...approval,
  rounds: [...approval.rounds.slice(0, -1), change(currentRound(approval))],
});

const withStage = (approval: Approval, change: (stage: OpenedStage) => OpenedStage): Approval =>
  withRound(approval, (round) => {
    const stage = round.stages.at(-1);
    return stage === undefined ? round : { ...round, stages: [...round.stages.slice(0, -1), change(stage)] };
  });

const withTask = (approval: Approval, person: string, change: (task: Task) => Task): Approval =>
  withStage(approval, (stage) => ({
    ...stage,
    tasks: inTurn(
      stageOf(currentRound(approval).flow, stage.id).mode,
      stage.tasks.map((task) => (task.person === person && isOpen(task) ? change(task) : task)),
    ),
  }));
