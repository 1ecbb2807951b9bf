export {
  changeDepartment,
  changePerson,
  describeEntity,
  grantRole,
  registerPerson,
  revokeGrant,
  type Asked,
} from './commands.ts';
export { usccIsSound, type Entity } from './entity.ts';
export { organizationMigrations } from './migrations.ts';
export type { Person } from './person.ts';
export { departments, entities, grants, people } from './policy.ts';
export { organizationRoutes } from './routes.ts';
export {
  departmentLine,
  departmentNames,
  entityNames,
  findPerson,
  isActivePerson,
  listEntities,
  loadGrants,
  peopleWithRole,
  roleIsHeld,
} from './store.ts';
