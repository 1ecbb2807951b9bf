import { engravingWarnings, isQualifiedOn, type EngraverView, type EngravingView } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import { permit, type Actor } from '../../platform/authz/index.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Database } from '../../platform/db/schema.ts';
import { loadDocuments } from '../documents/index.ts';
import { displayNames } from '../identity/index.ts';
import { departmentNames, entityNames } from '../organization/index.ts';
import type { EngraverRow } from './engraver-store.ts';
import { mayOrder, mayWithdraw, type Engraving } from './engraving.ts';
import { mayGiveUp, mayKeepEngravers, mayManage } from './policy.ts';
import type { EngravingRow } from './store.ts';

/** Engravers as `actor` may see them at `at`. */
export async function presentEngravers(
  db: Kysely<Database>,
  rows: readonly EngraverRow[],
  actor: Actor,
  at: string,
): Promise<EngraverView[]> {
  const papers = await loadDocuments(
    db,
    rows.map(({ state }) => state.paperId),
  );
  return rows.map(({ id, version, state }) => {
    const { paperId, ...facts } = state;
    const listed = state.state === 'listed';
    return {
      ...facts,
      id,
      version,
      paper: { id: paperId, name: papers.find((one) => one.id === paperId)?.state.name ?? '' },
      qualified: listed && isQualifiedOn(state, chinaDay(at)),
      allowed: listed && mayKeepEngravers(actor, state) !== undefined ? ['correctEngraver', 'removeEngraver'] : [],
    };
  });
}

/** Engraving requests as `actor` may see them. */
export async function presentEngravings(
  db: Kysely<Database>,
  rows: readonly EngravingRow[],
  actor: Actor,
): Promise<EngravingView[]> {
  const states = rows.map(({ state }) => state);
  const people = await displayNames(db, states.flatMap(mentioned));
  const entities = await entityNames(
    db,
    states.map(({ entityId }) => entityId),
  );
  const departments = await departmentNames(
    db,
    states.map(({ departmentId }) => departmentId),
  );
  const named = (id: string) => ({ id, name: people.get(id) ?? '' });
  return rows.map(({ id, version, state, seal_name, other_official }) => {
    const { order, delivery, sealId } = state;
    return {
      id,
      version,
      allowed: allowedFor(actor, state),
      number: state.number,
      state: state.state,
      name: state.name,
      kind: state.kind,
      size: state.size,
      inscription: state.inscription,
      reason: state.reason,
      purpose: state.purpose,
      entityId: state.entityId,
      entityName: entities.get(state.entityId) ?? '',
      departmentName: departments.get(state.departmentId) ?? '',
      requester: named(state.requesterId),
      submittedAt: state.submittedAt,
      warnings: [...engravingWarnings(state, other_official)],
      caseId: state.flow.caseId,
      approvedAt: state.approvedAt,
      outcomeReason: state.outcomeReason,
      order:
        order === null
          ? null
          : {
              engraver: { id: order.engraverId, name: order.name },
              qualificationNumber: order.qualificationNumber,
              qualifiedUntil: order.qualifiedUntil,
              orderedBy: named(order.by),
              orderedAt: order.at,
            },
      rejections: state.rejections.map(({ reason, by, at }) => ({ reason, by: named(by), at })),
      delivery: delivery === null ? null : { acceptedOn: delivery.acceptedOn, by: named(delivery.by), at: delivery.at },
      seal: sealId === null ? null : { id: sealId, name: seal_name ?? '' },
      completedAt: state.completedAt,
    };
  });
}

const mentioned = ({ requesterId, order, rejections, delivery }: Engraving): readonly string[] => [
  requesterId,
  ...[order, ...rejections, delivery].flatMap((one) => (one === null ? [] : [one.by])),
];

/** Names of the routes that would accept this person for this request now. */
function allowedFor(actor: Actor, engraving: Engraving): string[] {
  const { state, requesterId } = engraving;
  const manages = mayManage(actor, engraving) !== undefined;
  const asks = actor.id === requesterId && permit(actor, 'engraving.request', { people: [requesterId] }) !== undefined;
  const routes: readonly (readonly [string, boolean])[] = [
    ['resubmitEngraving', asks && state === 'returned'],
    ['withdrawEngraving', mayWithdraw(engraving) && mayGiveUp(actor, engraving) !== undefined],
    ['orderEngraving', manages && mayOrder(engraving)],
    ['rejectEngravingDelivery', manages && state === 'ordered'],
    ['acceptEngravingDelivery', manages && state === 'ordered'],
    ['registerEngravedSeal', manages && state === 'delivered'],
  ];
  return routes.flatMap(([name, allowed]) => (allowed ? [name] : []));
}
