export { concernedBy } from './approval-progress.ts';
export type { Approval, ApprovalEvent } from './approval-state.ts';
export { approvalDecider } from './approval.ts';
export {
  decideTask,
  handBackApproval,
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
export { decisionBoxes } from './decision-boxes.ts';
export { flowDecider, type Flow, type FlowEvent } from './definition.ts';
export type { ResolvedFlow } from './flow.ts';
export { historyWithApproval, withApprovalSteps } from './history.ts';
export { flowRoutes } from './flow-routes.ts';
export { approvalsJobs, ringTimers } from './jobs.ts';
export { askedToDecide, endApproval, followOutcome, planMatter, referenceTo } from './matter-commands.ts';
export {
  outcomeEvent,
  outcomeFacts,
  type ApprovalOutcome,
  type FlowReference,
  type Matter,
  type OutcomeEvent,
} from './matter.ts';
export { approvalSubjects, flowSubjects } from './policy.ts';
export type { RequestFacts } from './request-facts.ts';
export { approvalRoutes } from './routes.ts';
export { findApproval } from './store.ts';
