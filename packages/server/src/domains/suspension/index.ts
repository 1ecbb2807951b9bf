export { requestSuspension } from './commands.ts';
export { completeDueSuspensions, suspensionJob } from './jobs.ts';
export { suspensionSubjects } from './policy.ts';
export { followSuspension } from './reactions.ts';
export { suspensionsRoutes } from './routes.ts';
export { readSuspension } from './store.ts';
