import { readVerificationCode, useFacts, type UseFacts } from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decider, type Decision, type EventMeta } from '../../platform/decider.ts';

/** A record of use (用印记录): made once, never changed. */
export interface UseRecord extends UseFacts {
  readonly id: string;
  /** When it entered the register; a use on paper happened before. */
  readonly registeredAt: string;
}

export type RecordCommand = { readonly type: 'create'; readonly id: string; readonly facts: UseFacts };

export type RecordEvent = { readonly type: 'record.created'; readonly id: string; readonly facts: UseFacts };

export const recordDecider: Decider<UseRecord, RecordCommand, RecordEvent> = { decide, evolve };

/**
 * A record has every fact that R6.4.1 demands, or it does not exist. That includes sense: a code that reads back, a use
 * that is not in the future, an evidence that fits the seal.
 */
function decide(
  record: UseRecord | undefined,
  { id, facts: use }: RecordCommand,
  { at }: BaseFacts,
): Decision<RecordEvent> {
  if (record !== undefined) return refuse('record-immutable');
  const parsed = useFacts.safeParse(use);
  if (!parsed.success) return incomplete(parsed.error.issues[0]?.path.join('.') ?? '');
  if (readVerificationCode(use.verificationCode) !== use.verificationCode) return incomplete('verificationCode');
  if (use.usedAt > at) return incomplete('usedAt');
  if (use.use.medium !== use.seal.medium) return incomplete('use.medium');
  if (use.stampedBy.id === use.requester.id) return incomplete('stampedBy');
  if (use.purpose.trim() === '') return incomplete('purpose');
  if (use.document.name.trim() === '') return incomplete('document.name');
  return accept({ type: 'record.created', id, facts: use });
}

const incomplete = (field: string) => refuse('record-incomplete', { field });

function evolve(record: UseRecord | undefined, event: RecordEvent, meta: EventMeta): UseRecord {
  if (record !== undefined) throw new Error('record: a second event on an immutable record');
  return { id: event.id, ...event.facts, registeredAt: meta.at };
}
