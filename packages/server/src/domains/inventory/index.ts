export { closeInventory, countSeal, moveCountedSeal, openInventory } from './commands.ts';
export { inventorySubjects } from './policy.ts';
export { inventoryRoutes } from './routes.ts';
