export type { Approval, ApprovalEvent, PinnedDocument } from './approval-state.ts';
export { approvalDecider, type ApprovalCommand, type ApprovalFacts } from './approval.ts';
export { answer } from './condition.ts';
export { flowDecider, type Flow, type FlowEvent } from './definition.ts';
export type { ResolvedFlow } from './flow.ts';
export type { RequestFacts } from './request-facts.ts';
export { chooseFlow, resolveFlow, type PublishedFlow } from './resolve.ts';
