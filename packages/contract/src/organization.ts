import { z } from 'zod';
import { loginName } from './identity.ts';
import { pageOf, pageQuery } from './paging.ts';
import { roles } from './permissions.ts';
import { route } from './route.ts';
import { allowed, id, idParams, instant, line } from './values.ts';

/** Unified social credit code (GB 32100-2015): 18 characters, the last one a check character. */
export const uscc = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/);

const versioned = { id, version: z.number().int(), allowed };

/** A legal entity (法人主体). `parentId` is the entity that holds it, null at the top of the group. */
export const entity = z.object({
  ...versioned,
  name: z.string(),
  shortName: z.string(),
  uscc: z.string().nullable(),
  legalRepresentative: z.string().nullable(),
  parentId: id.nullable(),
});

const entityFacts = z.strictObject({
  name: line(100),
  shortName: line(30),
  uscc: uscc.nullable().default(null),
  legalRepresentative: line(40).nullable().default(null),
  parentId: id.nullable().default(null),
});

/** A department; `headId` is its head (部门负责人). */
export const department = z.object({
  ...versioned,
  entityId: id,
  parentId: id.nullable(),
  name: z.string(),
  headId: id.nullable(),
  headName: z.string().nullable(),
  closed: z.boolean(),
});

const departmentFacts = z.strictObject({
  entityId: id,
  parentId: id.nullable().default(null),
  name: line(60),
  headId: id.nullable().default(null),
});

/** A person: the same id as the account. */
export const person = z.object({
  ...versioned,
  name: z.string(),
  employeeNumber: z.string(),
  entityId: id,
  entityName: z.string(),
  departmentId: id,
  departmentName: z.string(),
  post: z.string(),
  email: z.string().nullable(),
  mobile: z.string().nullable(),
  left: z.boolean(),
  roles: z.array(z.enum(roles)),
});

const personFacts = z.strictObject({
  name: line(40),
  employeeNumber: line(30),
  departmentId: id,
  post: line(40),
  email: z.email().nullable().default(null),
  mobile: z
    .string()
    .regex(/^\+?[0-9-]{6,20}$/)
    .nullable()
    .default(null),
});

export const grantScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everywhere') }),
  z.strictObject({ kind: z.literal('entity'), id }),
  z.strictObject({ kind: z.literal('department'), id }),
  z.strictObject({ kind: z.literal('seal'), id }),
]);

/** A role given to a person within a scope and a time. */
export const grant = z.object({
  ...versioned,
  personId: id,
  personName: z.string(),
  role: z.enum(roles),
  scope: grantScope,
  scopeName: z.string(),
  from: instant,
  to: instant.nullable(),
  revokedAt: instant.nullable(),
});

/** Columns of a people sheet, by the heading that stands above them (either language). */
export const peopleColumns = {
  name: { 'zh-CN': '姓名', en: 'Name' },
  loginName: { 'zh-CN': '登录名', en: 'Login name' },
  employeeNumber: { 'zh-CN': '工号', en: 'Employee number' },
  entity: { 'zh-CN': '法人主体', en: 'Legal entity' },
  department: { 'zh-CN': '部门', en: 'Department' },
  post: { 'zh-CN': '岗位', en: 'Post' },
  email: { 'zh-CN': '邮箱', en: 'E-mail' },
  mobile: { 'zh-CN': '手机', en: 'Mobile' },
} as const;

const peopleColumn = z.enum(Object.keys(peopleColumns) as (keyof typeof peopleColumns)[]);

/** One line of a people sheet, with everything that is wrong with it. */
export const importedRow = z.object({
  /** Line in the sheet as people count it, the heading being line 1. */
  line: z.number().int(),
  values: z.partialRecord(peopleColumn, z.string()),
  errors: z.array(z.object({ column: peopleColumn, code: z.string(), detail: z.string() })),
});

/** The facts of a person, as forms and imports must give them. */
export const personInput = personFacts.extend({ loginName });

export const organization = {
  listEntities: route({
    method: 'GET',
    url: '/api/entities',
    access: { permission: 'organization.read' },
    summary: 'Legal entities of the group',
    schema: { response: { 200: z.object({ items: z.array(entity) }) } },
  }),
  registerEntity: route({
    method: 'POST',
    url: '/api/entities',
    access: { permission: 'organization.manage' },
    summary: 'Register a legal entity',
    idempotent: true,
    schema: { body: entityFacts, response: { 201: entity } },
  }),
  correctEntity: route({
    method: 'PUT',
    url: '/api/entities/:id',
    access: { permission: 'organization.manage' },
    summary: 'Correct the facts of a legal entity',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: entityFacts, response: { 200: entity } },
  }),
  listDepartments: route({
    method: 'GET',
    url: '/api/departments',
    access: { permission: 'organization.read' },
    summary: 'Departments, of one entity or all',
    schema: {
      querystring: z.object({ entityId: id.optional() }),
      response: { 200: z.object({ items: z.array(department) }) },
    },
  }),
  createDepartment: route({
    method: 'POST',
    url: '/api/departments',
    access: { permission: 'organization.manage' },
    summary: 'Create a department',
    idempotent: true,
    schema: { body: departmentFacts, response: { 201: department } },
  }),
  changeDepartment: route({
    method: 'PUT',
    url: '/api/departments/:id',
    access: { permission: 'organization.manage' },
    summary: 'Rename or move a department, or change its head',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: departmentFacts.omit({ entityId: true }), response: { 200: department } },
  }),
  closeDepartment: route({
    method: 'POST',
    url: '/api/departments/:id/close',
    access: { permission: 'organization.manage' },
    summary: 'Close a department that has no people and no open sub-departments',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, response: { 200: department } },
  }),
  listPeople: route({
    method: 'GET',
    url: '/api/people',
    access: { permission: 'organization.read' },
    summary: 'People, by name, department or number',
    schema: {
      querystring: pageQuery.extend({
        search: z.string().max(64).optional(),
        entityId: id.optional(),
        departmentId: id.optional(),
        role: z.enum(roles).optional(),
        left: z.enum(['true', 'false']).optional(),
      }),
      response: { 200: pageOf(person) },
    },
  }),
  getPerson: route({
    method: 'GET',
    url: '/api/people/:id',
    access: { permission: 'organization.read' },
    summary: 'One person',
    schema: { params: idParams, response: { 200: person } },
  }),
  registerPerson: route({
    method: 'POST',
    url: '/api/people',
    access: { permission: 'organization.manage' },
    summary: 'Register a person with an account; answers with the one-time activation link',
    schema: {
      body: personInput,
      response: { 201: z.object({ person, activationToken: z.string() }) },
    },
  }),
  importPeople: route({
    method: 'POST',
    url: '/api/people/import',
    access: { permission: 'organization.manage' },
    summary:
      'Preview or take in a sheet of people (CSV or XLSX); nothing is saved while any line is wrong, unless asked',
    upload: { maxBytes: 5 * 1024 * 1024 },
    schema: {
      querystring: z.object({
        /** `preview` only looks; `all` saves if every line is sound; `sound` saves the sound lines. */
        take: z.enum(['preview', 'all', 'sound']).default('preview'),
      }),
      response: {
        200: z.object({
          rows: z.array(importedRow),
          sound: z.number().int(),
          faulty: z.number().int(),
          /** One-time links of those registered now; shown once. */
          registered: z.array(z.object({ name: z.string(), loginName: z.string(), activationToken: z.string() })),
        }),
      },
    },
  }),
  changePerson: route({
    method: 'PUT',
    url: '/api/people/:id',
    access: { permission: 'organization.manage' },
    summary: 'Change a person’s department, post or contact',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: personFacts, response: { 200: person } },
  }),
  markPersonLeft: route({
    method: 'POST',
    url: '/api/people/:id/leave',
    access: { permission: 'organization.manage' },
    summary: 'Record that a person has left; the account is disabled and grants end',
    idempotent: true,
    ifMatch: true,
    schema: { params: idParams, body: z.strictObject({ reason: line(200) }), response: { 200: person } },
  }),
  listGrants: route({
    method: 'GET',
    url: '/api/grants',
    access: { permission: 'grant.read' },
    summary: 'Grants, of one person or all',
    schema: {
      querystring: pageQuery.extend({ personId: id.optional(), role: z.enum(roles).optional() }),
      response: { 200: pageOf(grant) },
    },
  }),
  grantRole: route({
    method: 'POST',
    url: '/api/grants',
    access: { permission: 'grant.manage' },
    summary: 'Give a role to a person within a scope and a time',
    idempotent: true,
    schema: {
      body: z.strictObject({
        personId: id,
        role: z.enum(roles),
        scope: grantScope,
        from: instant.optional(),
        to: instant.nullable().default(null),
      }),
      response: { 201: grant },
    },
  }),
  revokeGrant: route({
    method: 'POST',
    url: '/api/grants/:id/revoke',
    access: { permission: 'grant.manage' },
    summary: 'End a grant now',
    idempotent: true,
    schema: { params: idParams, body: z.strictObject({ reason: line(200) }), response: { 200: grant } },
  }),
} as const;
