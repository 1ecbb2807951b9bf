import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { historyWithApproval } from '../approvals/index.ts';
import { subjectHistory, type DecryptBody, type PresentEvent } from '../ledger/index.ts';
import type { EngraverEvent } from './engraver.ts';
import type { Engraving, EngravingEvent } from './engraving.ts';
import { engraverSubjects, engravingSubjects } from './policy.ts';

/** What happened in an engraving request and in its approval, for anybody who may see the request. */
export const engravingHistory = (
  db: Kysely<Database>,
  decrypt: DecryptBody,
  { id, flow }: Engraving,
): Promise<HistoryReply> =>
  historyWithApproval(db, decrypt, {
    subject: { type: engravingSubjects.subjectType, id },
    caseId: flow.caseId,
    present: (event) => presentEvent(event as EngravingEvent),
  });

/** What happened to an entry of the register of engravers. */
export const engraverHistory = (db: Kysely<Database>, decrypt: DecryptBody, id: string): Promise<HistoryReply> =>
  subjectHistory(db, decrypt, { type: engraverSubjects.subjectType, id }, (event) =>
    presentEngraverEvent(event as EngraverEvent),
  );

function presentEvent(event: EngravingEvent): ReturnType<PresentEvent> {
  switch (event.type) {
    case 'engraving.submitted':
    case 'engraving.resubmitted':
      return { data: { purpose: event.form.purpose } };
    case 'engraving.returned':
    case 'engraving.refused':
    case 'engraving.withdrawn':
    case 'engraving.delivery-rejected':
      return { data: { reason: event.reason } };
    case 'engraving.ordered':
      return { data: { engraver: event.from.name } };
    case 'engraving.delivered':
      return { data: { acceptedOn: event.acceptedOn } };
    case 'engraving.approved':
    case 'engraving.completed':
      return { data: {} };
  }
}

function presentEngraverEvent(event: EngraverEvent): ReturnType<PresentEvent> {
  if (event.type === 'engraver.removed') return { data: { reason: event.reason } };
  const { qualificationNumber, qualifiedUntil } = event.facts;
  return { data: { qualificationNumber, ...(qualifiedUntil === null ? {} : { qualifiedUntil }) } };
}
