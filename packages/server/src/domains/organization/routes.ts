import { organization } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import { heldPermissions, permit, type Actor } from '../../platform/authz/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { loginKeyOf } from '../identity/index.ts';
import { changeDepartment, changePerson, describeEntity, grantRole, registerPerson, revokeGrant } from './commands.ts';
import type { Entity } from './entity.ts';
import { checkLines, readLines } from './people-sheet.ts';
import { cellsOf, type OpenWorkbook } from './sheet-cells.ts';
import {
  knownCompany,
  listDepartments,
  listEntities,
  listGrants,
  listPeople,
  type GrantRow,
  type PersonRow,
  type Row,
} from './store.ts';

export interface OrganizationParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly openWorkbook: OpenWorkbook;
}

export function organizationRoutes({ db, clock, openWorkbook }: OrganizationParts): Mountable {
  const personOf = async (reader: Kysely<Database>, id: string, actor: Actor) => {
    const { rows } = await listPeople(reader, { id, page: 1, pageSize: 1 }, clock.now());
    if (rows[0] === undefined) throw notFound();
    return presentPerson(rows[0], actor);
  };
  const grantOf = async (reader: Kysely<Database>, id: string, actor: Actor) => {
    const { rows } = await listGrants(reader, { id, page: 1, pageSize: 1 });
    if (rows[0] === undefined) throw notFound();
    return presentGrant(rows[0], actor);
  };
  const departmentOf = async (reader: Kysely<Database>, id: string, actor: Actor) => {
    const found = (await listDepartments(reader, undefined)).find((row) => row.id === id);
    if (found === undefined) throw notFound();
    return presentDepartment(found, actor);
  };

  return bind(organization, {
    async listEntities({ scope, actor }) {
      scope();
      return { items: (await listEntities(db)).map((row) => presentEntity(row, actor)) };
    },
    registerEntity: ({ body, actor, transact }) =>
      transact(async (tx) => presentEntity(await describeEntity(tx, { facts: body }), actor)),
    correctEntity: ({ params, body, ifVersion, actor, transact }) =>
      transact(async (tx) =>
        presentEntity(await describeEntity(tx, { id: params.id, facts: body }, { ifVersion }), actor),
      ),
    async listDepartments({ scope, querystring, actor }) {
      scope();
      const rows = await listDepartments(db, querystring.entityId);
      return { items: rows.map((row) => presentDepartment(row, actor)) };
    },
    createDepartment: ({ body, actor, transact }) =>
      transact(async (tx) => {
        const { entityId, ...facts } = body;
        const { id } = await changeDepartment(tx, undefined, { type: 'create', entityId, facts });
        return departmentOf(tx.trx, id, actor);
      }),
    changeDepartment: ({ params, body, ifVersion, actor, transact }) =>
      transact(async (tx) => {
        await changeDepartment(tx, params.id, { type: 'change', facts: body }, { ifVersion });
        return departmentOf(tx.trx, params.id, actor);
      }),
    closeDepartment: ({ params, ifVersion, actor, transact }) =>
      transact(async (tx) => {
        await changeDepartment(tx, params.id, { type: 'close' }, { ifVersion });
        return departmentOf(tx.trx, params.id, actor);
      }),
    async listPeople({ scope, querystring, actor }) {
      scope();
      const { rows, total } = await listPeople(db, querystring, clock.now());
      const { page, pageSize } = querystring;
      return { items: rows.map((row) => presentPerson(row, actor)), total, page, pageSize };
    },
    async getPerson({ scope, params, actor }) {
      scope();
      return personOf(db, params.id, actor);
    },
    registerPerson: ({ body, actor, transact }) =>
      transact(async (tx) => {
        const { loginName, ...facts } = body;
        const { id, activationToken } = await registerPerson(tx, { loginName, facts });
        return { person: await personOf(tx.trx, id, actor), activationToken };
      }),
    async importPeople({ body, querystring, actor, language, transact }) {
      if (permit(actor, 'organization.manage', {}) === undefined) {
        throw new Problem('forbidden', { permission: 'organization.manage' });
      }
      const lines = readLines(await cellsOf(body, openWorkbook));
      if (!lines.ok) throw new Problem(lines.refusal.code, lines.refusal.params);
      return transact(async (tx) => {
        const checked = checkLines(lines.events, await knownCompany(tx.trx), loginKeyOf, language);
        const faulty = checked.filter((line) => line.person === undefined).length;
        if (querystring.take === 'all' && faulty > 0) throw new Problem('import-has-errors', { faulty });
        const registered: { name: string; loginName: string; activationToken: string }[] = [];
        for (const { person } of querystring.take === 'preview' ? [] : checked) {
          if (person === undefined) continue;
          const { activationToken } = await registerPerson(tx, person);
          registered.push({ name: person.facts.name, loginName: person.loginName, activationToken });
        }
        const rows = checked.map(({ line, values, errors }) => ({ line, values, errors: [...errors] }));
        return { rows, sound: checked.length - faulty, faulty, registered };
      });
    },
    changePerson: ({ params, body, ifVersion, actor, transact }) =>
      transact(async (tx) => {
        await changePerson(tx, params.id, { type: 'change', facts: body }, { ifVersion });
        return personOf(tx.trx, params.id, actor);
      }),
    markPersonLeft: ({ params, body, ifVersion, actor, transact }) =>
      transact(async (tx) => {
        await changePerson(tx, params.id, { type: 'leave', reason: body.reason }, { ifVersion });
        return personOf(tx.trx, params.id, actor);
      }),
    async listGrants({ scope, querystring, actor }) {
      scope();
      const { rows, total } = await listGrants(db, querystring);
      const { page, pageSize } = querystring;
      return { items: rows.map((row) => presentGrant(row, actor)), total, page, pageSize };
    },
    grantRole: ({ body, actor, transact }) =>
      transact(async (tx) => grantOf(tx.trx, (await grantRole(tx, body)).id, actor)),
    revokeGrant: ({ params, body, actor, transact }) =>
      transact(async (tx) => {
        await revokeGrant(tx, params.id, body.reason);
        return grantOf(tx.trx, params.id, actor);
      }),
  });
}

const manages = (actor: Actor): boolean => heldPermissions(actor).has('organization.manage');

const presentEntity = ({ id, version, state }: Row<Entity>, actor: Actor) => ({
  id,
  version,
  ...state,
  allowed: manages(actor) ? ['correctEntity'] : [],
});

type DepartmentRow = Awaited<ReturnType<typeof listDepartments>>[number];

const presentDepartment = ({ id, version, state, head_name }: DepartmentRow, actor: Actor) => ({
  id,
  version,
  ...state,
  headName: head_name,
  allowed: manages(actor) && !state.closed ? ['changeDepartment', 'closeDepartment'] : [],
});

const presentPerson = ({ id, version, state, entity_name, department_name, roles }: PersonRow, actor: Actor) => ({
  id,
  version,
  ...state,
  entityName: entity_name,
  departmentName: department_name,
  roles,
  allowed: manages(actor) && !state.left ? ['changePerson', 'markPersonLeft'] : [],
});

const presentGrant = ({ id, version, state, person_name, scope_name }: GrantRow, actor: Actor) => ({
  id,
  version,
  ...state,
  personName: person_name,
  scopeName: scope_name ?? '',
  allowed: state.revokedAt === null && heldPermissions(actor).has('grant.manage') ? ['revokeGrant'] : [],
});
