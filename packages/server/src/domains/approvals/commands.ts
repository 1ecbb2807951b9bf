import type { FlowDefinition } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { accept, refuse, type Decision } from '../../platform/decider.ts';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { ApplyOptions, Changed, Reaction, Tx } from '../../platform/transition.ts';
import { openedDigests, shareDocuments } from '../documents/index.ts';
import { isActivePerson } from '../organization/index.ts';
import { currentRound, currentStage } from './approval-progress.ts';
import type { Approval, PinnedDocument } from './approval-state.ts';
import type { ApprovalCommand, ApprovalFacts } from './approval.ts';
import type { Flow } from './definition.ts';
import type { ResolvedFlow } from './flow.ts';
import { lint } from './lint.ts';
import { loadDirectory, loadStaffing, mayReceive } from './people.ts';
import { approvalSubjects, flowSubjects } from './policy.ts';
import type { RequestFacts } from './request-facts.ts';
import { chooseFlow, resolveFlow } from './resolve.ts';
import { shippedFlows } from './shipped.ts';
import { findFlowByKey, publishedFlows } from './store.ts';

/** How a change was asked for: by a person (with the version seen), or by the system itself. */
export type Asked = Pick<ApplyOptions<never>, 'ifVersion' | 'asSystem'>;

/** Saves the draft of a new flow, or of the next version of an existing one. */
export async function draftFlow(
  tx: Tx,
  id: string | undefined,
  draft: { readonly entityId: string | null; readonly definition: FlowDefinition },
  asked: Asked = {},
): Promise<Changed<Flow>> {
  if (id === undefined && (await findFlowByKey(tx.trx, draft.definition.key)) !== undefined) {
    throw new Problem('flow-key-taken', { key: draft.definition.key });
  }
  return tx.apply(flowSubjects, id ?? newId(), { type: 'draft', ...draft }, asked);
}

/** Publishes the draft. Refused with every finding of the linter, each pointing at its stage. */
export async function publishFlow(tx: Tx, id: string, asked: Asked = {}): Promise<Changed<Flow>> {
  const draft = (await tx.lock(flowSubjects, id))?.state.draft ?? undefined;
  const staffing = draft === undefined || asked.asSystem ? undefined : await loadStaffing(tx.trx, draft, tx.at);
  return tx.apply(
    flowSubjects,
    id,
    { type: 'publish' },
    { ...asked, facts: staffing === undefined ? {} : { staffing } },
  );
}

/** What the linter finds in a definition, given who is here now. */
export const checkDefinition = async (db: Kysely<Database>, definition: FlowDefinition, at: string) =>
  lint(definition, await loadStaffing(db, definition, at));

/** Gives an entity the flows that a new company starts with; those whose key is taken are left out. */
export async function publishShippedFlows(tx: Tx, entityId: string | null): Promise<void> {
  const asSystem = { asSystem: true } as const;
  for (const definition of shippedFlows) {
    if ((await findFlowByKey(tx.trx, definition.key)) !== undefined) continue;
    const { id } = await draftFlow(tx, undefined, { entityId, definition }, asSystem);
    await publishFlow(tx, id, asSystem);
  }
}

/** Shipped flows whose key no flow has: those of a company that was set up with an earlier version lack the newer ones. */
export async function missingShippedFlows(db: Kysely<Database>): Promise<readonly FlowDefinition[]> {
  const there = await Promise.all(shippedFlows.map(({ key }) => findFlowByKey(db, key)));
  return shippedFlows.filter((_, place) => there[place] === undefined);
}

/** Adds the missing ones as drafts beside the other shipped ones; whoever manages flows looks at them and publishes. */
export async function addShippedFlows(tx: Tx): Promise<readonly Changed<Flow>[]> {
  const missing = await missingShippedFlows(tx.trx);
  const beside = shippedFlows.find((one) => !missing.includes(one));
  const entityId = (beside && (await findFlowByKey(tx.trx, beside.key)))?.state.entityId ?? null;
  const added: Changed<Flow>[] = [];
  for (const definition of missing) added.push(await draftFlow(tx, undefined, { entityId, definition }));
  return added;
}

/**
 * Finds the flow for a request and fixes its people, as of `at`, without saving anything. Refuses with what would allow
 * it: `flow-none-fits`, and what `resolveFlow` refuses with.
 */
export async function planApproval(
  db: Kysely<Database>,
  kind: string,
  facts: RequestFacts,
  at: string,
): Promise<Decision<ResolvedFlow>> {
  const chosen = chooseFlow(await publishedFlows(db, kind, facts.entityId), kind, facts);
  if (chosen === undefined) return refuse('flow-none-fits');
  const resolution = resolveFlow(chosen, facts, await loadDirectory(db, chosen.definition, facts, at));
  return resolution.ok ? accept(resolution.flow) : { ok: false, refusal: resolution.refusal };
}

/** What is handed in for approval, with the flow that was planned for it. */
export interface Handed extends Pick<Approval, 'subject' | 'title' | 'requester' | 'entityId' | 'departmentId'> {
  readonly flow: ResolvedFlow;
  readonly documents: readonly PinnedDocument[];
}

/** Starts an approval under an id. The actor must be the requester. */
export const startApproval = (tx: Tx, id: string, handed: Handed): Promise<Changed<Approval>> =>
  tx.apply(approvalSubjects, id, { type: 'start', ...handed });

/** Begins the next round of a returned approval. The actor must be the requester. */
export const resubmitApproval = (
  tx: Tx,
  id: string,
  { flow, documents }: Pick<Handed, 'flow' | 'documents'>,
): Promise<Changed<Approval>> => tx.apply(approvalSubjects, id, { type: 'resubmit', flow, documents });

export type DecideCommand = Extract<ApprovalCommand, { type: 'approve' | 'return' | 'refuse' }>;

/** Decides the acting person's task, for the round and stage they were looking at. */
export async function decideTask(
  tx: Tx,
  id: string,
  command: DecideCommand,
  seen: NonNullable<ApprovalFacts['seen']>,
): Promise<Changed<Approval>> {
  const { documents } = currentRound((await lockApproval(tx, id)).state);
  const ids = documents.map((document) => document.id);
  const documentsOpened = await openedDigests(tx.trx, tx.actor.id, ids);
  return tx.apply(approvalSubjects, id, command, { facts: { seen, documentsOpened } });
}

/** Transfers the acting person's task, or hands over the task of somebody who has left. */
export async function transferTask(
  tx: Tx,
  id: string,
  command: Omit<Extract<ApprovalCommand, { type: 'transfer' }>, 'type'>,
  seen: NonNullable<ApprovalFacts['seen']>,
): Promise<Changed<Approval>> {
  const { state } = await lockApproval(tx, id);
  const facts = {
    seen,
    receiverMayDecide: await mayReceive(tx.trx, command.to, state, tx.at),
    holderLeft: command.from !== tx.actor.id && !(await isActivePerson(tx.trx, command.from)),
  };
  return tx.apply(approvalSubjects, id, { type: 'transfer', ...command }, { facts });
}

/** The requester takes the request back. */
export const withdrawApproval = (tx: Tx, id: string, reason: string | null): Promise<Changed<Approval>> =>
  tx.apply(approvalSubjects, id, { type: 'withdraw', reason });

/** Ends an approval whatever it says, because its subject has ended: voided, lapsed. */
export const voidApproval = (tx: Tx, id: string, reason: string, asked: Asked = {}): Promise<Changed<Approval>> =>
  tx.apply(approvalSubjects, id, { type: 'void', reason }, asked);

/** Gives a request back to its requester, with the reason, because it cannot be carried out as it was submitted. */
export const handBackApproval = (tx: Tx, id: string, reason: string): Promise<Changed<Approval>> =>
  tx.apply(approvalSubjects, id, { type: 'hand-back', reason }, { asSystem: true });

/**
 * Puts the pinned documents before everybody who is asked, now or later in the stage. A reaction to
 * `approval.stage-opened` and `approval.transferred`.
 */
export const putBeforeApprovers: Reaction = async (tx, { after }) => {
  const approval = after as Approval;
  const people = currentStage(approval)?.tasks.map(({ person }) => person) ?? [];
  await shareDocuments(
    tx,
    currentRound(approval).documents.map(({ id }) => id),
    people,
  );
};

async function lockApproval(tx: Tx, id: string): Promise<Changed<Approval>> {
  const locked = await tx.lock(approvalSubjects, id);
  if (locked === undefined) throw notFound();
  return locked;
}
