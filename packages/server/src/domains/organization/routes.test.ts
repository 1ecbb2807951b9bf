import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

describe('people', () => {
  it('are registered with an account in one act, and found by name', async () => {
    const { organization } = await system.as('sysadmin');
    const departmentId = system.company.departments['销售部']!;
    const { person, activationToken } = await organization.registerPerson({
      body: { loginName: 'gaoyuan', name: '高远', employeeNumber: 'HX013', departmentId, post: '客户经理' },
    });
    expect(person).toMatchObject({ name: '高远', departmentName: '销售部', roles: [], left: false });
    expect(activationToken.length).toBeGreaterThan(40);
    const found = await organization.listPeople({ querystring: { search: '高远' } });
    expect(found.items.map((one) => one.id)).toEqual([person.id]);
    expect(await system.eventsOf(person.id, 'person')).toEqual(['person.registered']);
    expect(await system.eventsOf(person.id, 'account')).toEqual(['account.created']);
  });

  it('cannot share an employee number', async () => {
    const { organization } = await system.as('sysadmin');
    const departmentId = system.company.departments['销售部']!;
    const problem = await problemOf(
      organization.registerPerson({
        body: { loginName: 'other', name: '另一人', employeeNumber: 'HX010', departmentId, post: '客户经理' },
      }),
    );
    expect(problem).toMatchObject({ code: 'employee-number-taken', params: { employeeNumber: 'HX010' } });
    expect(problem.title).toContain('HX010');
  });

  it('who have left lose their session at once', async () => {
    const { organization } = await system.as('sysadmin');
    const leaver = await system.as('linxia');
    const id = system.company.people['linxia']!;
    const before = await organization.getPerson({ params: { id } });
    await organization.markPersonLeft({ params: { id }, body: { reason: '离职' } }, { version: before.version });
    expect(await refusalOf(leaver.identity.getCurrentPerson())).toBe('not-signed-in');
  });
});

describe('R3.1.5 rights', () => {
  it('a requester may not administer people', async () => {
    const { organization } = await system.as('wangqiang');
    const call = organization.registerEntity({ body: { name: '某公司', shortName: '某' } });
    expect(await refusalOf(call)).toBe('forbidden');
  });

  it('the system administrator may not grant, the security administrator may', async () => {
    const body = {
      personId: system.company.people['wangqiang']!,
      role: 'legal-reviewer' as const,
      scope: { kind: 'entity' as const, id: system.company.entityId },
    };
    const asSystemAdministrator = await system.as('sysadmin');
    expect(await refusalOf(asSystemAdministrator.organization.grantRole({ body }))).toBe('forbidden');
    const { organization } = await system.as('secadmin');
    const granted = await organization.grantRole({ body });
    expect(granted).toMatchObject({ role: 'legal-reviewer', personName: '王强', allowed: ['revokeGrant'] });
    expect(await refusalOf(organization.grantRole({ body }))).toBe('grant-exists');
  });

  it('nobody grants to oneself, and the three powers stay apart', async () => {
    const { organization } = await system.as('secadmin');
    const scope = { kind: 'everywhere' as const };
    const own = { personId: system.company.people['secadmin']!, role: 'requester' as const, scope };
    expect(await refusalOf(organization.grantRole({ body: own }))).toBe('grant-to-oneself');
    const both = { personId: system.company.people['audadmin']!, role: 'requester' as const, scope };
    expect(await refusalOf(organization.grantRole({ body: both }))).toBe('grant-separation');
  });

  it('without a session nothing answers', async () => {
    expect(await refusalOf(system.nobody.organization.listPeople({ querystring: {} }))).toBe('not-signed-in');
  });
});

describe('writes', () => {
  it('a repeated key has one effect and the same reply', async () => {
    const { organization } = await system.as('sysadmin');
    const body = { entityId: system.company.entityId, name: '市场部' };
    const idempotencyKey = 'the-same-key-twice';
    const [first, second] = await Promise.all([
      organization.createDepartment({ body }, { idempotencyKey }),
      organization.createDepartment({ body }, { idempotencyKey }),
    ]);
    expect(second).toEqual(first);
    const { items } = await organization.listDepartments({ querystring: {} });
    expect(items.filter((one) => one.name === '市场部')).toHaveLength(1);
    const other = organization.createDepartment({ body: { ...body, name: '别的部' } }, { idempotencyKey });
    expect(await refusalOf(other)).toBe('idempotency-key-reused');
  });

  it('a stale version is refused, a missing one too', async () => {
    const { organization } = await system.as('sysadmin');
    const { items } = await organization.listDepartments({ querystring: {} });
    const department = items.find((one) => one.name === '法务部')!;
    const change = { params: { id: department.id }, body: { name: '法务合规部', headId: department.headId } };
    expect(await refusalOf(organization.changeDepartment(change))).toBe('version-required');
    await organization.changeDepartment(change, { version: department.version });
    const stale = organization.changeDepartment(change, { version: department.version });
    expect(await refusalOf(stale)).toBe('version-conflict');
  });

  it('every issue of a bad body is named, in Chinese', async () => {
    const { organization } = await system.as('sysadmin');
    const problem = await problemOf(
      organization.registerEntity({ body: { name: '', shortName: 'x'.repeat(31), uscc: '123' } }),
    );
    expect(problem.code).toBe('validation-failed');
    expect(problem.errors?.map((one) => one.pointer).sort()).toEqual(['/name', '/shortName', '/uscc']);
    expect(problem.errors?.[0]?.detail).toMatch(/[\u4e00-\u9fff]/);
  });
});
