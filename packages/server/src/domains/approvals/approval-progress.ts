import type { Approval, OpenedStage, Round, Task } from './approval-state.ts';

/** The round that is or was under way last. */
export function currentRound(approval: Approval): Round {
  const round = approval.rounds.at(-1);
  if (round === undefined) throw new Error('approval without a round');
  return round;
}

/** The stage that is waited for; undefined while nothing is open. */
export const currentStage = (approval: Approval): OpenedStage | undefined =>
  approval.status === 'in-approval' ? currentRound(approval).stages.at(-1) : undefined;

/** The people who are waited for now. */
export const waitingFor = (approval: Approval): readonly string[] =>
  currentStage(approval)?.tasks.flatMap((task) => (task.standing === 'asked' ? [task.person] : [])) ?? [];

/** Nobody has decided or released this task yet. */
export const isOpen = (task: Task): boolean => task.standing === 'asked' || task.standing === 'queued';

const everyTask = (approval: Approval): readonly Task[] =>
  approval.rounds.flatMap(({ stages }) => stages.flatMap(({ tasks }) => tasks));

/** Everybody who has decided, in any round. */
export const decidedBy = (approval: Approval): readonly string[] => [
  ...new Set(everyTask(approval).flatMap(({ decision }) => (decision === null ? [] : [decision.by]))),
];

/** The requester and everybody who is or was asked, in any round. */
export const concernedBy = (approval: Approval): readonly string[] => [
  ...new Set([
    approval.requester,
    ...everyTask(approval).flatMap(({ person, passedOn }) => [person, ...passedOn.map(({ from }) => from)]),
  ]),
];

/** When the next reminder or time limit of the open stage is due; null when none is left. */
export function nextTimerAt(approval: Approval): string | null {
  const stage = currentStage(approval);
  if (stage === undefined || stage.overdueAt !== null) return null;
  return stage.remindedAt === null && stage.remindAt !== null ? stage.remindAt : stage.dueAt;
}
