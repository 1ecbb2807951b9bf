export { acceptDelivery, orderEngraving, registerEngravedSeal, requestEngraving } from './commands.ts';
export { registerEngraver } from './engraver-commands.ts';
export { engraversRoutes } from './engraver-routes.ts';
export { engraverSubjects, engravingSubjects } from './policy.ts';
export { followEngraving } from './reactions.ts';
export { engravingsRoutes } from './routes.ts';
