import type { SuspensionView } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { displayNames } from '../identity/index.ts';
import { countOf, readNotices } from '../notices/index.ts';
import { departmentNames, entityNames } from '../organization/index.ts';
import { mayGiveUp, mayResubmit } from './policy.ts';
import type { SuspensionRow } from './store.ts';
import { isOpen, type Suspension } from './suspension.ts';

/** Applications for suspension as `actor` may see them. */
export async function presentSuspensions(
  db: Kysely<Database>,
  rows: readonly SuspensionRow[],
  actor: Actor,
): Promise<SuspensionView[]> {
  const states = rows.map(({ state }) => state);
  const people = await displayNames(
    db,
    states.flatMap(({ requesterId, approvedBy, seal }) => [
      requesterId,
      seal.custodianId,
      ...(approvedBy === null ? [] : [approvedBy]),
    ]),
  );
  const entities = await entityNames(
    db,
    states.map(({ seal }) => seal.entityId),
  );
  const departments = await departmentNames(
    db,
    states.flatMap(({ departmentId, departmentIds }) => [departmentId, ...departmentIds]),
  );
  const notices = await readNotices(
    db,
    states.flatMap(({ completion }) => completion?.noticeId ?? []),
  );
  const named = (id: string) => ({ id, name: people.get(id) ?? '' });
  return rows.map(({ id, version, state }) => {
    const { seal, completion, approvedBy } = state;
    const { sealId, entityId, custodianId, ...shown } = seal;
    const notice = notices.find((one) => one.id === completion?.noticeId)?.state;
    return {
      id,
      version,
      allowed: allowedFor(actor, state),
      number: state.number,
      state: state.state,
      seal: { id: sealId, ...shown },
      entityName: entities.get(entityId) ?? '',
      custodian: named(custodianId),
      departmentName: departments.get(state.departmentId) ?? '',
      requester: named(state.requesterId),
      submittedAt: state.submittedAt,
      reason: state.reason,
      explanation: state.explanation,
      fromDay: state.fromDay,
      departments: state.departmentIds.map((one) => ({ id: one, name: departments.get(one) ?? '' })),
      caseId: state.flow.caseId,
      approvedAt: state.approvedAt,
      approver: approvedBy === null ? null : named(approvedBy),
      outcomeReason: state.outcomeReason,
      completedAt: completion?.at ?? null,
      found: completion === null || completion.found === 'active' ? null : completion.found,
      handedBack: completion?.handedBack ?? 0,
      notice: notice === undefined ? null : { id: notice.id, number: notice.number, ...countOf(notice) },
    };
  });
}

/** Names of the routes that would accept this person for this application now. */
function allowedFor(actor: Actor, suspension: Suspension): string[] {
  const routes: readonly (readonly [string, boolean])[] = [
    ['resubmitSuspension', suspension.state === 'returned' && mayResubmit(actor, suspension) !== undefined],
    ['withdrawSuspension', isOpen(suspension) && mayGiveUp(actor, suspension) !== undefined],
  ];
  return routes.flatMap(([name, allowed]) => (allowed ? [name] : []));
}
