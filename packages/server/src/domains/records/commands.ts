import { randomBytes } from 'node:crypto';
import type { ApprovalNote, UseFacts } from '@yinxin/contract';
import { newId } from '../../platform/ids.ts';
import { notFound } from '../../platform/problem.ts';
import type { Reaction, Tx } from '../../platform/transition.ts';
import { findApproval, type Approval } from '../approvals/index.ts';
import { displayNames } from '../identity/index.ts';
import { departmentNames, entityNames } from '../organization/index.ts';
import type { Sealing, SealingEvent } from '../sealing/index.ts';
import { readSeals, type Seal } from '../seals/index.ts';
import { readUseRequest, type UseRequest } from '../use-requests/index.ts';
import { recordSubjects } from './policy.ts';
import { VERIFICATION_CODE_BYTES, verificationCodeOf } from './verification-code.ts';

type Used = Extract<SealingEvent, { type: 'sealing.sealed' | 'sealing.use-registered' }>;

/** Every use of a seal, electronic or on paper, enters the register in the transaction in which it is reported (R6.4.1). */
export const recordUse: Reaction = async (tx, { event, meta, before, after }) => {
  const task = after as Sealing;
  // After a crash the system brings the result of what the custodian has started.
  const stampedBy = (before as Sealing).attempt?.by ?? meta.actor;
  const facts = await factsOf(tx, task, event as Used, { at: meta.at, stampedBy });
  const id = newId();
  await tx.apply(recordSubjects, id, { type: 'create', id, facts }, { asSystem: true });
};

async function factsOf(
  tx: Tx,
  task: Sealing,
  event: Used,
  { at, stampedBy }: { readonly at: string; readonly stampedBy: string },
): Promise<UseFacts> {
  const { request, approval, seal } = await around(tx, task);
  const { submission } = request;
  const item = submission?.content.items.find(({ documentId }) => documentId === task.documentId);
  if (submission === null || item === undefined) throw new Error(`records: ${task.id} is not in its request`);
  const approvals = notesOf(approval);
  const witnessId = event.type === 'sealing.use-registered' ? event.use.witnessId : null;
  const { requesterId, departmentId } = task.asker;
  const people = [requesterId, seal.custodianId, stampedBy, ...approvals.map(({ by }) => by)];
  const named = refs(await displayNames(tx.trx, witnessId === null ? people : [...people, witnessId]));
  const departments = refs(await departmentNames(tx.trx, [departmentId]));
  const entities = refs(await entityNames(tx.trx, [seal.entityId]));
  const { id, name, kind, medium } = seal;
  return {
    usedAt: event.type === 'sealing.sealed' ? at : event.use.usedAt,
    requestId: task.requestId,
    requestNumber: request.number ?? '',
    sealingId: task.id,
    purpose: submission.content.purpose,
    document: {
      id: task.documentId,
      name: item.name,
      number: item.number,
      kind: item.kind,
      importance: item.importance,
      sha256: task.sha256,
    },
    counterparty: item.counterparty,
    amount: item.amount,
    seal: { id, name, kind, medium },
    entity: entities(seal.entityId),
    department: departments(departmentId),
    requester: named(requesterId),
    custodian: named(seal.custodianId),
    stampedBy: named(stampedBy),
    impressions: event.type === 'sealing.sealed' ? event.impressions : event.use.impressions,
    approvals: approvals.map(({ by, stage, at }): ApprovalNote => ({ stage, approver: named(by), at })),
    use: evidenceOf(event, witnessId === null ? null : named(witnessId)),
    verificationCode: verificationCodeOf(randomBytes(VERIFICATION_CODE_BYTES)),
  };
}

function evidenceOf(event: Used, witness: { readonly id: string; readonly name: string } | null): UseFacts['use'] {
  if (event.type === 'sealing.sealed') {
    const { before, after, certificateSha256, fields } = event.result;
    return { medium: 'electronic', before, after, certificateSha256, fields: [...fields] };
  }
  const { place, copies, evidence, remark } = event.use;
  const kept = { place, witness, copies, evidence: [...evidence] };
  return { medium: 'physical', ...kept, ...(remark === undefined ? {} : { remark }) };
}

async function around(
  tx: Tx,
  task: Sealing,
): Promise<{ readonly request: UseRequest; readonly approval: Approval; readonly seal: Seal }> {
  const request = await readUseRequest(tx.trx, task.requestId);
  const approval = await findApproval(tx.trx, request?.state.submission?.flow.caseId ?? task.requestId);
  const [seal] = await readSeals(tx.trx, [task.sealId]);
  if (request === undefined || approval === undefined || seal === undefined) throw notFound();
  return { request: request.state, approval: approval.state, seal: seal.state };
}

/** Who agreed in the round that counts, in which stage and when. */
function notesOf(approval: Approval): readonly { readonly stage: string; readonly by: string; readonly at: string }[] {
  const round = approval.rounds.at(-1);
  if (round === undefined) return [];
  return round.stages.flatMap(({ id, tasks }) => {
    const stage = round.flow.stages.find((one) => one.id === id)?.name.zh ?? id;
    return tasks.flatMap(({ decision }) =>
      decision?.as === 'approve' ? [{ stage, by: decision.by, at: decision.at }] : [],
    );
  });
}

const refs = (names: ReadonlyMap<string, string>) => (id: string) => ({ id, name: names.get(id) ?? id });
