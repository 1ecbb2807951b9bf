import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import type { DomainEvent } from '../../platform/decider.ts';
import { displayNames } from '../identity/index.ts';
import { subjectHistory, type DecryptBody, type PresentEvent } from '../ledger/index.ts';
import { useRequestSubjects } from './policy.ts';
import type { UseRequest, UseRequestEvent } from './use-request.ts';

/** Steps of the approval that readers of a request see; its outcome is an event of the request itself. */
const approvalSteps: ReadonlySet<string> = new Set(['approval.decided', 'approval.transferred', 'approval.overdue']);

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
  if (caseId === undefined) return own;
  const approval = await subjectHistory(db, decrypt, { type: 'approval', id: caseId }, presentStep);
  const steps = approval.items.filter(({ type }) => approvalSteps.has(type));
  const names = await displayNames(
    db,
    steps.flatMap(({ data }) => [data['from'], data['to']].filter((one) => typeof one === 'string')),
  );
  const named = steps.map((entry) =>
    entry.type === 'approval.transferred'
      ? { ...entry, summary: { from: nameIn(names, entry.data['from']), to: nameIn(names, entry.data['to']) } }
      : entry,
  );
  return {
    sound: own.sound && approval.sound,
    // Stable: what one transaction did to both keeps the order of cause (the decision) and effect (the outcome).
    items: [...named, ...own.items].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
}

const nameIn = (names: ReadonlyMap<string, string>, id: unknown): string => names.get(String(id)) ?? '';

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

/** Opinion, reason, and who is named in a step of the approval. */
function presentStep(event: DomainEvent): ReturnType<PresentEvent> {
  const facts: Readonly<Record<string, unknown>> = { ...event };
  const shown = ['as', 'opinion', 'reason', 'stage', 'from', 'to'].filter((name) => name in facts);
  return { data: Object.fromEntries(shown.map((name) => [name, facts[name]])) };
}
