export { callOffHandover, confirmHandover, moveCustody, proposeHandover, settleReturn } from './commands.ts';
export { proposeReturns, returnJob } from './jobs.ts';
export { handoverSubjects } from './policy.ts';
export { custodyRoutes } from './routes.ts';
