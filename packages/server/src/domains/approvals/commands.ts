import type { FlowDefinition } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { ApplyOptions, Changed, Tx } from '../../platform/transition.ts';
import { isActivePerson } from '../organization/index.ts';
import { currentRound } from './approval-progress.ts';
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
import { findApprovalOf, findFlowByKey, publishedFlows } from './store.ts';

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

/** What is handed in for approval. */
export interface Handed {
  readonly subject: Approval['subject'];
  /** Kind of flow, e.g. `use`. */
  readonly kind: string;
  readonly title: string;
  readonly facts: RequestFacts;
  readonly documents: readonly PinnedDocument[];
}

/** Where something handed in is decided. */
export interface CaseReference {
  readonly approvalId: string;
  /** Key and version of the flow, frozen into the case. */
  readonly flow: ResolvedFlow;
}

/**
 * Who would be asked about a request, and why; or why nobody can be. Nothing is saved.
 *
 * @throws Problem `flow-none-fits` and what `resolveFlow` refuses with
 */
export async function resolveFor(
  db: Kysely<Database>,
  kind: string,
  facts: RequestFacts,
  at: string,
): Promise<ResolvedFlow> {
  const chosen = chooseFlow(await publishedFlows(db, kind, facts.entityId), kind, facts);
  if (chosen === undefined) throw new Problem('flow-none-fits');
  const resolution = resolveFlow(chosen, facts, await loadDirectory(db, chosen.definition, facts, at));
  if (!resolution.ok) throw new Problem(resolution.refusal.code, resolution.refusal.params);
  return resolution.flow;
}

/** Hands something in: starts its approval, or the next round of a returned one. The actor must be the requester. */
export async function submitForApproval(tx: Tx, handed: Handed): Promise<CaseReference> {
  const { subject, title, facts, documents, kind } = handed;
  const flow = await resolveFor(tx.trx, kind, facts, tx.at);
  const before = await findApprovalOf(tx.trx, subject);
  if (before !== undefined) {
    await tx.apply(approvalSubjects, before.id, { type: 'resubmit', flow, documents });
    return { approvalId: before.id, flow };
  }
  const approvalId = newId();
  const { requester, entityId, departmentPath } = facts;
  const about = { subject, title, requester, entityId, departmentId: departmentPath[0] };
  await tx.apply(approvalSubjects, approvalId, { type: 'start', ...about, flow, documents });
  return { approvalId, flow };
}

/** Which of these digests a person has opened. */
export type DocumentsOpened = (
  db: Kysely<Database>,
  person: string,
  digests: readonly string[],
) => Promise<readonly string[]>;

export type DecideCommand = Extract<ApprovalCommand, { type: 'approve' | 'return' | 'refuse' }>;

/** Decides the acting person's task, for the round and stage they were looking at. */
export async function decideTask(
  tx: Tx,
  id: string,
  command: DecideCommand,
  seen: NonNullable<ApprovalFacts['seen']>,
  documentsOpened: DocumentsOpened,
): Promise<Changed<Approval>> {
  const { documents } = currentRound((await lockApproval(tx, id)).state);
  const digests = documents.map(({ digest }) => digest);
  const opened = digests.length === 0 ? [] : await documentsOpened(tx.trx, tx.actor.id, digests);
  return tx.apply(approvalSubjects, id, command, { facts: { seen, documentsOpened: opened } });
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

async function lockApproval(tx: Tx, id: string): Promise<Changed<Approval>> {
  const locked = await tx.lock(approvalSubjects, id);
  if (locked === undefined) throw notFound();
  return locked;
}
