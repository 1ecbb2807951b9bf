import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { noticeDecider, unreadBy, type Notice, type NoticeCommand, type NoticeEvent } from './notice.ts';

export const noticeSubjects: Aggregate<Notice, NoticeCommand, NoticeEvent> = {
  ...noticeDecider,
  subjectType: 'notice',
  table: 'notices',
  policy: mayCommand,
  project: (notice) => ({
    kind: notice.kind,
    number: notice.number,
    seal_id: notice.seal.sealId,
    entity_id: notice.seal.entityId,
    issuer_id: notice.issuerId,
    receivers: notice.receivers,
    awaited: unreadBy(notice),
    search_text: [notice.number, notice.seal.name].join('\n').toLowerCase(),
  }),
};

/** May this person see who has read the notice: its issuer, and those who look after the seal or inspect? */
export const maySeeReceipts = (actor: Actor, { seal, issuerId }: Notice): boolean =>
  permit(actor, 'notice.read', { entityId: seal.entityId, sealId: seal.sealId, people: [issuerId] }) !== undefined;

/** The seal office issues, in its own name; whoever is told confirms. What follows from an approval comes as the system. */
function mayCommand(actor: Actor, command: NoticeCommand, notice: Notice | undefined) {
  if (command.type === 'issue') {
    const { seal, issuerId } = command.notice;
    const own = issuerId === actor.id;
    const { entityId, sealId } = seal;
    return (
      (own ? permit(actor, 'notice.issue', { entityId, sealId }) : undefined) ?? ({ denied: 'notice.issue' } as const)
    );
  }
  if (notice === undefined) return { refused: { code: 'not-found' } } as const;
  return (
    permit(actor, 'notice.read', { people: notice.receivers }) ??
    ({ refused: { code: 'notice-not-receiver' } } as const)
  );
}
