import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

const SYSTEM = { name: '钱江', loginName: 'qianjiang', password: '系统管理员的一把长钥匙一' };

const ADMINISTRATORS = {
  系统管理员: SYSTEM,
  安全管理员: { name: '冯岚', loginName: 'fenglan', password: '安全管理员的一把长钥匙二' },
  审计管理员: { name: '许诺', loginName: 'xunuo', password: '审计管理员的一把长钥匙三' },
};

describe('a company starts with Yinxin', { timeout: 240_000 }, () => {
  it('sets itself up by the one-time link, on the phone, and the link works once', async () => {
    const visitor = await journey.visit({ width: 'phone' });
    const { page } = visitor;
    await page.goto(journey.setupUrl);
    await page.getByRole('button', { name: '建立本单位' }).click();
    await page.getByLabel('单位全称').fill('杭州试用科技有限公司');
    await page.getByLabel('简称').fill('试用科技');
    for (const [post, { name, loginName, password }] of Object.entries(ADMINISTRATORS)) {
      const group = page.getByRole('group', { name: post });
      await group.getByLabel('姓名').fill(name);
      await group.getByLabel('登录名').fill(loginName);
      await group.getByLabel('密码').fill(password);
    }
    expect(await visitor.seriousFaults()).toEqual([]);
    await page.getByRole('button', { name: '完成初始化' }).click();
    await page.getByText('初始化完成').waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await page.reload();
    await page.getByText('系统已完成初始化').waitFor();
    const again = await page.request.post('/api/setup/sample', {
      headers: { origin: journey.address },
      data: { token: new URL(journey.setupUrl).hash.replace('#token=', ''), password: 'another long password' },
    });
    expect(again.status()).toBe(409);
    await visitor.leave();
  });

  it.each(['desk', 'phone'] as const)(
    'the system administrator signs in and registers a person (%s)',
    async (width) => {
      const visitor = await journey.visit({ width });
      const { page } = visitor;
      await visitor.signIn(SYSTEM.loginName, SYSTEM.password);
      await page.goto('/organization');
      await page.getByRole('heading', { name: '组织与人员' }).waitFor();
      await page.getByRole('button', { name: '新增人员' }).first().click();
      const number = width === 'desk' ? 'A001' : 'A002';
      const form = page.getByRole('dialog');
      await form.getByLabel('登录名').fill(`person-${width}`);
      await form.getByLabel('姓名').fill(width === 'desk' ? '张三' : '李四');
      await form.getByLabel('工号').fill(number);
      await form.getByRole('combobox', { name: '部门' }).click();
      await page.getByTitle('信息技术部').last().click();
      await form.getByLabel('岗位').fill('工程师');
      await form.getByRole('button', { name: /保\s*存/ }).click();
      await page.getByRole('button', { name: '我已保存' }).click();
      await page.getByText(number).first().waitFor();
      expect(await visitor.seriousFaults()).toEqual([]);
      await visitor.leave();
    },
  );

  it('speaks English as well', async () => {
    const { page, leave } = await journey.visit({ language: 'en' });
    await page.goto('/login');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await leave();
  });

  it('a wrong password is refused in words, and the name that was typed stays', async () => {
    const { page, leave } = await journey.visit();
    await page.goto('/login');
    await page.getByRole('textbox', { name: '登录名' }).fill('qianjiang');
    await page.getByLabel(/^密码$/).fill('not the password');
    await page.getByRole('button', { name: /登\s*录/ }).click();
    await page.getByText('用户名或密码不正确').waitFor();
    expect(await page.getByRole('textbox', { name: '登录名' }).inputValue()).toBe('qianjiang');
    await leave();
  });
});
