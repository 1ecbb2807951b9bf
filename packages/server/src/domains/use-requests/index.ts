export { approvalEnded, saveDraft, sealingBegan, sealingEnded, submit } from './commands.ts';
export { requestHistory } from './history.ts';
export { lapseJob } from './jobs.ts';
export { useRequestsMigrations } from './migrations.ts';
export { pin, requestFactsOf, type Pinned } from './pin.ts';
export { useRequestSubjects } from './policy.ts';
export { followApproval } from './reactions.ts';
export { useRequestsRoutes } from './routes.ts';
export { letRead, readUseRequest } from './store.ts';
export { checkSubmission, type Issue, type KnownSeal, type KnownThings } from './submission.ts';
export {
  LAPSE_AFTER_DAYS,
  useRequestDecider,
  type FlowReference,
  type Submission,
  type UseRequest,
  type UseRequestCommand,
  type UseRequestEvent,
} from './use-request.ts';
