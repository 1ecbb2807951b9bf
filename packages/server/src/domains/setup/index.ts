export { makePerson, makeSampleCompany, type MadeCompany } from './commands.ts';
export { furnishSample, type FurnishParts } from './furnish.ts';
export { createSetupLink, setupRoutes, type SetupLink, type SetupParts } from './routes.ts';
export { sampleCompany } from './sample-company.ts';
