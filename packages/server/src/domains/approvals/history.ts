import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import type { DomainEvent } from '../../platform/decider.ts';
import { displayNames } from '../identity/index.ts';
import { subjectHistory, type DecryptBody, type PresentEvent } from '../ledger/index.ts';
import { approvalSubjects } from './policy.ts';

/** Steps of an approval that readers of its subject see; its outcome is an event of the subject itself. */
const shownSteps: ReadonlySet<string> = new Set(['approval.decided', 'approval.transferred', 'approval.overdue']);

/** The history of a subject with the steps of its approval, in the order of time, for whoever may read the subject. */
export async function withApprovalSteps(
  db: Kysely<Database>,
  decrypt: DecryptBody,
  caseId: string,
  own: HistoryReply,
): Promise<HistoryReply> {
  const approval = await subjectHistory(db, decrypt, { type: approvalSubjects.subjectType, id: caseId }, presentStep);
  const steps = approval.items.filter(({ type }) => shownSteps.has(type));
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

/** What happened in a matter and in its approval, for anybody who may see the matter. */
export async function historyWithApproval(
  db: Kysely<Database>,
  decrypt: DecryptBody,
  {
    subject,
    caseId,
    present,
  }: {
    readonly subject: { readonly type: string; readonly id: string };
    readonly caseId: string;
    readonly present: PresentEvent;
  },
): Promise<HistoryReply> {
  return withApprovalSteps(db, decrypt, caseId, await subjectHistory(db, decrypt, subject, present));
}

const nameIn = (names: ReadonlyMap<string, string>, id: unknown): string => names.get(String(id)) ?? '';

/** Opinion, reason, and who is named in a step of the approval. */
function presentStep(event: DomainEvent): ReturnType<PresentEvent> {
  const facts: Readonly<Record<string, unknown>> = { ...event };
  const shown = ['as', 'opinion', 'reason', 'stage', 'from', 'to'].filter((name) => name in facts);
  return { data: Object.fromEntries(shown.map((name) => [name, facts[name]])) };
}
