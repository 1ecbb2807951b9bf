export { concernedBy } from './approval-progress.ts';
export type { Approval, ApprovalEvent, PinnedDocument } from './approval-state.ts';
export { approvalDecider, type ApprovalCommand, type ApprovalFacts } from './approval.ts';
export {
  planApproval,
  publishShippedFlows,
  putBeforeApprovers,
  resubmitApproval,
  startApproval,
  voidApproval,
  withdrawApproval,
  type Handed,
} from './commands.ts';
export { answer } from './condition.ts';
export { flowDecider, type Flow, type FlowEvent } from './definition.ts';
export type { ResolvedFlow } from './flow.ts';
export { flowRoutes } from './flow-routes.ts';
export { approvalsJobs, ringTimers } from './jobs.ts';
export { approvalsMigrations } from './migrations.ts';
export { approvalSubjects, flowSubjects } from './policy.ts';
export type { RequestFacts } from './request-facts.ts';
export { chooseFlow, resolveFlow, type PublishedFlow } from './resolve.ts';
export { approvalRoutes } from './routes.ts';
export { findApproval, findFlowByKey } from './store.ts';
