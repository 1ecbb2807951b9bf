export { putSealInPlace, registerPlace } from './commands.ts';
export { placeSubjects } from './policy.ts';
export { placesRoutes } from './routes.ts';
