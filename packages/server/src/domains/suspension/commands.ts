import { suspensionReasonTexts, type SuspensionForm } from '@yinxin/contract';
import { chinaDay } from '../../platform/china-day.ts';
import { scopeOf } from '../../platform/authz/index.ts';
import { nextNumber } from '../../platform/db/numbers.ts';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import {
  endApproval,
  planMatter,
  referenceTo,
  resubmitApproval,
  startApproval,
  type ApprovalOutcome,
} from '../approvals/index.ts';
import { issueSuspensionNotice, refuseUnknownDepartments } from '../notices/index.ts';
import { peopleWithin } from '../organization/index.ts';
import { findSeal, sealSubjects, suspendByApplication, type Seal } from '../seals/index.ts';
import { handBackRequestsOfSeal } from '../use-requests/index.ts';
import { suspensionSubjects } from './policy.ts';
import { openSuspensionOf } from './store.ts';
import { isDue, type Suspension, type UnwantedSeal } from './suspension.ts';

/** Kind of flow that applications for suspension go through. */
const FLOW_KIND = 'suspension';

const asSystem = { asSystem: true } as const;

/** How a change was asked for: the version that the person saw. */
interface Asked {
  readonly ifVersion?: number | undefined;
}

/** Applies for a seal that the person can see to be put out of use, in the name of the person's department (R7.1.1). */
export async function requestSuspension(tx: Tx, sealId: string, form: SuspensionForm): Promise<Changed<Suspension>> {
  const id = newId();
  const caseId = newId();
  const held = await lockVisibleSeal(tx, sealId);
  const seal = unwanted(held);
  const { flow, departmentId } = await plan(tx, seal, form);
  const changed = await tx.apply(suspensionSubjects, id, {
    type: 'submit',
    id,
    number: await nextNumber(tx.trx, 'TY', tx.at),
    seal,
    sealState: held.state,
    open: await openSuspensionOf(tx.trx, sealId),
    departmentId,
    form,
    flow: referenceTo(flow, caseId),
  });
  await startApproval(tx, caseId, {
    subject: { type: 'suspension', id },
    title: `停用印章：${seal.name}`,
    requester: tx.actor.id,
    entityId: seal.entityId,
    departmentId,
    flow,
    documents: [],
  });
  return changed;
}

/** Corrects a returned application and hands it in again. */
export async function resubmitSuspension(
  tx: Tx,
  id: string,
  form: SuspensionForm,
  { ifVersion }: Asked,
): Promise<Changed<Suspension>> {
  const { seal, flow: before } = (await locked(tx, id)).state;
  const { flow } = await plan(tx, seal, form);
  const command = { type: 'resubmit', form, flow: referenceTo(flow, before.caseId) } as const;
  const changed = await tx.apply(suspensionSubjects, id, command, { ifVersion });
  await resubmitApproval(tx, before.caseId, { flow, documents: [] });
  return changed;
}

async function plan(tx: Tx, { sealId, kind, entityId }: UnwantedSeal, { departmentIds }: SuspensionForm) {
  await refuseUnknownDepartments(tx, departmentIds);
  const seal = { id: sealId, kind, entityId };
  return planMatter(tx, { kind: FLOW_KIND, permission: 'suspension.request', seal });
}

/** Whom the register does not show a seal does not apply for it. Locked, so that one application is made at a time. */
async function lockVisibleSeal(tx: Tx, sealId: string): Promise<Seal> {
  const scope = scopeOf(tx.actor, 'seal.read');
  if (scope === undefined) throw new Problem('forbidden', { permission: 'seal.read' });
  const shown = await findSeal(tx.trx, scope, sealId);
  const held = shown === undefined ? undefined : await tx.lock(sealSubjects, sealId);
  if (held === undefined) throw notFound();
  return held.state;
}

const unwanted = ({ id, name, kind, medium, code, entityId, custodianId }: Seal): UnwantedSeal => ({
  sealId: id,
  name,
  kind,
  medium,
  code,
  entityId,
  custodianId,
});

/** Gives an application up before the seal is suspended; its approval ends with it. */
export async function withdrawSuspension(tx: Tx, id: string, reason: string): Promise<Changed<Suspension>> {
  const before = (await locked(tx, id)).state;
  const changed = await tx.apply(suspensionSubjects, id, { type: 'withdraw', reason });
  const byRequester = before.state !== 'approved' && before.requesterId === tx.actor.id;
  await endApproval(tx, before.flow.caseId, { byRequester, reason });
  return changed;
}

/** Takes over how the approval ended; where the day has come, the seal is suspended with it (R7.1.2). */
export async function approvalEnded(tx: Tx, id: string, ended: ApprovalOutcome): Promise<void> {
  const command = { type: 'decide-approval', by: tx.actor.id, ...ended } as const;
  const { state } = await tx.apply(suspensionSubjects, id, command, asSystem);
  if (isDue(state, tx.at)) await completeSuspension(tx, id);
}

/**
 * Suspends the seal of an approved application, gives the use requests that want it back to their requesters, and tells
 * everybody concerned. A seal that is out of use already stays as it is. Nothing happens before the day has come.
 */
export async function completeSuspension(tx: Tx, id: string): Promise<void> {
  const { state } = await locked(tx, id);
  if (!isDue(state, tx.at)) return;
  const { number, approvedBy } = state;
  if (approvedBy === null) throw new Error('suspension: approved by nobody');
  const why = suspensionReasonTexts[state.reason]['zh-CN'];
  // Requests before the seal: whoever approves one of them takes the locks in the same order.
  const requests = await handBackRequestsOfSeal(tx, state.seal.sealId, handBackReason(state));
  const held = await tx.lock(sealSubjects, state.seal.sealId);
  if (held === undefined) throw notFound();
  const receivers = await peopleWithin(tx.trx, state.departmentIds, [held.state.custodianId, ...requests.people]);
  const noticeId = receivers.length === 0 ? null : newId();
  const found = held.state.state;
  await tx.apply(suspensionSubjects, id, { type: 'complete', found, handedBack: requests.count, noticeId }, asSystem);
  if (found === 'active') {
    const application = { id, number, approvedBy };
    await suspendByApplication(tx, held.id, {
      reason: `${why}（停用申请 ${number}）：${state.explanation}`,
      application,
    });
  }
  if (noticeId === null) return;
  await issueSuspensionNotice(tx, held.state, {
    id: noticeId,
    number: await nextNumber(tx.trx, 'TZ', tx.at),
    day: chinaDay(tx.at),
    explanation: `${why}：${state.explanation}`,
    departmentIds: state.departmentIds,
    receivers,
    issuerId: approvedBy,
    suspension: { id, number },
    found: found === 'active' ? null : found,
  });
}

/** What a requester reads whose request came back. */
const handBackReason = ({ number, seal }: Suspension): string =>
  `印章“${seal.name}”已停用（停用申请 ${number}），请改用其他印章后重新提交，或撤回本申请。`;

async function locked(tx: Tx, id: string): Promise<Changed<Suspension>> {
  const found = await tx.lock(suspensionSubjects, id);
  if (found === undefined) throw notFound();
  return found;
}
