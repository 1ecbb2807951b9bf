import { permit, permitSelf, type Actor, type Target } from '../../platform/authz/index.ts';
import type { BaseFacts } from '../../platform/decider.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { useRequestDecider, type UseRequest, type UseRequestCommand, type UseRequestEvent } from './use-request.ts';

export const useRequestSubjects: Aggregate<UseRequest, UseRequestCommand, UseRequestEvent> = {
  ...useRequestDecider,
  subjectType: 'use-request',
  table: 'use_requests',
  policy: mayCommand,
  project: (request) => ({
    status: request.state,
    number: request.number,
    requester_id: request.requesterId,
    entity_id: request.submission?.entityId ?? null,
    department_id: request.submission?.content.departmentId ?? request.draft.departmentId,
    case_id: request.submission?.flow.caseId ?? null,
    title: request.draft.title,
    search_text: searchTextOf(request),
    seal_ids: sealIdsOf(request),
    planned_at: request.draft.plannedAt,
    submitted_at: request.submittedAt,
    valid_until: request.validUntil,
  }),
};

/** Whom and what a request concerns, for rights; approvers and custodians are kept in `use_request_readers`. */
export const targetOf = (request: UseRequest): Target => ({
  entityId: request.submission?.entityId,
  departmentId: request.submission?.content.departmentId,
  people: [request.requesterId],
});

/**
 * Requesters write, submit, withdraw and void what is their own; a seal administrator may void as well. What follows
 * from approval, sealing or time comes as the system.
 */
function mayCommand(actor: Actor, command: UseRequestCommand, request: UseRequest | undefined, _facts: BaseFacts) {
  const create = () => permit(actor, 'use-request.create', { people: [actor.id] });
  if (request === undefined) {
    if (command.type !== 'save-draft') return { refused: { code: 'not-found' } } as const;
    return create() ?? ({ denied: 'use-request.create' } as const);
  }
  switch (command.type) {
    case 'save-draft':
    case 'submit':
    case 'withdraw':
      if (permitSelf(actor, request.requesterId) === undefined) {
        return { refused: { code: 'use-request-not-requester' } } as const;
      }
      return create() ?? ({ denied: 'use-request.create' } as const);
    case 'void':
      return (
        permitSelf(actor, request.requesterId) ??
        permit(actor, 'seal.manage', targetOf(request)) ??
        ({ refused: { code: 'use-request-not-requester' } } as const)
      );
    case 'decide-approval':
    case 'expire':
    case 'start-sealing':
    case 'complete-sealing':
      return { denied: 'sealing.perform' } as const;
  }
}

/** Title, purpose, and the names, numbers and counterparties of the documents, in one text to look through. */
const searchTextOf = ({ number, draft }: UseRequest): string =>
  [number, draft.title, draft.purpose, ...draft.items.flatMap((item) => [item.name, item.number, item.counterparty])]
    .filter(Boolean)
    .join('\n')
    .toLowerCase();

const sealIdsOf = ({ draft }: UseRequest): string[] => [
  ...new Set(draft.items.flatMap((item) => item.seals.flatMap((wanted) => wanted.sealId ?? []))),
];
