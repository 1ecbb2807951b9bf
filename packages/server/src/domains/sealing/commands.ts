import type { PaperUse, Position, SealedResult } from '@yinxin/contract';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Reaction, Tx } from '../../platform/transition.ts';
import { ownDocuments, shareDocuments, storeSealedDocument, type TakenIn } from '../documents/index.ts';
import { isActivePerson } from '../organization/index.ts';
import { readSeals, sealSubjects, type Seal } from '../seals/index.ts';
import { letRead, sealingBegan, sealingEnded, type UseRequest } from '../use-requests/index.ts';
import { lockAround } from './circumstances.ts';
import { sealingSubjects } from './policy.ts';
import type { Sealing, SealingCommand, SealingOrder } from './sealing.ts';
import { openTasksOfSeal, tasksOfRequest } from './store.ts';

const asSystem = { asSystem: true } as const;

/** An approved request becomes one task per document and seal, put before the custodians. */
export const createTasks: Reaction = async (tx, { subjectId, after }) => {
  const request = after as UseRequest;
  const orders = ordersOf(subjectId, request);
  const sealIds = [...new Set(orders.map(({ sealId }) => sealId))].toSorted();
  // A seal that changes hands in this moment either takes these tasks along, or is known here to have changed hands.
  for (const sealId of sealIds) await tx.lock(sealSubjects, sealId);
  for (const order of orders) await tx.apply(sealingSubjects, order.id, { type: 'create', order }, asSystem);
  const seals = await readSeals(tx.trx, sealIds);
  for (const { id, state } of seals) {
    const documents = orders.filter(({ sealId }) => sealId === id).map(({ documentId }) => documentId);
    await putBefore(tx, subjectId, documents, state.custodianId);
  }
};

/** Lets a custodian read the request and its documents. */
async function putBefore(tx: Tx, requestId: string, documents: readonly string[], custodianId: string): Promise<void> {
  await letRead(tx.trx, requestId, [custodianId]);
  await shareDocuments(tx, documents, [custodianId]);
}

function ordersOf(requestId: string, { submission, requesterId }: UseRequest): readonly SealingOrder[] {
  if (submission === null) return [];
  const { content, documents, entityId } = submission;
  const asker = { requesterId, departmentId: content.departmentId, entityId };
  return content.items.flatMap(({ documentId, copies, seals }, place) =>
    seals.map(({ sealId, medium, impressions, positions }) => ({
      id: newId(),
      requestId,
      asker,
      documentId,
      sha256: documents[place]?.sha256 ?? '',
      sealId,
      medium,
      // An electronic file is one copy, however often it is handed out.
      copies: medium === 'electronic' ? 1 : copies,
      approvedImpressions: medium === 'electronic' ? impressions : copies * impressions,
      positionsProposed: positions,
    })),
  );
}

/** A voided or lapsed request takes its open tasks along. */
export const cancelTasksOfRequest: Reaction = async (tx, { subjectId, event }) => {
  const because = event.type === 'use-request.voided' ? 'request-voided' : 'request-expired';
  for (const { id, state } of await tasksOfRequest(tx.trx, subjectId)) {
    if (isOpen(state)) await tx.apply(sealingSubjects, id, { type: 'cancel', because }, asSystem);
  }
};

/** A suspended seal is used no more: what was waiting for it has to be asked for again. */
export const cancelTasksOfSeal: Reaction = async (tx, { subjectId }) => {
  for (const { id, state } of await openTasksOfSeal(tx.trx, subjectId)) {
    await tx.apply(sealingSubjects, id, { type: 'cancel', because: 'seal-suspended' }, asSystem);
    await concludeRequest(tx, state.requestId);
  }
};

/** Whoever takes over a seal takes over what waits for it. */
export const handTasksOver: Reaction = async (tx, { subjectId, after }) => {
  const { custodianId } = after as Seal;
  for (const { state } of await openTasksOfSeal(tx.trx, subjectId)) {
    await putBefore(tx, state.requestId, [state.documentId], custodianId);
  }
};

const isOpen = ({ state }: Sealing): boolean => state === 'waiting' || state === 'sealing';

/** Completes a request that has been carried out as far as it can be. */
async function concludeRequest(tx: Tx, requestId: string): Promise<void> {
  const tasks = (await tasksOfRequest(tx.trx, requestId)).map(({ state }) => state);
  if (tasks.some(isOpen) || !tasks.some(({ state }) => state === 'done')) return;
  await sealingEnded(tx, requestId);
}

/** How a change was asked for. */
export interface Asked {
  readonly ifVersion?: number | undefined;
}

/** Settles where the electronic seal goes. `digest` is that of the stored document, now. */
export async function confirmPositions(
  tx: Tx,
  id: string,
  digest: string,
  positions: readonly Position[],
  asked: Asked,
): Promise<Changed<Sealing>> {
  const { circumstances } = await lockAround(tx, id, digest);
  return tx.apply(sealingSubjects, id, { type: 'confirm-positions', positions, circumstances }, asked);
}

/** Opens an attempt to seal electronically; the sealer acts only on this entry. */
export async function startSealing(tx: Tx, id: string, digest: string): Promise<Changed<Sealing>> {
  const { circumstances } = await lockAround(tx, id, digest);
  return tx.apply(sealingSubjects, id, { type: 'start', nonce: newId(), circumstances });
}

/** Takes the sealed document in. `by` is `system` when a job finishes what a crash left. */
export async function completeSealing(
  tx: Tx,
  id: string,
  sealed: {
    readonly nonce: string;
    readonly result: SealedResult;
    readonly file: TakenIn;
    readonly digest: string;
    readonly by: 'custodian' | 'system';
  },
): Promise<Changed<Sealing>> {
  const { task, circumstances } = await lockAround(tx, id, sealed.digest);
  const command: SealingCommand = {
    type: 'sealed',
    nonce: sealed.nonce,
    result: sealed.result,
    sealedDocumentId: sealed.file.id,
    circumstances,
  };
  const { requestId, documentId } = task.state;
  const changed = await tx.apply(sealingSubjects, id, command, sealed.by === 'system' ? asSystem : {});
  await storeSealedDocument(tx, sealed.file, documentId);
  await sealingBegan(tx, requestId);
  await concludeRequest(tx, requestId);
  return changed;
}

/** Ends an attempt without a seal; the task waits again. */
export async function failSealing(tx: Tx, id: string, nonce: string, reason: string): Promise<void> {
  if ((await tx.lock(sealingSubjects, id)) === undefined) throw notFound();
  await tx.apply(sealingSubjects, id, { type: 'failed', nonce, reason }, asSystem);
}

/** Registers a use on paper (R6.4.1). */
export async function registerUse(tx: Tx, id: string, digest: string, use: PaperUse): Promise<Changed<Sealing>> {
  const { task, circumstances } = await lockAround(tx, id, digest);
  await checkEvidence(tx, use);
  const changed = await tx.apply(sealingSubjects, id, { type: 'register-use', use, circumstances });
  const { requestId, asker } = task.state;
  await shareDocuments(tx, use.evidence, [asker.requesterId]);
  await sealingBegan(tx, requestId);
  await concludeRequest(tx, requestId);
  return changed;
}

/** Photos are the custodian's own, and the witness is somebody who is here. */
async function checkEvidence(tx: Tx, { evidence, witnessId }: PaperUse): Promise<void> {
  await ownDocuments(tx, evidence, 'sealing-evidence-unknown');
  if (witnessId !== null && !(await isActivePerson(tx.trx, witnessId))) throw new Problem('sealing-witness-not-active');
}

/** Closes a task on paper with fewer impressions than approved. */
export async function closeSealing(tx: Tx, id: string, digest: string, reason: string): Promise<Changed<Sealing>> {
  const { task, circumstances } = await lockAround(tx, id, digest);
  const changed = await tx.apply(sealingSubjects, id, { type: 'close', reason, circumstances });
  await sealingBegan(tx, task.state.requestId);
  await concludeRequest(tx, task.state.requestId);
  return changed;
}
