import { administratorRoles, type Role } from '@yinxin/contract';
import { newId } from '../../platform/ids.ts';
import { notFound } from '../../platform/problem.ts';
import type { ApplyOptions, Changed, Tx } from '../../platform/transition.ts';
import { createAccount, endAccount } from '../identity/index.ts';
import type { Department, DepartmentCommand, DepartmentFacts } from './department.ts';
import type { Entity } from './entity.ts';
import type { Grant, GrantScopeFact } from './grant.ts';
import type { Person, PersonCommand, PersonDescription } from './person.ts';
import { departments, entities, grants, people } from './policy.ts';
import {
  departmentContents,
  departmentLine,
  employeeNumberTaken,
  entityLine,
  findGrant,
  heldGrants,
  isActivePerson,
  isLastHolder,
} from './store.ts';

/** How a change was asked for: by a person (with the version seen), or by the system itself. */
export type Asked = Pick<ApplyOptions<never>, 'ifVersion' | 'asSystem'>;

/** Registers or corrects a legal entity. */
export async function describeEntity(
  tx: Tx,
  request: { readonly id?: string; readonly facts: Entity },
  asked: Asked = {},
): Promise<Changed<Entity>> {
  const entityId = request.id ?? newId();
  const line = request.facts.parentId === null ? [] : await entityLine(tx.trx, request.facts.parentId);
  const parentLine = request.facts.parentId !== null && line.length === 0 ? undefined : line;
  const type = request.id === undefined ? 'register' : 'correct';
  return tx.apply(entities, entityId, { type, facts: request.facts }, { ...asked, facts: { entityId, parentLine } });
}

/** Creates, changes or closes a department. */
export async function changeDepartment(
  tx: Tx,
  id: string | undefined,
  command: DepartmentCommand,
  asked: Asked = {},
): Promise<Changed<Department>> {
  const departmentId = id ?? newId();
  const facts = await departmentFacts(tx, departmentId, command);
  return tx.apply(departments, departmentId, command, { ...asked, facts });
}

async function departmentFacts(
  tx: Tx,
  departmentId: string,
  command: DepartmentCommand,
): Promise<Omit<DepartmentFacts, 'at' | 'actor'>> {
  const wanted = command.type === 'close' ? undefined : command.facts;
  const existing = await tx.lock(departments, departmentId);
  const entityId = command.type === 'create' ? command.entityId : existing?.state.entityId;
  const line = wanted?.parentId == null ? [] : await lineInto(tx, wanted.parentId);
  const parent = line[0];
  const parentFits =
    wanted?.parentId == null || (parent !== undefined && !parent.closed && parent.entityId === entityId);
  return {
    departmentId,
    entityExists: entityId !== undefined && (await entityLine(tx.trx, entityId)).length > 0,
    parentLine: parentFits ? line.map((one) => one.id) : undefined,
    headIsActive: wanted?.headId != null && (await isActivePerson(tx.trx, wanted.headId)),
    ...(await departmentContents(tx.trx, departmentId)),
  };
}

/** A department and what lies above it, locked: it is not closed while somebody or something goes into it. */
async function lineInto(tx: Tx, departmentId: string): ReturnType<typeof departmentLine> {
  await tx.lock(departments, departmentId);
  return departmentLine(tx.trx, departmentId);
}

/** Registers a person together with an account; the one-time activation link goes to the person. */
export async function registerPerson(
  tx: Tx,
  request: { readonly loginName: string; readonly facts: PersonDescription },
  asked: Asked = {},
): Promise<Changed<Person> & { readonly activationToken: string }> {
  const id = newId();
  const person = await changePerson(tx, id, { type: 'register', facts: request.facts }, asked);
  // The right to register people carries the right to open their accounts: both are one act.
  const account = await createAccount(tx, { id, loginName: request.loginName, displayName: request.facts.name }, true);
  return { ...person, activationToken: account.activationToken };
}

/** Changes what is written about a person, or records that the person has left. */
export async function changePerson(
  tx: Tx,
  id: string,
  command: PersonCommand,
  asked: Asked = {},
): Promise<Changed<Person>> {
  const wanted = command.type === 'leave' ? undefined : command.facts;
  const department = wanted === undefined ? undefined : (await lineInto(tx, wanted.departmentId))[0];
  const facts = {
    departmentEntityId: department?.closed === false ? department.entityId : undefined,
    employeeNumberTaken: wanted !== undefined && (await employeeNumberTaken(tx.trx, wanted.employeeNumber, id)),
    lastHolderOf: command.type === 'leave' ? await lastHolderOf(tx, id) : undefined,
  };
  const changed = await tx.apply(people, id, command, { ...asked, facts });
  if (command.type === 'leave') await endAccount(tx, id, command.reason);
  return changed;
}

async function lastHolderOf(tx: Tx, personId: string): Promise<Role | undefined> {
  const held = await heldGrants(tx.trx, personId, tx.at);
  for (const role of administratorRoles) {
    if (held.some((grant) => grant.role === role) && (await isLastHolder(tx.trx, role, personId, tx.at))) return role;
  }
  return undefined;
}

/** Gives a role to a person. */
export async function grantRole(
  tx: Tx,
  request: {
    readonly personId: string;
    readonly role: Role;
    readonly scope: GrantScopeFact;
    readonly from?: string | undefined;
    readonly to?: string | null | undefined;
  },
  asked: Asked = {},
): Promise<Changed<Grant>> {
  // The person's row is locked first, so that two grants at once cannot pass each other's separation check.
  await tx.lock(people, request.personId);
  const { personId, role, scope } = request;
  const command = {
    type: 'grant',
    personId,
    role,
    scope,
    from: request.from ?? tx.at,
    to: request.to ?? null,
  } as const;
  const facts = {
    personIsActive: await isActivePerson(tx.trx, personId),
    held: await heldGrants(tx.trx, personId, tx.at),
    lastHolder: false,
  };
  return tx.apply(grants, newId(), command, { ...asked, facts });
}

/** Ends a grant now. */
export async function revokeGrant(tx: Tx, id: string, reason: string): Promise<Changed<Grant>> {
  const grant = await findGrant(tx.trx, id);
  if (grant === undefined) throw notFound();
  const { role, personId } = grant.state;
  const facts = {
    personIsActive: true,
    held: [],
    lastHolder: await isLastHolder(tx.trx, role, personId, tx.at),
  };
  return tx.apply(grants, id, { type: 'revoke', reason }, { facts });
}
