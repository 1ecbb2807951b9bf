import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { historyWithApproval } from '../approvals/index.ts';
import type { DecryptBody, PresentEvent } from '../ledger/index.ts';
import type { CarryOut, CarryOutEvent } from './carry-out.ts';
import { carryOutSubjects } from './policy.ts';

/** What happened in a carry-out and in its approval, for anybody who may see the carry-out. */
export const carryOutHistory = (
  db: Kysely<Database>,
  decrypt: DecryptBody,
  { id, flow }: CarryOut,
): Promise<HistoryReply> =>
  historyWithApproval(db, decrypt, {
    subject: { type: carryOutSubjects.subjectType, id },
    caseId: flow.caseId,
    present: (event) => presentEvent(event as CarryOutEvent),
  });

function presentEvent(event: CarryOutEvent): ReturnType<PresentEvent> {
  switch (event.type) {
    case 'carry-out.submitted':
    case 'carry-out.resubmitted':
      return { data: { destination: event.form.destination, purpose: event.form.purpose } };
    case 'carry-out.returned':
    case 'carry-out.refused':
    case 'carry-out.withdrawn':
      return { data: { reason: event.reason } };
    case 'carry-out.brought-back':
    case 'carry-out.completed':
      return { data: { condition: event.condition.state, remark: event.condition.remark } };
    case 'carry-out.called-off':
      return { data: { because: event.because } };
    case 'carry-out.approved':
    case 'carry-out.left':
    case 'carry-out.overdue':
      return { data: {} };
  }
}
