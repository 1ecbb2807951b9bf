import type { DraftContent, UseRequestState } from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decider, type Decision, type EventMeta } from '../../platform/decider.ts';
import type { FlowReference } from '../approvals/index.ts';
import { pin, type Pinned } from './pin.ts';
import { checkSubmission, type KnownThings } from './submission.ts';

/** Days after which an approval lapses unless the settings say otherwise. */
export const LAPSE_AFTER_DAYS = 30;

/** What was submitted in one round, and where it is decided. */
export interface Submission extends Pinned {
  readonly flow: FlowReference;
}

/** A use request (用印申请). */
export interface UseRequest {
  readonly id: string;
  readonly requesterId: string;
  readonly state: UseRequestState;
  /** What the requester typed last; kept after submission so that a returned request can be edited. */
  readonly draft: DraftContent;
  /** Number for people, given at the first submission and kept through all rounds. */
  readonly number: string | null;
  /** How often it was submitted. */
  readonly round: number;
  readonly submission: Submission | null;
  readonly submittedAt: string | null;
  readonly approvedAt: string | null;
  /** The approval lapses at this instant. */
  readonly validUntil: string | null;
  /** Why it was returned, refused, withdrawn or voided last. */
  readonly reason: string | null;
}

export type UseRequestCommand =
  | { readonly type: 'save-draft'; readonly id: string; readonly content: DraftContent }
  | {
      readonly type: 'submit';
      /** The number for the first submission; later rounds keep theirs. */
      readonly number: string;
      readonly flow: FlowReference;
      readonly known: KnownThings;
    }
  | {
      readonly type: 'decide-approval';
      readonly caseId: string;
      readonly outcome: 'approved';
      readonly lapseAfterDays: number;
    }
  | {
      readonly type: 'decide-approval';
      readonly caseId: string;
      readonly outcome: 'returned' | 'refused';
      readonly reason: string;
    }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'void'; readonly reason: string }
  | { readonly type: 'expire' }
  | { readonly type: 'start-sealing' }
  | { readonly type: 'complete-sealing' };

export type UseRequestEvent =
  | { readonly type: 'use-request.draft-saved'; readonly id: string; readonly content: DraftContent }
  | {
      readonly type: 'use-request.submitted';
      readonly number: string;
      readonly round: number;
      readonly submission: Submission;
    }
  | { readonly type: 'use-request.approved'; readonly caseId: string; readonly validUntil: string }
  | { readonly type: 'use-request.returned'; readonly caseId: string; readonly reason: string }
  | { readonly type: 'use-request.refused'; readonly caseId: string; readonly reason: string }
  | { readonly type: 'use-request.withdrawn'; readonly reason: string }
  | { readonly type: 'use-request.voided'; readonly reason: string }
  | { readonly type: 'use-request.expired' }
  | { readonly type: 'use-request.sealing-started' }
  | { readonly type: 'use-request.completed' };

export const useRequestDecider: Decider<UseRequest, UseRequestCommand, UseRequestEvent> = { decide, evolve };

type Of<Type extends UseRequestCommand['type']> = Extract<UseRequestCommand, { type: Type }>;

function decide(
  request: UseRequest | undefined,
  command: UseRequestCommand,
  facts: BaseFacts,
): Decision<UseRequestEvent> {
  if (command.type === 'save-draft') return saveDraft(request, command, facts);
  if (request === undefined) return refuse('not-found');
  const { state } = request;
  switch (command.type) {
    case 'submit':
      return submit(request, command, facts);
    case 'decide-approval':
      return decideApproval(request, command, facts);
    case 'withdraw':
      if (facts.actor !== request.requesterId) return refuse('use-request-not-requester');
      return isEditable(request) || state === 'submitted'
        ? accept({ type: 'use-request.withdrawn', reason: command.reason })
        : refuse('use-request-not-withdrawable');
    case 'void':
      return state === 'approved'
        ? accept({ type: 'use-request.voided', reason: command.reason })
        : refuse('use-request-not-voidable');
    case 'expire':
      return hasLapsed(request, facts.at) ? accept({ type: 'use-request.expired' }) : refuse('use-request-not-lapsed');
    case 'start-sealing':
      if (hasLapsed(request, facts.at)) return refuse('use-request-not-approved');
      return state === 'approved'
        ? accept({ type: 'use-request.sealing-started' })
        : refuse('use-request-not-approved');
    case 'complete-sealing':
      return state === 'sealing' ? accept({ type: 'use-request.completed' }) : refuse('use-request-not-approved');
  }
}

/** The requester may still change the content. */
const isEditable = ({ state }: UseRequest): boolean => state === 'draft' || state === 'returned';

/** An approval counts until its last instant, however far sealing has come. */
export const hasLapsed = ({ state, validUntil }: UseRequest, at: string): boolean =>
  (state === 'approved' || state === 'sealing') && validUntil !== null && at >= validUntil;

function saveDraft(
  request: UseRequest | undefined,
  { id, content }: Of<'save-draft'>,
  facts: BaseFacts,
): Decision<UseRequestEvent> {
  if (request !== undefined && facts.actor !== request.requesterId) return refuse('use-request-not-requester');
  if (request !== undefined && !isEditable(request)) return refuse('use-request-not-editable');
  return accept({ type: 'use-request.draft-saved', id: request?.id ?? id, content });
}

function submit(request: UseRequest, command: Of<'submit'>, facts: BaseFacts): Decision<UseRequestEvent> {
  if (facts.actor !== request.requesterId) return refuse('use-request-not-requester');
  if (!isEditable(request)) return refuse('use-request-not-editable');
  const { known } = command;
  const checked = checkSubmission(request.draft, known, facts.at, facts.actor);
  if (!checked.complete) return refuse('use-request-incomplete', { count: checked.issues.length });
  const pinned = pin(checked.content, known);
  if (pinned === undefined) return refuse('use-request-incomplete', { count: 1 });
  return accept({
    type: 'use-request.submitted',
    number: request.number ?? command.number,
    round: request.round + 1,
    submission: { ...pinned, flow: command.flow },
  });
}

/** Takes over how the approval case ended. A case of an earlier round has no say any more. */
function decideApproval(
  request: UseRequest,
  command: Of<'decide-approval'>,
  facts: BaseFacts,
): Decision<UseRequestEvent> {
  const { caseId } = command;
  if (request.state !== 'submitted' || request.submission?.flow.caseId !== caseId) {
    return refuse('use-request-not-in-approval');
  }
  if (command.outcome !== 'approved') {
    return accept({ type: `use-request.${command.outcome}`, caseId, reason: command.reason });
  }
  const validUntil = new Date(Date.parse(facts.at) + command.lapseAfterDays * 86_400_000).toISOString();
  return accept({ type: 'use-request.approved', caseId, validUntil });
}

function evolve(request: UseRequest | undefined, event: UseRequestEvent, meta: EventMeta): UseRequest {
  if (event.type === 'use-request.draft-saved') {
    return request === undefined ? started(event.id, meta.actor, event.content) : { ...request, draft: event.content };
  }
  if (request === undefined) throw new Error(`use-request: ${event.type} before use-request.draft-saved`);
  switch (event.type) {
    case 'use-request.submitted': {
      const { number, round, submission } = event;
      return { ...request, state: 'submitted', number, round, submission, submittedAt: meta.at, reason: null };
    }
    case 'use-request.approved':
      return { ...request, state: 'approved', approvedAt: meta.at, validUntil: event.validUntil };
    case 'use-request.returned':
      return { ...request, state: 'returned', reason: event.reason };
    case 'use-request.refused':
      return { ...request, state: 'refused', reason: event.reason };
    case 'use-request.withdrawn':
      return { ...request, state: 'withdrawn', reason: event.reason };
    case 'use-request.voided':
      return { ...request, state: 'voided', reason: event.reason };
    case 'use-request.expired':
      return { ...request, state: 'expired' };
    case 'use-request.sealing-started':
      return { ...request, state: 'sealing' };
    case 'use-request.completed':
      return { ...request, state: 'completed' };
  }
}

const started = (id: string, requesterId: string, draft: DraftContent): UseRequest => ({
  id,
  requesterId,
  state: 'draft',
  draft,
  number: null,
  round: 0,
  submission: null,
  submittedAt: null,
  approvedAt: null,
  validUntil: null,
  reason: null,
});
