import type { ActivationNotice } from '@yinxin/contract';
import { nextNumber } from '../../platform/db/numbers.ts';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { openDepartments, peopleWithin } from '../organization/index.ts';
import { isUsable, sealSubjects, type Seal } from '../seals/index.ts';
import type { Notice, NoticedSeal, NoticeFacts } from './notice.ts';
import { noticeSubjects } from './policy.ts';

/** Tells departments that a seal is in use, with its specimen as it is now (启用通知). */
export async function issueActivationNotice(
  tx: Tx,
  sealId: string,
  { explanation, departmentIds }: ActivationNotice,
): Promise<Changed<Notice>> {
  await refuseUnknownDepartments(tx, departmentIds);
  const held = await tx.lock(sealSubjects, sealId);
  if (held === undefined) throw notFound();
  const seal = held.state;
  const id = newId();
  const notice: NoticeFacts = {
    id,
    number: await nextNumber(tx.trx, 'TZ', tx.at),
    kind: 'seal-activated',
    seal: noticed(seal),
    day: seal.activatedOn,
    explanation,
    departmentIds,
    receivers: await peopleWithin(tx.trx, departmentIds),
    issuerId: tx.actor.id,
    specimen: seal.face,
    suspension: null,
    found: null,
  };
  return tx.apply(noticeSubjects, id, { type: 'issue', notice, usable: isUsable(seal, tx.at) });
}

/** What an approved application says to those who are told about it. */
export type SuspensionNotice = Pick<
  NoticeFacts,
  'id' | 'number' | 'day' | 'explanation' | 'departmentIds' | 'receivers' | 'issuerId' | 'suspension' | 'found'
>;

/** Tells people that a seal is out of use. Follows from an approved application, so it comes as the system (R7.1.2). */
export const issueSuspensionNotice = (tx: Tx, seal: Seal, facts: SuspensionNotice): Promise<Changed<Notice>> =>
  tx.apply(
    noticeSubjects,
    facts.id,
    {
      type: 'issue',
      notice: { ...facts, kind: 'seal-suspended', seal: noticed(seal), specimen: null },
      usable: false,
    },
    { asSystem: true },
  );

/** Refuses to tell a department that is not there. */
export async function refuseUnknownDepartments(tx: Tx, ids: readonly string[]): Promise<void> {
  const open = await openDepartments(tx.trx, ids);
  if (ids.some((id) => !open.has(id))) throw new Problem('notice-department-unknown');
}

/** The acting person has read a notice. */
export const confirmNotice = (tx: Tx, id: string): Promise<Changed<Notice>> =>
  tx.apply(noticeSubjects, id, { type: 'confirm' });

const noticed = ({ id, name, kind, medium, code, entityId }: Seal): NoticedSeal => ({
  sealId: id,
  name,
  kind,
  medium,
  code,
  entityId,
});
