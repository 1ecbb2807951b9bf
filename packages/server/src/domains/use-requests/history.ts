import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { withApprovalSteps } from '../approvals/index.ts';
import { subjectHistory, type DecryptBody, type PresentEvent } from '../ledger/index.ts';
import { useRequestSubjects } from './policy.ts';
import type { UseRequest, UseRequestEvent } from './use-request.ts';

/**
 * What happened to a request and in its approval, in the order of time, for anybody who may see the request. Contents of
 * drafts are no part of it.
 */
export async function requestHistory(
  db: Kysely<Database>,
  decrypt: DecryptBody,
  request: UseRequest,
): Promise<HistoryReply> {
  const own = await subjectHistory(db, decrypt, { type: useRequestSubjects.subjectType, id: request.id }, (event) =>
    presentEvent(event as UseRequestEvent),
  );
  const caseId = request.submission?.flow.caseId;
  return caseId === undefined ? own : withApprovalSteps(db, decrypt, caseId, own);
}

function presentEvent(event: UseRequestEvent): ReturnType<PresentEvent> {
  switch (event.type) {
    case 'use-request.submitted':
      return { summary: { number: event.number, round: event.round }, data: {} };
    case 'use-request.returned':
    case 'use-request.refused':
    case 'use-request.withdrawn':
    case 'use-request.voided':
      return { data: { reason: event.reason } };
    case 'use-request.approved':
      return { data: { validUntil: event.validUntil } };
    case 'use-request.draft-saved':
    case 'use-request.expired':
    case 'use-request.sealing-started':
    case 'use-request.completed':
      return { data: {} };
  }
}
