export { departmentsOfPeople, openDepartments, peopleWithin } from './audience.ts';
export { changeDepartment, describeEntity, grantRole, registerPerson } from './commands.ts';
export { usccIsSound, type Entity } from './entity.ts';
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
