import { permit, permitSelf, type Actor, type Target } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { currentStage, decidedBy, nextTimerAt, concernedBy, waitingFor } from './approval-progress.ts';
import type { Approval, ApprovalEvent } from './approval-state.ts';
import { approvalDecider, type ApprovalCommand, type ApprovalFacts } from './approval.ts';
import {
  flowDecider,
  latestDefinition,
  type Flow,
  type FlowCommand,
  type FlowEvent,
  type FlowFacts,
} from './definition.ts';

export const flowSubjects: Aggregate<Flow, FlowCommand, FlowEvent, FlowFacts> = {
  ...flowDecider,
  subjectType: 'flow',
  table: 'flows',
  policy(actor, command, flow) {
    const created = command.type === 'draft' ? command : undefined;
    const { entityId } = flow ?? created ?? {};
    if (entityId === undefined) return { refused: { code: 'not-found' } } as const;
    return permit(actor, 'flow.manage', { entityId }) ?? ({ denied: 'flow.manage' } as const);
  },
  project: (flow) => ({
    key: flow.key,
    kind: flow.kind,
    entity_id: flow.entityId,
    status: flow.status,
    priority: latestDefinition(flow).priority,
  }),
};

export const approvalSubjects: Aggregate<Approval, ApprovalCommand, ApprovalEvent, ApprovalFacts> = {
  ...approvalDecider,
  subjectType: 'approval',
  table: 'approvals',
  policy: mayCommand,
  project: (approval) => ({
    subject_type: approval.subject.type,
    subject_id: approval.subject.id,
    status: approval.status,
    title: approval.title,
    requester_id: approval.requester,
    entity_id: approval.entityId,
    department_id: approval.departmentId,
    waiting: waitingFor(approval),
    decided: decidedBy(approval),
    concerned: concernedBy(approval),
    due_at: currentStage(approval)?.dueAt ?? null,
    next_timer_at: nextTimerAt(approval),
  }),
};

/** Whom and what an approval concerns, for rights. */
export const targetOf = (approval: Approval): Target => ({
  entityId: approval.entityId,
  departmentId: approval.departmentId,
  people: concernedBy(approval),
});

/**
 * Who may command at all. Who is asked at which stage, and that nobody decides on their own request, are rules of the
 * approval itself: they hold for the system and for administrators as well.
 */
function mayCommand(actor: Actor, command: ApprovalCommand, approval: Approval | undefined) {
  if (approval === undefined) {
    const own = command.type === 'start' ? permitSelf(actor, command.requester) : undefined;
    return own ?? ({ refused: { code: 'not-found' } } as const);
  }
  if (permit(actor, 'approval.read', targetOf(approval)) === undefined) {
    return { refused: { code: 'not-found' } } as const;
  }
  const manage = () => permit(actor, 'flow.manage', { entityId: approval.entityId });
  switch (command.type) {
    case 'approve':
    case 'return':
    case 'refuse':
      return permit(actor, 'approval.decide', { people: [actor.id] }) ?? ({ denied: 'approval.decide' } as const);
    case 'transfer':
      return permitSelf(actor, command.from) ?? manage() ?? ({ refused: { code: 'approval-not-yours' } } as const);
    case 'start':
    case 'resubmit':
    case 'withdraw':
      return permitSelf(actor, approval.requester) ?? ({ refused: { code: 'approval-not-requester' } } as const);
    case 'void':
      return permitSelf(actor, approval.requester) ?? manage() ?? ({ denied: 'flow.manage' } as const);
    case 'remind':
    case 'expire':
    case 'hand-back':
      // Only time itself, or what has become of the subject, does this; it comes as the system.
      return { denied: 'flow.manage' } as const;
  }
}
