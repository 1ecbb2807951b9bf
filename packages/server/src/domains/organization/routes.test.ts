import ExcelJS from 'exceljs';
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

describe('a sheet of people', () => {
  const heading = '姓名*,登录名*,工号*,部门*,岗位*,邮箱';
  const csv = (...lines: string[]) => new TextEncoder().encode([heading, ...lines].join('\r\n'));

  it('is previewed with every error of every line, and saves nothing', async () => {
    const { organization } = await system.as('sysadmin');
    const file = csv(
      '方圆,fangyuan,HX101,销售部,客户经理,',
      '方圆二,fangyuan,HX010,不存在的部门,客户经理,not-an-address',
      ',x,,销售部,客户经理,',
    );
    const preview = await organization.importPeople({ querystring: {} }, { file });
    expect(preview).toMatchObject({ sound: 1, faulty: 2, registered: [] });
    const columns = preview.rows.map((row) => row.errors.map((error) => error.column).sort());
    expect(columns).toEqual([
      [],
      ['department', 'email', 'employeeNumber', 'loginName'],
      ['employeeNumber', 'loginName', 'name'],
    ]);
    expect((await organization.listPeople({ querystring: { search: '方圆' } })).total).toBe(0);
    expect(await refusalOf(organization.importPeople({ querystring: { take: 'all' } }, { file }))).toBe(
      'import-has-errors',
    );
    const taken = await organization.importPeople({ querystring: { take: 'sound' } }, { file });
    expect(taken.registered.map((one) => one.loginName)).toEqual(['fangyuan']);
  });

  it('may be a workbook, or what Chinese Excel saves as CSV', async () => {
    const { organization } = await system.as('sysadmin');
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('人员');
    sheet.addRow(['工号', '姓名', '登录名', '部门', '岗位']);
    sheet.addRow(['HX102', '许可', 'xuke', '财务部', '会计']);
    const file = new Uint8Array(await workbook.xlsx.writeBuffer());
    const taken = await organization.importPeople({ querystring: { take: 'all' } }, { file });
    expect(taken.registered).toMatchObject([{ name: '许可', loginName: 'xuke' }]);
    // 姓名,登录名,工号,部门,岗位 in GB 18030.
    const gbk = Uint8Array.from(
      Buffer.from(
        'd0d5c3fb2cb5c7c2bcc3fb2cb9a4bac52cb2bfc3c52cb8dacebb0d0ab7bdd4b22c66792c48583130332cb2c6cef1b2bf2cbbe1bcc6',
        'hex',
      ),
    );
    const preview = await organization.importPeople({ querystring: {} }, { file: gbk });
    expect(preview.rows[0]?.values).toMatchObject({ name: '方圆', department: '财务部' });
  });

  it('that is something else is refused with a reason', async () => {
    const { organization } = await system.as('sysadmin');
    const upload = (bytes: Uint8Array<ArrayBuffer>) =>
      refusalOf(organization.importPeople({ querystring: {} }, { file: bytes }));
    expect(await upload(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0]))).toBe('import-unreadable');
    expect(await upload(new Uint8Array(Buffer.from('a,b,c\n1,2,3')))).toBe('import-unreadable');
    expect(await upload(new Uint8Array(Buffer.from('姓名,登录名\n甲,jia')))).toBe('import-column-missing');
  });
});
