import { identity, organization } from '@yinxin/contract';
import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import { problemOf } from '../problem.ts';
import { click, type Clicks } from './click.ts';
import { fresh, reason } from './words.ts';

/** Acts on accounts, legal entities, departments, people and grants. */
export function companyClicks(desk: Desk): Clicks {
  const { nobody, company } = desk.system;
  const administrator = () => desk.system.as('sysadmin');
  const department = async () =>
    (await administrator()).organization.createDepartment({
      body: { entityId: company.entityId, name: fresh('部门') },
    });
  const newcomer = async () => {
    const body = {
      loginName: fresh('gaoyuan'),
      name: '高远',
      employeeNumber: fresh('HX9'),
      departmentId: company.departments['销售部'] ?? '',
      post: '客户经理',
    };
    const { person, activationToken } = await (await administrator()).organization.registerPerson({ body });
    return { ...person, loginName: body.loginName, token: activationToken };
  };
  const grant = async () =>
    ({ personId: (await newcomer()).id, role: 'requester', scope: { kind: 'everywhere' } }) as const;

  return {
    async changePassword() {
      const [by, currentPassword, newPassword] = ['linxia', 'first words 印泥', 'other words 印泥'];
      const params = { id: desk.idOf(by) };
      const { activationToken: token } = await (await administrator()).identity.renewActivation({ params });
      await nobody.identity.activateAccount({ params: { token }, body: { newPassword: currentPassword } });
      const body = { currentPassword, newPassword };
      return click('account.password-changed', by, identity.changePassword, { body });
    },
    async disableAccount() {
      const { id } = await newcomer();
      return click('account.disabled', 'sysadmin', identity.disableAccount, { params: { id }, body: { reason } });
    },
    async enableAccount() {
      const { id } = await newcomer();
      const request = { params: { id }, body: { reason } };
      await (await administrator()).identity.disableAccount(request);
      return click('account.enabled', 'sysadmin', identity.enableAccount, request);
    },
    async unlockAccount() {
      const { id, token, loginName } = await newcomer();
      await nobody.identity.activateAccount({ params: { token }, body: { newPassword: 'first words 印泥' } });
      const body = { loginName, password: 'a wrong password' };
      for (let tries = 0; tries < 5; tries += 1) await problemOf(nobody.identity.signIn({ body }));
      return click('account.unlocked', 'sysadmin', identity.unlockAccount, { params: { id } });
    },
    async registerEntity() {
      const body = { name: fresh('华信子公司'), shortName: fresh('子公司') };
      return click('entity.registered', 'sysadmin', organization.registerEntity, { body });
    },
    async correctEntity() {
      const old = { name: fresh('华信贸易'), shortName: fresh('贸易') };
      const { id, version } = await (await administrator()).organization.registerEntity({ body: old });
      const body = { ...old, shortName: fresh('商贸') };
      const request = { params: { id }, body };
      return click('entity.corrected', 'sysadmin', organization.correctEntity, request, { version });
    },
    async createDepartment() {
      const body = { entityId: company.entityId, name: fresh('部门') };
      return click('department.created', 'sysadmin', organization.createDepartment, { body });
    },
    async changeDepartment() {
      const { id, version } = await department();
      const request = { params: { id }, body: { name: fresh('市场部') } };
      return click('department.changed', 'sysadmin', organization.changeDepartment, request, { version });
    },
    async closeDepartment() {
      const { id, version } = await department();
      return click('department.closed', 'sysadmin', organization.closeDepartment, { params: { id } }, { version });
    },
    async changePerson() {
      const { id, version, name, employeeNumber, departmentId } = await newcomer();
      const request = { params: { id }, body: { name, employeeNumber, departmentId, post: '销售主管' } };
      return click('person.changed', 'sysadmin', organization.changePerson, request, { version });
    },
    async markPersonLeft() {
      const { id, version } = await newcomer();
      const request = { params: { id }, body: { reason } };
      return click('person.left', 'sysadmin', organization.markPersonLeft, request, { version });
    },
    async grantRole() {
      return click('grant.given', 'secadmin', organization.grantRole, { body: await grant() });
    },
    async revokeGrant() {
      const { id } = await (await desk.system.as('secadmin')).organization.grantRole({ body: await grant() });
      return click('grant.revoked', 'secadmin', organization.revokeGrant, { params: { id }, body: { reason } });
    },
  };
}
