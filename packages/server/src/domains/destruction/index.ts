export { confirmDestruction, fileCertificate, proposeDestruction, recordDestruction } from './commands.ts';
export { destructionJobs } from './keys.ts';
export { destructionSubjects } from './policy.ts';
export { followDestruction } from './reactions.ts';
export { destructionRoutes } from './routes.ts';
