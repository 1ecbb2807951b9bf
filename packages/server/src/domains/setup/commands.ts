import type { Tx } from '../../platform/transition.ts';
import { accounts, usePassword } from '../identity/index.ts';
import { changeDepartment, describeEntity, grantRole, registerPerson } from '../organization/index.ts';
import { sampleCompany, type SampleDepartment, type SamplePerson } from './sample-company.ts';

const asSystem = { asSystem: true } as const;

/** The ids of a company just made, by name and login name. */
export interface MadeCompany {
  readonly entityId: string;
  readonly departments: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
}

/** Creates the sample company's entity, departments, people and grants; everyone signs in with the same password. */
export async function makeSampleCompany(tx: Tx, passwordHash: string): Promise<MadeCompany> {
  const { id: entityId } = await describeEntity(tx, { facts: { ...sampleCompany.entity, parentId: null } }, asSystem);
  const departments: Record<string, string> = {};
  const people: Record<string, string> = {};
  for (const department of sampleCompany.departments as readonly SampleDepartment[]) {
    const made = await makeDepartment(tx, entityId, department, passwordHash);
    departments[department.name] = made.id;
    Object.assign(people, made.people);
  }
  return { entityId, departments, people };
}

async function makeDepartment(tx: Tx, entityId: string, department: SampleDepartment, passwordHash: string) {
  const facts = { name: department.name, parentId: null, headId: null };
  const { id } = await changeDepartment(tx, undefined, { type: 'create', entityId, facts }, asSystem);
  const people: Record<string, string> = {};
  for (const person of department.people) {
    people[person.loginName] = await makePerson(tx, { entityId, departmentId: id, person, passwordHash });
  }
  const head = department.people.find((person) => person.head);
  if (head !== undefined) {
    const headId = people[head.loginName] ?? null;
    await changeDepartment(tx, id, { type: 'change', facts: { ...facts, headId } }, asSystem);
  }
  return { id, people };
}

/** Creates a person who can sign in at once, with the roles given. */
export async function makePerson(
  tx: Tx,
  request: {
    readonly entityId: string;
    readonly departmentId: string;
    readonly person: SamplePerson;
    readonly passwordHash: string;
  },
): Promise<string> {
  const { loginName, name, employeeNumber, post, roles, everywhere } = request.person;
  const facts = { name, employeeNumber, post, departmentId: request.departmentId, email: null, mobile: null };
  const { id } = await registerPerson(tx, { loginName, facts }, asSystem);
  await tx.apply(accounts, id, { type: 'activate' }, { ...asSystem, facts: { accountId: id } });
  await usePassword(tx, id, request.passwordHash);
  const scope = everywhere ? ({ kind: 'everywhere' } as const) : ({ kind: 'entity', id: request.entityId } as const);
  for (const role of roles) await grantRole(tx, { personId: id, role, scope }, asSystem);
  return id;
}
