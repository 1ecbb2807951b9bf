import type { NoticeReceipts, NoticeView } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { displayNames } from '../identity/index.ts';
import { departmentNames, departmentsOfPeople, entityNames } from '../organization/index.ts';
import { unreadBy, type Notice } from './notice.ts';
import { maySeeReceipts } from './policy.ts';
import type { NoticeRow } from './store.ts';

/** Notices as `actor` may see them. */
export async function presentNotices(
  db: Kysely<Database>,
  rows: readonly NoticeRow[],
  actor: Actor,
): Promise<NoticeView[]> {
  const states = rows.map(({ state }) => state);
  const people = await displayNames(
    db,
    states.map(({ issuerId }) => issuerId),
  );
  const entities = await entityNames(
    db,
    states.map(({ seal }) => seal.entityId),
  );
  const departments = await departmentNames(
    db,
    states.flatMap(({ departmentIds }) => departmentIds),
  );
  return rows.map(({ id, version, state }) => {
    const { seal, issuerId, departmentIds, suspension } = state;
    const { sealId, entityId, ...shown } = seal;
    return {
      id,
      version,
      allowed: allowedFor(actor, state),
      number: state.number,
      kind: state.kind,
      seal: { id: sealId, ...shown },
      entityName: entities.get(entityId) ?? '',
      day: state.day,
      explanation: state.explanation,
      found: state.found,
      suspension,
      specimen: state.specimen !== null,
      departments: departmentIds.map((one) => ({ id: one, name: departments.get(one) ?? '' })),
      issuer: { id: issuerId, name: people.get(issuerId) ?? '' },
      issuedAt: state.issuedAt,
      mine: state.receivers.includes(actor.id),
      readAt: readAt(state, actor.id),
      count: maySeeReceipts(actor, state) ? countOf(state) : null,
    };
  });
}

/** How far a notice has been read. */
export const countOf = ({ readings, receivers }: Notice) => ({ read: readings.length, total: receivers.length });

/** Everybody who was told; who has not confirmed first. */
export async function presentReceipts(db: Kysely<Database>, notice: Notice): Promise<NoticeReceipts> {
  const people = await displayNames(db, notice.receivers);
  const departments = await departmentsOfPeople(db, notice.receivers);
  const unread = unreadBy(notice);
  return {
    items: [...unread, ...notice.readings.map(({ by }) => by)].map((id) => ({
      person: { id, name: people.get(id) ?? '' },
      departmentName: departments.get(id) ?? '',
      readAt: readAt(notice, id),
    })),
  };
}

const readAt = ({ readings }: Notice, person: string): string | null =>
  readings.find(({ by }) => by === person)?.at ?? null;

/** Names of the routes that would accept this person for this notice now. */
const allowedFor = (actor: Actor, notice: Notice): string[] => [
  ...(unreadBy(notice).includes(actor.id) ? ['confirmNotice'] : []),
  ...(maySeeReceipts(actor, notice) ? ['getNoticeReceipts'] : []),
];
