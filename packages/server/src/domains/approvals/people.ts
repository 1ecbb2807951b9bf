import { rolePermissions, type ApproverRule, type FlowDefinition, type Role } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { EffectiveGrant } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { displayNames } from '../identity/index.ts';
import { departmentLine, isActivePerson, loadGrants, peopleWithRole, roleIsHeld } from '../organization/index.ts';
import type { Directory, RoleTarget } from './directory.ts';
import type { Staffing } from './lint.ts';
import type { RequestFacts } from './request-facts.ts';

const mayDecideAs = (role: Role): boolean => rolePermissions[role]['approval.decide'] !== undefined;

/** Roles that decide about others' requests; requesters and custodians only make and carry them out. */
const APPROVERS: ReadonlySet<Role> = new Set<Role>([
  'department-head',
  'company-leader',
  'legal-reviewer',
  'finance-reviewer',
  'seal-administrator',
]);

/** Where roles may be asked for: every target that a rule can mean for this request. */
const targetsOf = (facts: RequestFacts): readonly RoleTarget[] => [
  { kind: 'entity', id: facts.entityId },
  ...[...new Set(facts.seals.map(({ entityId }) => entityId))]
    .filter((id) => id !== facts.entityId)
    .map((id): RoleTarget => ({ kind: 'entity', id })),
  { kind: 'department', id: facts.departmentPath[0] },
  ...facts.seals.map(({ id }): RoleTarget => ({ kind: 'seal', id })),
];

/** Looks up, as of `at`, everybody whom a definition could name for a request. */
export async function loadDirectory(
  db: Kysely<Database>,
  definition: FlowDefinition,
  facts: RequestFacts,
  at: string,
): Promise<Directory> {
  const rules = definition.stages.flatMap(({ approvers }) => approvers);
  // Besides the roles that rules name: those who take the place of the requester, or of nobody.
  const roles = new Set<Role>(['company-leader', 'seal-administrator']);
  for (const rule of rules) if (rule.by === 'role') roles.add(rule.role);
  const holders = new Map<string, readonly string[]>();
  for (const role of roles) {
    for (const target of targetsOf(facts)) {
      holders.set(keyOf(role, target), await peopleWithRole(db, role, grantTarget(target, facts), at));
    }
  }
  const line = await departmentLine(db, facts.departmentPath[0]);
  const heads = new Map(line.map(({ id, headId }) => [id, headId ?? undefined]));
  const people = new Set([
    ...[...holders.values()].flat(),
    ...[...heads.values()].filter((head) => head !== undefined),
    ...namedIn(rules),
  ]);
  const active = new Set<string>();
  const able = new Set<string>();
  for (const person of people) {
    if (await isActivePerson(db, person)) active.add(person);
    if ((await loadGrants(db, person, at)).some(({ role }) => mayDecideAs(role))) able.add(person);
  }
  const names = await displayNames(db, [...people]);
  return {
    personsByRole: (role, target) => holders.get(keyOf(role, target)) ?? [],
    headOf: (department) => heads.get(department),
    isActive: (person) => active.has(person),
    mayDecide: (person) => able.has(person),
    nameOf: (person) => names.get(person) ?? person,
  };
}

const keyOf = (role: Role, { kind, id }: RoleTarget): string => `${role} ${kind} ${id}`;

/** A grant for an entity counts for its departments and seals as well. */
function grantTarget({ kind, id }: RoleTarget, facts: RequestFacts) {
  if (kind === 'entity') return { entityId: id };
  if (kind === 'department') return { departmentId: id, entityId: facts.entityId };
  return { sealId: id, entityId: facts.seals.find((seal) => seal.id === id)?.entityId ?? facts.entityId };
}

const namedIn = (rules: readonly ApproverRule[]): string[] =>
  rules.flatMap((rule) => (rule.by === 'person' ? [rule.person] : []));

/** Who could be asked by a definition now: the people it names, and whoever holds its roles anywhere. */
export async function loadStaffing(db: Kysely<Database>, definition: FlowDefinition, at: string): Promise<Staffing> {
  const rules = definition.stages.flatMap(({ approvers }) => approvers);
  const roles = new Set<Role>([
    'seal-administrator',
    ...rules.flatMap((rule) => (rule.by === 'role' ? [rule.role] : [])),
  ]);
  const heldRoles: Role[] = [];
  for (const role of roles) if (await roleIsHeld(db, role, at)) heldRoles.push(role);
  const ablePeople: string[] = [];
  for (const person of new Set(namedIn(rules))) {
    const able = (await loadGrants(db, person, at)).some(({ role }) => mayDecideAs(role));
    if (able && (await isActivePerson(db, person))) ablePeople.push(person);
  }
  return { heldRoles, ablePeople };
}

/** May this person receive somebody else's task: here, and an approver for the entity or department of the request? */
export async function mayReceive(
  db: Kysely<Database>,
  person: string,
  target: { readonly entityId: string; readonly departmentId: string },
  at: string,
): Promise<boolean> {
  const grants = await loadGrants(db, person, at);
  return (
    grants.some((grant) => APPROVERS.has(grant.role) && reaches(grant, target)) && (await isActivePerson(db, person))
  );
}

function reaches({ scope }: EffectiveGrant, target: { readonly entityId: string; readonly departmentId: string }) {
  if (scope.kind === 'everywhere') return true;
  if (scope.kind === 'entity') return scope.entityIds.includes(target.entityId);
  return scope.kind === 'department' && scope.departmentIds.includes(target.departmentId);
}
