import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { historyWithApproval } from '../approvals/index.ts';
import type { DecryptBody, PresentEvent } from '../ledger/index.ts';
import type { Destruction, DestructionEvent } from './destruction.ts';
import { destructionSubjects } from './policy.ts';

/** What happened in a destruction and in its approval, for anybody who may see the destruction. */
export const destructionHistory = (
  db: Kysely<Database>,
  decrypt: DecryptBody,
  { id, flow }: Destruction,
): Promise<HistoryReply> =>
  historyWithApproval(db, decrypt, {
    subject: { type: destructionSubjects.subjectType, id },
    caseId: flow.caseId,
    present: (event) => presentEvent(event as DestructionEvent),
  });

function presentEvent(event: DestructionEvent): ReturnType<PresentEvent> {
  switch (event.type) {
    case 'destruction.proposed':
    case 'destruction.resubmitted':
      return { data: { reason: event.proposal.reason } };
    case 'destruction.returned':
    case 'destruction.refused':
    case 'destruction.withdrawn':
      return { data: { reason: event.reason } };
    case 'destruction.carried-out': {
      const { destroyedOn, place, method } = event.record;
      return { data: { destroyedOn, place, method } };
    }
    case 'destruction.keys-destroyed':
      return { data: { serials: event.certificates.map(({ serial }) => serial) } };
    case 'destruction.approved':
    case 'destruction.confirmed':
    case 'destruction.certificate-filed':
    case 'destruction.keys-due':
    case 'destruction.completed':
      return { data: {} };
  }
}
