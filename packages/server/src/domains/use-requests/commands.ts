import type { DraftContent } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import { nextNumber } from '../../platform/db/numbers.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Decision } from '../../platform/decider.ts';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import {
  approvalSubjects,
  handBackApproval,
  planApproval,
  resubmitApproval,
  startApproval,
  voidApproval,
  withdrawApproval,
  type ApprovalOutcome,
  type ResolvedFlow,
} from '../approvals/index.ts';
import { loadDocuments } from '../documents/index.ts';
import { departmentLine, findPerson } from '../organization/index.ts';
import { isUsable, readSeals } from '../seals/index.ts';
import { pin, requestFactsOf, type Pinned } from './pin.ts';
import { useRequestSubjects } from './policy.ts';
import { readUseRequest, requestsInApproval } from './store.ts';
import { checkSubmission, type KnownThings } from './submission.ts';
import { LAPSE_AFTER_DAYS, type UseRequest } from './use-request.ts';

/** Kind of flow that use requests go through. */
const FLOW_KIND = 'use';

/** Begins a draft, or saves one as typed. */
export async function saveDraft(
  tx: Tx,
  request: { readonly id?: string; readonly content: DraftContent; readonly ifVersion?: number | undefined },
): Promise<Changed<UseRequest>> {
  const id = request.id ?? newId();
  if (request.id !== undefined && (await tx.lock(useRequestSubjects, id)) === undefined) throw notFound();
  const command = { type: 'save-draft', id, content: request.content } as const;
  return tx.apply(useRequestSubjects, id, command, { ifVersion: request.ifVersion });
}

/** Looks up everything that the submission rules ask about a draft. */
export async function lookUp(db: Kysely<Database>, request: UseRequest, at: string): Promise<KnownThings> {
  const { draft, requesterId } = request;
  const sealIds = draft.items.flatMap((item) => item.seals.flatMap((wanted) => wanted.sealId ?? []));
  const documentIds = [...draft.items.flatMap((item) => item.documentId ?? []), ...draft.attachments];
  return {
    departments: await ownDepartments(db, requesterId),
    seals: await knownSeals(db, sealIds, at),
    documents: await knownDocuments(db, documentIds, requesterId),
  };
}

async function knownSeals(db: Kysely<Database>, ids: readonly string[], at: string): Promise<KnownThings['seals']> {
  const rows = await readSeals(db, [...new Set(ids)]);
  return Object.fromEntries(
    rows.map(({ id, state }) => {
      const { name, kind, medium, state: standing, entityId, custodianId } = state;
      return [id, { name, kind, medium, state: standing, entityId, custodianId, ready: isUsable(state, at) }];
    }),
  );
}

/** A requester submits what the requester sent in. */
async function knownDocuments(
  db: Kysely<Database>,
  ids: readonly string[],
  personId: string,
): Promise<KnownThings['documents']> {
  const rows = await loadDocuments(db, ids);
  const own = rows.filter(({ state }) => state.ownerId === personId && state.origin.kind === 'uploaded');
  return Object.fromEntries(own.map(({ id, state }) => [id, { sha256: state.sha256, pages: state.pages }]));
}

/** Finds the flow for a complete request and fixes its people, or refuses with what would allow it. */
export const plan = (
  db: Kysely<Database>,
  pinned: Pinned,
  requesterId: string,
  at: string,
): Promise<Decision<ResolvedFlow>> => planApproval(db, FLOW_KIND, requestFactsOf(pinned, requesterId), at);

/** A person asks for the department of the own post, and for those above it in the same entity. */
async function ownDepartments(db: Kysely<Database>, personId: string): Promise<KnownThings['departments']> {
  const person = await findPerson(db, personId);
  if (person === undefined) return {};
  const line = await departmentLine(db, person.state.departmentId);
  return Object.fromEntries(
    line.map((department, place) => [
      department.id,
      { entityId: department.entityId, above: line.slice(place + 1).map((one) => one.id) },
    ]),
  );
}

/** Submits a draft, or a returned request again: pins the documents, fixes the flow, starts the approval. */
export async function submit(tx: Tx, id: string, ifVersion: number | undefined): Promise<Changed<UseRequest>> {
  const locked = await tx.lock(useRequestSubjects, id);
  if (locked === undefined) throw notFound();
  const request = locked.state;
  const known = await lookUp(tx.trx, request, tx.at);
  const checked = checkSubmission(request.draft, known, tx.at, request.requesterId);
  const pinned = checked.complete ? pin(checked.content, known) : undefined;
  const earlierCaseId = request.submission?.flow.caseId;
  // An incomplete draft goes to the rules all the same: they say what is wrong, and refuse.
  const planned = pinned === undefined ? undefined : await plan(tx.trx, pinned, request.requesterId, tx.at);
  if (planned?.ok === false) throw new Problem(planned.refusal.code, planned.refusal.params);
  const flow = planned?.events[0];
  const caseId = earlierCaseId ?? newId();
  const submitted = await tx.apply(
    useRequestSubjects,
    id,
    {
      type: 'submit',
      number: request.number ?? (pinned === undefined ? '' : await nextNumber(tx.trx, 'YX', tx.at)),
      flow: { key: flow?.key ?? '', version: flow?.version ?? 0, caseId },
      known,
    },
    { ifVersion },
  );
  if (pinned === undefined || flow === undefined) throw new Error('use-request: submitted although incomplete');
  const documents = pinned.documents.map(({ documentId, sha256 }, place) => ({
    id: documentId,
    name: pinned.content.items[place]?.name ?? '',
    digest: sha256,
  }));
  if (earlierCaseId === undefined) {
    const { title, departmentId } = pinned.content;
    const { entityId } = pinned;
    const whose = { requester: request.requesterId, entityId, departmentId };
    await startApproval(tx, caseId, { subject: { type: 'use-request', id }, title, ...whose, flow, documents });
  } else {
    await resubmitApproval(tx, caseId, { flow, documents });
  }
  return submitted;
}

/** Withdraws a request; an open approval ends with it. */
export async function withdraw(tx: Tx, id: string, reason: string): Promise<Changed<UseRequest>> {
  const before = await tx.lock(useRequestSubjects, id);
  const changed = await tx.apply(useRequestSubjects, id, { type: 'withdraw', reason });
  const caseId = before?.state.submission?.flow.caseId;
  if (caseId !== undefined) await withdrawApproval(tx, caseId, reason);
  return changed;
}

/** Voids an approved request before the seal is used. */
export async function voidRequest(tx: Tx, id: string, reason: string): Promise<Changed<UseRequest>> {
  const changed = await tx.apply(useRequestSubjects, id, { type: 'void', reason });
  const caseId = changed.state.submission?.flow.caseId;
  if (caseId !== undefined) await voidApproval(tx, caseId, reason, { asSystem: true });
  return changed;
}

/** Copies an own earlier request into a new draft. Its planned time is left out: it has most likely passed. */
export async function copyRequest(tx: Tx, id: string): Promise<Changed<UseRequest>> {
  const found = await readUseRequest(tx.trx, id);
  if (found === undefined || found.state.requesterId !== tx.actor.id) throw notFound();
  return saveDraft(tx, { content: { ...found.state.draft, plannedAt: null } });
}

/** Takes over how the approval of a request ended. A reaction of the approval's own events. */
export async function approvalEnded(
  tx: Tx,
  requestId: string,
  { caseId, outcome, reason }: ApprovalOutcome,
): Promise<void> {
  const command =
    outcome === 'approved'
      ? ({ type: 'decide-approval', caseId, outcome, lapseAfterDays: LAPSE_AFTER_DAYS } as const)
      : ({ type: 'decide-approval', caseId, outcome, reason } as const);
  await tx.apply(useRequestSubjects, requestId, command, { asSystem: true });
}

/**
 * Gives every request in approval that wants this seal back to its requester: approved as submitted, it could not be
 * carried out.
 *
 * @returns how many, and whose
 */
export async function handBackRequestsOfSeal(tx: Tx, sealId: string, reason: string): Promise<HandedBack> {
  const people: string[] = [];
  for (const { state } of await requestsInApproval(tx.trx, sealId)) {
    const caseId = state.submission?.flow.caseId;
    if (caseId === undefined) continue;
    // Somebody may have decided it in this moment: then it is no longer in approval, and its outcome stands.
    const approval = await tx.lock(approvalSubjects, caseId);
    if (approval?.state.status !== 'in-approval') continue;
    await handBackApproval(tx, caseId, reason);
    people.push(state.requesterId);
  }
  return { count: people.length, people };
}

/** Requests that went back to their requesters. */
interface HandedBack {
  readonly count: number;
  readonly people: readonly string[];
}

/** The first seal of a request is being used. Nothing happens when that was so already. */
export async function sealingBegan(tx: Tx, requestId: string): Promise<void> {
  const request = await tx.lock(useRequestSubjects, requestId);
  if (request?.state.state === 'sealing') return;
  await tx.apply(useRequestSubjects, requestId, { type: 'start-sealing' }, { asSystem: true });
}

/** All that was approved has been sealed or closed. */
export async function sealingEnded(tx: Tx, requestId: string): Promise<void> {
  await tx.apply(useRequestSubjects, requestId, { type: 'complete-sealing' }, { asSystem: true });
}

/** Lets an approval lapse whose time is up. */
export async function expire(tx: Tx, requestId: string): Promise<void> {
  await tx.apply(useRequestSubjects, requestId, { type: 'expire' }, { asSystem: true });
}
