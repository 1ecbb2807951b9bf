import { describeProblem, useRequests, type Language } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/authz/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { displayNames } from '../identity/index.ts';
import type { DecryptBody } from '../ledger/index.ts';
import { departmentNames, entityNames } from '../organization/index.ts';
import type { ResolvedFlow } from '../approvals/index.ts';
import { copyRequest, lookUp, plan, saveDraft, submit, voidRequest, withdraw } from './commands.ts';
import { requestHistory } from './history.ts';
import { pin } from './pin.ts';
import { findUseRequest, listUseRequests, readUseRequest, type UseRequestRow } from './store.ts';
import { checkSubmission } from './submission.ts';
import { hasLapsed, type UseRequest } from './use-request.ts';

export interface UseRequestsParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly decrypt: DecryptBody;
}

export function useRequestsRoutes({ db, clock, decrypt }: UseRequestsParts): Mountable {
  const view = async (reader: Kysely<Database>, id: string, actor: Actor) => {
    const row = await readUseRequest(reader, id);
    if (row === undefined) throw notFound();
    return presentOne(await namesFor(reader, [row]), row, actor, clock.now());
  };
  const own = async (id: string, actor: Actor): Promise<UseRequest> => {
    const row = await readUseRequest(db, id);
    if (row === undefined || row.state.requesterId !== actor.id) throw notFound();
    return row.state;
  };

  return bind(useRequests, {
    async listUseRequests({ scope, querystring, actor }) {
      const { rows, total } = await listUseRequests(db, scope(), querystring);
      const names = await namesFor(db, rows);
      const { page, pageSize } = querystring;
      const now = clock.now();
      return { items: rows.map((row) => presentSummary(names, row, actor, now)), total, page, pageSize };
    },
    async getUseRequest({ scope, params, actor }) {
      const row = await findUseRequest(db, scope(), params.id);
      if (row === undefined) throw notFound();
      return presentOne(await namesFor(db, [row]), row, actor, clock.now());
    },
    async getUseRequestHistory({ scope, params }) {
      const row = await findUseRequest(db, scope(), params.id);
      if (row === undefined) throw notFound();
      return requestHistory(db, decrypt, row.state);
    },
    createUseRequest: ({ body, actor, transact }) =>
      transact(async (tx) => view(tx.trx, (await saveDraft(tx, { content: body })).id, actor)),
    saveUseRequestDraft: ({ params, body, ifVersion, actor, transact }) =>
      transact(async (tx) => {
        await saveDraft(tx, { id: params.id, content: body, ifVersion });
        return view(tx.trx, params.id, actor);
      }),
    async checkUseRequest({ params, actor, language, scope }) {
      scope();
      const request = await own(params.id, actor);
      const at = clock.now();
      const known = await lookUp(db, request, at);
      const checked = checkSubmission(request.draft, known, at, actor.id);
      if (!checked.complete) {
        const issues = checked.issues.map(({ pointer, code, params: values }) => ({
          pointer,
          code,
          detail: wordsOf(describeProblem(code, language, values)),
        }));
        return { issues, preview: null, obstacle: null };
      }
      const pinned = pin(checked.content, known);
      if (pinned === undefined) throw new Problem('use-request-incomplete', { count: 1 });
      const planned = await plan(db, pinned, actor.id, at);
      if (!planned.ok) {
        const { code, params: values } = planned.refusal;
        const { title, remedy } = describeProblem(code, language, values);
        return { issues: [], preview: null, obstacle: { code, title, remedy: remedy ?? null } };
      }
      return { issues: [], preview: await presentPlan(db, planned.events[0]), obstacle: null };
    },
    submitUseRequest: ({ params, ifVersion, actor, language, transact }) =>
      transact(async (tx) => {
        await explainIssues(tx.trx, params.id, actor, language);
        await submit(tx, params.id, ifVersion);
        return view(tx.trx, params.id, actor);
      }),
    withdrawUseRequest: ({ params, body, actor, transact }) =>
      transact(async (tx) => {
        await withdraw(tx, params.id, body.reason);
        return view(tx.trx, params.id, actor);
      }),
    voidUseRequest: ({ params, body, actor, transact }) =>
      transact(async (tx) => {
        await voidRequest(tx, params.id, body.reason);
        return view(tx.trx, params.id, actor);
      }),
    copyUseRequest: ({ params, actor, transact }) =>
      transact(async (tx) => view(tx.trx, (await copyRequest(tx, params.id)).id, actor)),
  });

  /** An incomplete submission is refused with every issue on its field, as a form that does not fit is. */
  async function explainIssues(reader: Kysely<Database>, id: string, actor: Actor, language: Language): Promise<void> {
    const row = await readUseRequest(reader, id);
    if (row === undefined || row.state.requesterId !== actor.id) return;
    if (row.state.state !== 'draft' && row.state.state !== 'returned') return;
    const at = clock.now();
    const known = await lookUp(reader, row.state, at);
    const checked = checkSubmission(row.state.draft, known, at, row.state.requesterId);
    if (checked.complete) return;
    const errors = checked.issues.map(({ pointer, code, params }) => ({
      pointer,
      code,
      ...(params === undefined ? {} : { params: { ...params } }),
      detail: wordsOf(describeProblem(code, language, params)),
    }));
    throw new Problem('use-request-incomplete', { count: errors.length }, errors);
  }
}

const wordsOf = ({ title, remedy }: { readonly title: string; readonly remedy?: string }): string =>
  [title, remedy].filter(Boolean).join('：');

interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly entities: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
}

async function namesFor(db: Kysely<Database>, rows: readonly UseRequestRow[]): Promise<Names> {
  const states = rows.map((row) => row.state);
  return {
    people: await displayNames(
      db,
      states.map((one) => one.requesterId),
    ),
    entities: await entityNames(
      db,
      states.flatMap((one) => one.submission?.entityId ?? []),
    ),
    departments: await departmentNames(
      db,
      states.flatMap((one) => departmentOf(one) ?? []),
    ),
  };
}

const departmentOf = (request: UseRequest): string | null =>
  request.submission?.content.departmentId ?? request.draft.departmentId;

function presentSummary(names: Names, row: UseRequestRow, actor: Actor, now: string) {
  const { id, version, state, updated_at } = row;
  const departmentId = departmentOf(state);
  return {
    id,
    version,
    allowed: allowedFor(state, actor, now),
    number: state.number,
    state: state.state,
    title: state.draft.title,
    requester: { id: state.requesterId, name: names.people.get(state.requesterId) ?? '' },
    entityName: names.entities.get(state.submission?.entityId ?? '') ?? null,
    departmentName: names.departments.get(departmentId ?? '') ?? null,
    seals: state.submission?.seals.map((seal) => seal.name) ?? [],
    documents: state.draft.items.length,
    plannedAt: state.draft.plannedAt,
    submittedAt: state.submittedAt,
    validUntil: state.validUntil,
    updatedAt: updated_at,
  };
}

function presentOne(names: Names, row: UseRequestRow, actor: Actor, now: string) {
  const { state } = row;
  const { submission } = state;
  return {
    ...presentSummary(names, row, actor, now),
    round: state.round,
    draft: state.requesterId === actor.id ? state.draft : null,
    submission:
      submission === null
        ? null
        : {
            content: submission.content,
            entityId: submission.entityId,
            entityName: names.entities.get(submission.entityId) ?? '',
            departmentName: names.departments.get(submission.content.departmentId) ?? '',
            documents: [...submission.documents],
            seals: [...submission.seals],
            flow: submission.flow,
          },
    approvedAt: state.approvedAt,
    reason: state.reason,
  };
}

/** What the rules would accept from this person now; the page offers exactly this. */
function allowedFor(request: UseRequest, actor: Actor, now: string): string[] {
  if (request.requesterId !== actor.id) return [];
  const editable = request.state === 'draft' || request.state === 'returned';
  return [
    ...(editable ? ['saveUseRequestDraft', 'submitUseRequest'] : []),
    ...(editable || request.state === 'submitted' ? ['withdrawUseRequest'] : []),
    ...(request.state === 'approved' && !hasLapsed(request, now) ? ['voidUseRequest'] : []),
    'copyUseRequest',
  ];
}

async function presentPlan(db: Kysely<Database>, flow: ResolvedFlow | undefined) {
  if (flow === undefined) return null;
  const people = await displayNames(
    db,
    flow.stages.flatMap((stage) => stage.seats.map((seat) => seat.person)),
  );
  return {
    flow: { key: flow.key, version: flow.version, name: flow.name },
    stages: flow.stages.map(({ id, name, mode, seats }) => ({
      id,
      name,
      mode: mode.kind,
      people: seats.map(({ person }) => ({ id: person, name: people.get(person) ?? '' })),
    })),
    skipped: flow.skipped.map(({ id, name }) => ({ id, name })),
  };
}
