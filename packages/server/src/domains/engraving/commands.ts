import type { EngravedSeal, EngravingForm } from '@yinxin/contract';
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
import { shareDocuments } from '../documents/index.ts';
import { registerSeal } from '../seals/index.ts';
import type { Engraving } from './engraving.ts';
import { engraverSubjects, engravingSubjects } from './policy.ts';

/** Kind of flow that engraving requests go through. */
const FLOW_KIND = 'engraving';

const asSystem = { asSystem: true } as const;

/** How a change was asked for: the version that the person saw. */
interface Asked {
  readonly ifVersion?: number | undefined;
}

/** Asks for a seal, in the name of the requester's department, and hands the request in for approval (R4.1.1). */
export async function requestEngraving(tx: Tx, form: EngravingForm): Promise<Changed<Engraving>> {
  const id = newId();
  const caseId = newId();
  const { flow, entityId, departmentId } = await plan(tx, id, form);
  const changed = await tx.apply(engravingSubjects, id, {
    type: 'submit',
    id,
    number: await nextNumber(tx.trx, 'KZ', tx.at),
    entityId,
    departmentId,
    form,
    flow: referenceTo(flow, caseId),
  });
  await startApproval(tx, caseId, {
    subject: { type: 'engraving', id },
    title: `刻制印章：${form.name}`,
    requester: tx.actor.id,
    entityId,
    departmentId,
    flow,
    documents: [],
  });
  return changed;
}

/** Corrects a returned request and hands it in again. */
export async function resubmitEngraving(
  tx: Tx,
  id: string,
  form: EngravingForm,
  { ifVersion }: Asked,
): Promise<Changed<Engraving>> {
  const { caseId } = (await locked(tx, id)).state.flow;
  const { flow } = await plan(tx, id, form);
  const command = { type: 'resubmit', form, flow: referenceTo(flow, caseId) } as const;
  const changed = await tx.apply(engravingSubjects, id, command, { ifVersion });
  await resubmitApproval(tx, caseId, { flow, documents: [] });
  return changed;
}

/** Finds the flow: for the department of the person who asks, and for a seal of this kind that is still to come. */
const plan = (tx: Tx, id: string, { kind }: EngravingForm) =>
  planMatter(tx, { kind: FLOW_KIND, permission: 'engraving.request', seal: { id, kind } });

/** Gives a request up before the seal is delivered; its approval ends with it. */
export async function withdrawEngraving(tx: Tx, id: string, reason: string): Promise<Changed<Engraving>> {
  const before = (await locked(tx, id)).state;
  const changed = await tx.apply(engravingSubjects, id, { type: 'withdraw', reason });
  const open = before.state === 'submitted' || before.state === 'returned';
  const byRequester = open && before.requesterId === tx.actor.id;
  await endApproval(tx, before.flow.caseId, { byRequester, reason });
  return changed;
}

/** Takes over how the approval ended. A reaction of the approval's own events. */
export async function approvalEnded(tx: Tx, id: string, ended: ApprovalOutcome): Promise<void> {
  await tx.apply(engravingSubjects, id, { type: 'decide-approval', ...ended }, asSystem);
}

/** Orders the seal from an engraver that is qualified today; whoever orders reads its paper (R4.1.2, R4.1.3). */
export async function orderEngraving(
  tx: Tx,
  id: string,
  engraverId: string,
  { ifVersion }: Asked,
): Promise<Changed<Engraving>> {
  // Locked, so that nobody takes it off the register while it is being ordered from.
  const engraver = await tx.lock(engraverSubjects, engraverId);
  if (engraver === undefined) throw new Problem('engraver-unknown');
  const command = { type: 'order', engraver: engraver.state } as const;
  const changed = await tx.apply(engravingSubjects, id, command, { ifVersion });
  await shareDocuments(tx, [engraver.state.paperId], [tx.actor.id]);
  return changed;
}

/** The seal that came is not the one that was ordered: the engraver is to deliver again. */
export const rejectDelivery = (tx: Tx, id: string, reason: string, { ifVersion }: Asked): Promise<Changed<Engraving>> =>
  tx.apply(engravingSubjects, id, { type: 'reject-delivery', reason }, { ifVersion });

/** The seal was delivered and accepted. */
export const acceptDelivery = (
  tx: Tx,
  id: string,
  acceptedOn: string,
  { ifVersion }: Asked,
): Promise<Changed<Engraving>> =>
  tx.apply(engravingSubjects, id, { type: 'accept-delivery', acceptedOn }, { ifVersion });

/** Registers the new seal exactly as it was approved; both or neither are on record. */
export async function registerEngravedSeal(
  tx: Tx,
  id: string,
  seal: EngravedSeal,
  { ifVersion }: Asked,
): Promise<Changed<Engraving>> {
  const { entityId, name, kind, size, inscription, state } = (await locked(tx, id)).state;
  if (state !== 'delivered') throw new Problem('engraving-not-delivered');
  const { id: sealId } = await registerSeal(tx, {
    ...seal,
    entityId,
    medium: 'physical',
    name,
    kind,
    size,
    inscription,
  });
  const command = { type: 'complete', sealId, activatedOn: seal.activatedOn } as const;
  return tx.apply(engravingSubjects, id, command, { ifVersion });
}

async function locked(tx: Tx, id: string): Promise<Changed<Engraving>> {
  const found = await tx.lock(engravingSubjects, id);
  if (found === undefined) throw notFound();
  return found;
}
