export { pin, requestFactsOf, type Pinned } from './pin.ts';
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
