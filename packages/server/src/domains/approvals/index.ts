export type { Approval, ApprovalEvent, PinnedDocument } from './approval-state.ts';
export type { ResolvedFlow } from './flow.ts';
export type { RequestFacts } from './request-facts.ts';
export { chooseFlow, resolveFlow, type PublishedFlow } from './resolve.ts';
