export { recordCheck } from './commands.ts';
export { checkPlanSubjects, checkSubjects } from './policy.ts';
export { checksRoutes } from './routes.ts';
