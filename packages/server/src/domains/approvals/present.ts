import type { approvalSummary, approvalView } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { displayNames } from '../identity/index.ts';
import { departmentNames } from '../organization/index.ts';
import { concernedBy, currentRound, currentStage, decidedBy, waitingFor } from './approval-progress.ts';
import { stageOf, type Approval, type OpenedStage, type Round, type Task } from './approval-state.ts';
import type { ResolvedStage, Seat } from './flow.ts';
import type { Row } from './store.ts';

type ApprovalSummary = z.input<typeof approvalSummary>;
type ApprovalView = z.input<typeof approvalView>;

/** Names of people and departments that views mention. */
interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
}

/** Everybody whom an approval mentions. */
const mentioned = (approval: Approval): readonly string[] => [
  ...concernedBy(approval),
  ...decidedBy(approval),
  ...(approval.outcome === null ? [] : [approval.outcome.by]),
  ...approval.rounds.flatMap(({ flow, stages }) => [
    ...flow.stages.flatMap(({ seats }) => seats.map(({ person }) => person)),
    ...stages.flatMap(({ tasks }) => tasks.flatMap(({ passedOn }) => passedOn.map(({ by }) => by))),
  ]),
];

const loadNames = async (db: Kysely<Database>, rows: readonly Row<Approval>[]): Promise<Names> => ({
  people: await displayNames(
    db,
    rows.flatMap(({ state }) => mentioned(state)),
  ),
  departments: await departmentNames(
    db,
    rows.map(({ state }) => state.departmentId),
  ),
});

const ref = (names: Names, id: string) => ({ id, name: names.people.get(id) ?? '' });

/** Approvals as lists show them. */
export async function presentApprovals(
  db: Kysely<Database>,
  rows: readonly Row<Approval>[],
  actor: Actor,
): Promise<ApprovalSummary[]> {
  const names = await loadNames(db, rows);
  return rows.map((row) => summarize(row, names, actor));
}

function summarize({ id, version, state }: Row<Approval>, names: Names, actor: Actor): ApprovalSummary {
  const round = currentRound(state);
  const stage = currentStage(state);
  return {
    id,
    version,
    allowed: allowedOn(state, actor),
    status: state.status,
    subject: state.subject,
    title: state.title,
    requester: ref(names, state.requester),
    departmentName: names.departments.get(state.departmentId) ?? '',
    round: state.rounds.length,
    stage:
      stage === undefined
        ? null
        : {
            id: stage.id,
            name: stageOf(round.flow, stage.id).name,
            openedAt: stage.openedAt,
            dueAt: stage.dueAt,
          },
    overdue: stage !== undefined && stage.overdueAt !== null,
    waitingFor: waitingFor(state).map((person) => ref(names, person)),
    submittedAt: round.openedAt,
  };
}

function allowedOn(approval: Approval, actor: Actor): string[] {
  if (approval.status !== 'in-approval' || actor.id === approval.requester) return [];
  const asked = waitingFor(approval).includes(actor.id);
  const administers = permit(actor, 'flow.manage', { entityId: approval.entityId }) !== undefined;
  if (asked) return ['approve', 'sendBack', 'refuse', 'transferTask'];
  return administers ? ['transferTask'] : [];
}

/** One approval in full. `opened` are the digests of the documents that the reader has opened. */
export async function presentApproval(
  db: Kysely<Database>,
  row: Row<Approval>,
  actor: Actor,
  opened: readonly string[],
): Promise<ApprovalView> {
  const names = await loadNames(db, [row]);
  const { entityId, departmentId, outcome, rounds } = row.state;
  return {
    ...summarize(row, names, actor),
    entityId,
    departmentId,
    rounds: rounds.map((round, index) => presentRound(round, index + 1, names, opened)),
    outcome: outcome === null ? null : { ...outcome, by: ref(names, outcome.by) },
  };
}

function presentRound(round: Round, number: number, names: Names, opened: readonly string[]) {
  const { key, version, name, stages, skipped } = round.flow;
  return {
    number,
    openedAt: round.openedAt,
    flow: { key, version, name },
    documents: round.documents.map((document) => ({ ...document, opened: opened.includes(document.digest) })),
    stages: stages.map((stage, index) => presentStage(stage, round.stages[index], names)),
    skipped: [...skipped],
  };
}

function presentStage(stage: ResolvedStage, reached: OpenedStage | undefined, names: Names) {
  const { id, name, mode, asked } = stage;
  return {
    id,
    name,
    mode,
    asked,
    openedAt: reached?.openedAt ?? null,
    dueAt: reached?.dueAt ?? null,
    remindedAt: reached?.remindedAt ?? null,
    overdueAt: reached?.overdueAt ?? null,
    passedAt: reached?.passedAt ?? null,
    tasks:
      reached?.tasks.map((task) => presentTask(task, names)) ?? stage.seats.map((seat) => presentSeat(seat, names)),
  };
}

const presentSeat = ({ person, why }: Seat, names: Names) => ({
  person: ref(names, person),
  standing: 'ahead' as const,
  why,
  decision: null,
  passedOn: [],
});

const presentTask = ({ person, standing, why, decision, passedOn }: Task, names: Names) => ({
  person: ref(names, person),
  standing,
  why,
  decision: decision === null ? null : { ...decision, by: ref(names, decision.by), documents: [...decision.documents] },
  passedOn: passedOn.map((pass) => ({ ...pass, from: ref(names, pass.from), by: ref(names, pass.by) })),
});
