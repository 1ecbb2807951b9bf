export { bringSealBack, checkSealBack, leaveWithSeal, requestCarryOut } from './commands.ts';
export { overdueJob } from './jobs.ts';
export { carryOutSubjects } from './policy.ts';
export { callOffCarryOut, followCarryOut } from './reactions.ts';
export { carryOutRoutes } from './routes.ts';
