export { authorize, type Authorization, type Check } from './authority.ts';
export {
  cancelTasksOfRequest,
  cancelTasksOfSeal,
  confirmPositions,
  createTasks,
  handTasksOver,
  registerUse,
} from './commands.ts';
export { beginAttempt, finishAttempt, type ElectronicParts } from './electronic.ts';
export type { Evidence, Past } from './evidence.ts';
export { sealingHistory } from './history.ts';
export { sealingJobs } from './jobs.ts';
export { sealingSubjects } from './policy.ts';
export { sealingRoutes } from './routes.ts';
export type { Sealing, SealingEvent } from './sealing.ts';
export { tasksOfRequest } from './store.ts';
