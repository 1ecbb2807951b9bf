import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { historyWithApproval } from '../approvals/index.ts';
import type { DecryptBody, PresentEvent } from '../ledger/index.ts';
import { suspensionSubjects } from './policy.ts';
import type { Suspension, SuspensionEvent } from './suspension.ts';

/** What happened in an application and in its approval, for anybody who may see the application. */
export const suspensionHistory = (
  db: Kysely<Database>,
  decrypt: DecryptBody,
  { id, flow }: Suspension,
): Promise<HistoryReply> =>
  historyWithApproval(db, decrypt, {
    subject: { type: suspensionSubjects.subjectType, id },
    caseId: flow.caseId,
    present: (event) => presentEvent(event as SuspensionEvent),
  });

function presentEvent(event: SuspensionEvent): ReturnType<PresentEvent> {
  switch (event.type) {
    case 'suspension.submitted':
    case 'suspension.resubmitted':
      return { data: { explanation: event.form.explanation } };
    case 'suspension.returned':
    case 'suspension.refused':
    case 'suspension.withdrawn':
      return { data: { reason: event.reason } };
    case 'suspension.completed':
      return { data: { found: event.found, handedBack: event.handedBack } };
    case 'suspension.approved':
      return { data: {} };
  }
}
