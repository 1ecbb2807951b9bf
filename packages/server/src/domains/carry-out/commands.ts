import type { CarryOutForm, CarryOutObstacle, SealCondition } from '@yinxin/contract';
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
import { isActivePerson } from '../organization/index.ts';
import { moveSeal, reportSealLoss, sealSubjects, type Seal } from '../seals/index.ts';
import { requestsFor } from '../use-requests/index.ts';
import { isOverdue, mayWithdraw, type CarriedSeal, type CarryOut, type Circumstances } from './carry-out.ts';
import { carryOutSubjects } from './policy.ts';
import { debtOf, openCarryOut } from './store.ts';

/** Kind of flow that carry-outs go through. */
const FLOW_KIND = 'carry-out';

const asSystem = { asSystem: true } as const;

/** How a change was asked for: the version that the person saw. */
interface Asked {
  readonly ifVersion?: number | undefined;
}

/** Asks to take the seal that one holds out of the house (R5.2.1). */
export async function requestCarryOut(tx: Tx, sealId: string, form: CarryOutForm): Promise<Changed<CarryOut>> {
  const id = newId();
  const caseId = newId();
  const { name, kind, entityId } = await lockedSeal(tx, sealId);
  const seal: CarriedSeal = { sealId, name, kind, entityId };
  const circumstances = await lookUp(tx, id, seal, form);
  const { flow, departmentId } = await plan(tx, seal);
  const changed = await tx.apply(carryOutSubjects, id, {
    type: 'submit',
    id,
    number: await nextNumber(tx.trx, 'WC', tx.at),
    seal,
    departmentId,
    form,
    flow: referenceTo(flow, caseId),
    circumstances,
  });
  await startApproval(tx, caseId, {
    subject: { type: 'carry-out', id },
    title: `携章外出：${name}`,
    requester: tx.actor.id,
    entityId,
    departmentId,
    flow,
    documents: [],
  });
  return changed;
}

/** Corrects a returned request and hands it in again. */
export async function resubmitCarryOut(
  tx: Tx,
  id: string,
  form: CarryOutForm,
  { ifVersion }: Asked,
): Promise<Changed<CarryOut>> {
  const { seal, flow: before } = (await locked(tx, id)).state;
  const circumstances = await lookUp(tx, id, seal, form);
  const { flow } = await plan(tx, seal);
  const { caseId } = before;
  const command = { type: 'resubmit', form, flow: referenceTo(flow, caseId), circumstances } as const;
  const changed = await tx.apply(carryOutSubjects, id, command, { ifVersion });
  await resubmitApproval(tx, caseId, { flow, documents: [] });
  return changed;
}

const plan = (tx: Tx, { sealId, kind, entityId }: CarriedSeal) =>
  planMatter(tx, {
    kind: FLOW_KIND,
    permission: 'carry-out.request',
    seal: { id: sealId, kind, entityId },
  });

/** Locks the seal before anything is looked at: its carry-outs, sealing with it and its handovers wait for each other. */
async function lookUp(
  tx: Tx,
  id: string,
  { sealId }: CarriedSeal,
  { companionId, requestIds }: Pick<CarryOutForm, 'companionId' | 'requestIds'>,
): Promise<Circumstances> {
  const { name, state, medium, custodianId } = await lockedSeal(tx, sealId);
  const open = await openCarryOut(tx.trx, sealId);
  const wanted = new Set(requestIds);
  const fit = await requestsFor(tx.trx, [...wanted]);
  return {
    seal: { name, state, medium, custodianId },
    companionActive: await isActivePerson(tx.trx, companionId),
    requestsFit: fit.length === wanted.size && fit.every((one) => one.open && one.sealIds.includes(sealId)),
    open: open === undefined || open.id === id ? null : open.number,
    debt: await debtOf(tx.trx, tx.actor.id, tx.at),
  };
}

/** Gives a carry-out up before the seal has left; its approval ends with it. */
export async function withdrawCarryOut(tx: Tx, id: string, reason: string): Promise<Changed<CarryOut>> {
  const before = (await locked(tx, id)).state;
  const changed = await tx.apply(carryOutSubjects, id, { type: 'withdraw', reason });
  const byRequester = before.state !== 'approved' && before.carrierId === tx.actor.id;
  await endApproval(tx, before.flow.caseId, { byRequester, reason });
  return changed;
}

/** Takes over how the approval ended. A reaction of the approval's own events. */
export async function approvalEnded(tx: Tx, id: string, ended: ApprovalOutcome): Promise<void> {
  await tx.apply(carryOutSubjects, id, { type: 'decide-approval', ...ended }, asSystem);
}

/** The custodian leaves with the seal; the seal knows what it may be stamped for outside. */
export async function leaveWithSeal(tx: Tx, id: string, { ifVersion }: Asked): Promise<Changed<CarryOut>> {
  const before = (await locked(tx, id)).state;
  const { seal, dueAt, requestIds } = before;
  const circumstances = await lookUp(tx, id, seal, before);
  const changed = await tx.apply(carryOutSubjects, id, { type: 'leave', circumstances }, { ifVersion });
  await moveSeal(tx, seal.sealId, { type: 'take-out', carryOutId: id, dueAt, requestIds });
  return changed;
}

/** The seal is back. */
export async function bringSealBack(
  tx: Tx,
  id: string,
  condition: SealCondition,
  { ifVersion }: Asked,
): Promise<Changed<CarryOut>> {
  const { seal } = (await locked(tx, id)).state;
  await lockedSeal(tx, seal.sealId);
  const changed = await tx.apply(carryOutSubjects, id, { type: 'bring-back', condition }, { ifVersion });
  await moveSeal(tx, seal.sealId, { type: 'bring-back', carryOutId: id });
  return changed;
}

/** Somebody else has seen that it is back; a damaged seal is out of use with that, in the same transaction (R5.2.3). */
export async function checkSealBack(
  tx: Tx,
  id: string,
  condition: SealCondition,
  { ifVersion }: Asked,
): Promise<Changed<CarryOut>> {
  const { seal, broughtBack } = (await locked(tx, id)).state;
  const held = await lockedSeal(tx, seal.sealId);
  const changed = await tx.apply(carryOutSubjects, id, { type: 'check', condition }, { ifVersion });
  if (condition.state === 'damaged' && held.state === 'active') {
    const report = {
      kind: 'damaged',
      lastSeenAt: broughtBack?.at ?? tx.at,
      place: null,
      circumstances: `携章外出归还核验（${changed.state.number}）：${condition.remark ?? ''}`,
    } as const;
    await reportSealLoss(tx, seal.sealId, report, asSystem);
  }
  return changed;
}

/** Puts on record that the time is up. Nothing happens when the seal came back meanwhile. */
export async function markOverdue(tx: Tx, id: string): Promise<void> {
  const { state } = await locked(tx, id);
  if (!isOverdue(state, tx.at) || state.overdueSince !== null) return;
  await tx.apply(carryOutSubjects, id, { type: 'mark-overdue' }, asSystem);
}

/** What happened to the seal ends a carry-out that has not begun, and one of a seal that is lost outside. */
export async function callOff(tx: Tx, sealId: string, because: CarryOutObstacle): Promise<void> {
  const open = await openCarryOut(tx.trx, sealId);
  if (open === undefined) return;
  const before = (await locked(tx, open.id)).state;
  if (!mayWithdraw(before) && !(before.state === 'out' && because === 'seal-lost')) return;
  await tx.apply(carryOutSubjects, open.id, { type: 'call-off', because }, asSystem);
  const reason = REASONS[because];
  if (before.state === 'submitted' || before.state === 'returned') {
    await endApproval(tx, before.flow.caseId, { byRequester: false, reason });
  }
}

const REASONS: Readonly<Record<CarryOutObstacle, string>> = {
  'seal-out-of-use': '印章已停止使用，外出申请自动终止',
  'seal-lost': '印章已挂失，外出申请自动终止',
  'custodian-changed': '印章保管人已变更，外出申请自动终止',
};

async function lockedSeal(tx: Tx, sealId: string): Promise<Seal> {
  const found = await tx.lock(sealSubjects, sealId);
  if (found === undefined) throw notFound();
  return found.state;
}

async function locked(tx: Tx, id: string): Promise<Changed<CarryOut>> {
  const found = await tx.lock(carryOutSubjects, id);
  if (found === undefined) throw notFound();
  return found;
}
