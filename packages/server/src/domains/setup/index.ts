export { makePerson, makeSampleCompany, type MadeCompany } from './commands.ts';
export { furnishSample } from './furnish.ts';
export { createSetupLink, setupRoutes } from './routes.ts';
