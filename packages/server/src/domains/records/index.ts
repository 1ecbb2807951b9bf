export { recordUse } from './commands.ts';
export { useByCode, usesOfFiles } from './lookup.ts';
export { recordSubjects } from './policy.ts';
export type { UseRecord } from './record.ts';
export { recordsRoutes } from './routes.ts';
