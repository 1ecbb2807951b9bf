import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import {
  departmentDecider,
  type Department,
  type DepartmentCommand,
  type DepartmentEvent,
  type DepartmentFacts,
} from './department.ts';
import { entityDecider, type Entity, type EntityCommand, type EntityEvent, type EntityFacts } from './entity.ts';
import { grantDecider, type Grant, type GrantCommand, type GrantEvent, type GrantFacts } from './grant.ts';
import { personDecider, type Person, type PersonCommand, type PersonEvent, type PersonFacts } from './person.ts';

const manage = (actor: Actor) =>
  permit(actor, 'organization.manage', {}) ?? ({ denied: 'organization.manage' } as const);

export const entities: Aggregate<Entity, EntityCommand, EntityEvent, EntityFacts> = {
  ...entityDecider,
  subjectType: 'entity',
  table: 'entities',
  policy: manage,
  project: (entity) => ({ name: entity.name, parent_id: entity.parentId }),
};

export const departments: Aggregate<Department, DepartmentCommand, DepartmentEvent, DepartmentFacts> = {
  ...departmentDecider,
  subjectType: 'department',
  table: 'departments',
  policy: manage,
  project: (department) => ({
    entity_id: department.entityId,
    parent_id: department.parentId,
    name: department.name,
    head_id: department.headId,
    closed: department.closed,
  }),
};

export const people: Aggregate<Person, PersonCommand, PersonEvent, PersonFacts> = {
  ...personDecider,
  subjectType: 'person',
  table: 'people',
  policy: manage,
  project: (person) => ({
    name: person.name,
    employee_number: person.employeeNumber,
    entity_id: person.entityId,
    department_id: person.departmentId,
    has_left: person.left,
  }),
};

export const grants: Aggregate<Grant, GrantCommand, GrantEvent, GrantFacts> = {
  ...grantDecider,
  subjectType: 'grant',
  table: 'grants',
  policy: (actor) => permit(actor, 'grant.manage', {}) ?? ({ denied: 'grant.manage' } as const),
  project: (grant) => ({
    person_id: grant.personId,
    role: grant.role,
    scope_kind: grant.scope.kind,
    scope_id: grant.scope.kind === 'everywhere' ? null : grant.scope.id,
    valid_from: grant.from,
    valid_to: grant.to,
    revoked_at: grant.revokedAt,
  }),
};
