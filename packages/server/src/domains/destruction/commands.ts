import type { DestroyedKey, DestructionProposal, DestructionRecord } from '@yinxin/contract';
import { nextNumber } from '../../platform/db/numbers.ts';
import { newId } from '../../platform/ids.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import {
  endApproval,
  planMatter,
  referenceTo,
  resubmitApproval,
  startApproval,
  type ApprovalOutcome,
} from '../approvals/index.ts';
import { ownDocuments, shareDocuments } from '../documents/index.ts';
import { isActivePerson } from '../organization/index.ts';
import { changeDestruction, sealSubjects } from '../seals/index.ts';
import type { Destruction, DoomedSeal } from './destruction.ts';
import { destructionSubjects } from './policy.ts';

/** Kind of flow that destructions go through. */
const FLOW_KIND = 'destruction';

const asSystem = { asSystem: true } as const;

/** How a change was asked for: the version that the person saw. */
interface Asked {
  readonly ifVersion?: number | undefined;
}

/** Proposes the destruction of a seal that is out of use, and hands it in for approval. */
export async function proposeDestruction(
  tx: Tx,
  sealId: string,
  proposal: DestructionProposal,
): Promise<Changed<Destruction>> {
  const id = newId();
  const caseId = newId();
  const { state } = await changeDestruction(tx, sealId, 'begin-destruction', id);
  const { name, kind, medium, code, entityId, custodianId } = state;
  const seal = { sealId, name, kind, medium, code, entityId, custodianId };
  const { flow, documents, departmentId } = await plan(tx, seal, proposal);
  const changed = await tx.apply(destructionSubjects, id, {
    type: 'propose',
    id,
    proposal,
    seal,
    number: await nextNumber(tx.trx, 'XH', tx.at),
    flow: referenceTo(flow, caseId),
  });
  const whose = { requester: tx.actor.id, entityId, departmentId };
  await startApproval(tx, caseId, {
    subject: { type: 'destruction', id },
    title: `销毁印章：${name}`,
    ...whose,
    flow,
    documents,
  });
  return changed;
}

/** Corrects a returned proposal and hands it in again. */
export async function resubmitDestruction(
  tx: Tx,
  id: string,
  proposal: DestructionProposal,
  { ifVersion }: Asked,
): Promise<Changed<Destruction>> {
  const { seal, flow: before } = (await locked(tx, id)).state;
  const { flow, documents } = await plan(tx, seal, proposal);
  const { caseId } = before;
  const command = { type: 'resubmit', proposal, flow: referenceTo(flow, caseId) } as const;
  const changed = await tx.apply(destructionSubjects, id, command, { ifVersion });
  await resubmitApproval(tx, caseId, { flow, documents });
  return changed;
}

/** Finds the flow, and pins the paper that shows the unit's qualification: who approves has opened it. */
async function plan(tx: Tx, seal: DoomedSeal, { unit }: DestructionProposal) {
  const papers = unit === null ? [] : await ownDocuments(tx, [unit.paperId], 'destruction-paper-unknown');
  const { sealId, kind, entityId } = seal;
  const { flow, departmentId } = await planMatter(tx, {
    kind: FLOW_KIND,
    permission: 'destruction.manage',
    seal: { id: sealId, kind, entityId },
  });
  const documents = papers.map((paper) => ({ id: paper.id, name: paper.state.name, digest: paper.state.sha256 }));
  return { flow, documents, departmentId };
}

/** Gives a destruction up before it is carried out: the approval ends with it, and the seal is kept as it is. */
export async function withdrawDestruction(tx: Tx, id: string, reason: string): Promise<Changed<Destruction>> {
  const before = (await locked(tx, id)).state;
  const changed = await tx.apply(destructionSubjects, id, { type: 'withdraw', reason });
  const byRequester = before.state !== 'approved' && before.proposerId === tx.actor.id;
  await endApproval(tx, before.flow.caseId, { byRequester, reason });
  await changeDestruction(tx, before.seal.sealId, 'drop-destruction', id, asSystem);
  return changed;
}

/** Takes over how the approval ended. A reaction of the approval's own events. */
export async function approvalEnded(tx: Tx, id: string, ended: ApprovalOutcome): Promise<void> {
  const { state } = await tx.apply(destructionSubjects, id, { type: 'decide-approval', ...ended }, asSystem);
  if (ended.outcome === 'refused') await changeDestruction(tx, state.seal.sealId, 'drop-destruction', id, asSystem);
}

/** Records how the seal was destroyed, and puts what there is to read before the two witnesses. */
export async function recordDestruction(
  tx: Tx,
  id: string,
  record: DestructionRecord,
  { ifVersion }: Asked,
): Promise<Changed<Destruction>> {
  const { seal } = (await locked(tx, id)).state;
  const held = await tx.lock(sealSubjects, seal.sealId);
  if (held === undefined) throw notFound();
  const here = await Promise.all(record.witnessIds.map((one) => isActivePerson(tx.trx, one)));
  const { custodianId } = held.state;
  const command = { type: 'record', record, custodianId, witnessesActive: here.every(Boolean) } as const;
  const changed = await tx.apply(destructionSubjects, id, command, { ifVersion });
  await letRead(tx, changed.state);
  return changed;
}

/** A witness confirms, for what they saw on the page. */
export const confirmDestruction = (tx: Tx, id: string, { ifVersion }: Asked): Promise<Changed<Destruction>> =>
  ended(tx, tx.apply(destructionSubjects, id, { type: 'confirm' }, { ifVersion }));

/** Archives the certificate of destruction. */
export async function fileCertificate(
  tx: Tx,
  id: string,
  documentId: string,
  { ifVersion }: Asked,
): Promise<Changed<Destruction>> {
  await locked(tx, id);
  await ownDocuments(tx, [documentId], 'destruction-paper-unknown');
  const command = { type: 'file-certificate', documentId } as const;
  const changed = await ended(tx, tx.apply(destructionSubjects, id, command, { ifVersion }));
  await letRead(tx, changed.state);
  return changed;
}

/** Proposer, witnesses and whoever recorded it read the papers of a destruction. */
async function letRead(tx: Tx, { unit, certificate, record, proposerId }: Destruction): Promise<void> {
  const papers = [unit?.paperId, certificate?.documentId].filter((one) => one !== undefined);
  await shareDocuments(tx, papers, [proposerId, ...(record === null ? [] : [record.recordedBy, ...record.witnessIds])]);
}

/** With the last confirmation or paper the seal itself is destroyed, in the same transaction. */
async function ended(tx: Tx, change: Promise<Changed<Destruction>>): Promise<Changed<Destruction>> {
  const changed = await change;
  const { state, seal } = changed.state;
  if (state === 'completed' || state === 'destroying-keys') {
    await changeDestruction(tx, seal.sealId, 'destroy', changed.id, asSystem);
  }
  return changed;
}

/** The sealer has destroyed the keys of an electronic seal. Nothing happens when that was recorded already. */
export async function recordKeysDestroyed(tx: Tx, id: string, certificates: readonly DestroyedKey[]): Promise<void> {
  if ((await locked(tx, id)).state.state !== 'destroying-keys') return;
  await tx.apply(destructionSubjects, id, { type: 'record-keys-destroyed', certificates }, asSystem);
}

async function locked(tx: Tx, id: string): Promise<Changed<Destruction>> {
  const found = await tx.lock(destructionSubjects, id);
  if (found === undefined) throw notFound();
  return found;
}
