import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSampleJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startSampleJourney();
});
afterAll(async () => {
  await journey.close();
});

/** Applied for in the sample company, and wanted by a request in approval. */
const WORN = '合同专用章（1）';
const SEAL = '发票专用章';

const dialog = (page: Page) => page.getByRole('dialog').first();

/** Chooses from a list by the words of the option. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}

describe('a seal that is not used any more, by people at their screens', { timeout: 240_000 }, () => {
  it('R7.1.1 the using department applies on the page of the seal, with whom to tell chosen already', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('chenjing');
    await page.goto('/seals');
    await page.getByRole('link', { name: SEAL }).click();
    await page.getByRole('link', { name: '申请停用' }).click();
    await page.getByText('财务部（申请部门）、总经理办公室（保管人所在部门）').waitFor();
    await choose(page, '停用原因', '业务变更');
    await page.getByLabel('原因说明').fill('改用数电发票，纸质发票专用章不再使用。');
    await choose(page, '通知部门', '销售部');
    await page.keyboard.press('Escape');
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('suspension-form');
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByRole('heading', { name: `停用：${SEAL}` }).waitFor();
    await page.getByText('审核中').first().waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('suspension-in-approval');
    await visitor.leave();
  });

  it('R7.1.2 the seal office approves on the phone, and the seal is out of use', async () => {
    const visitor = await journey.visit({ width: 'phone' });
    const { page } = visitor;
    await visitor.signIn('zhoulei');
    await page.getByText(`停用印章：${WORN}`).click();
    const decision = page.getByRole('region', { name: '等待您审批' });
    await decision.getByRole('button', { name: '同意' }).click();
    await dialog(page).getByRole('button', { name: '确认同意' }).click();
    await decision.waitFor({ state: 'detached' });
    await page.getByText('退回审批中的用印申请 1 件。').waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('suspension-completed-phone');
    await page.getByRole('link', { name: WORN, exact: true }).click();
    await page.getByText('该印章不可使用：已停用').waitFor();
    await page.getByText(/^停用申请 TY-/).waitFor();
    await visitor.picture('suspended-seal-phone');
    await visitor.leave();
  });

  it('R7.1.2 who is concerned is told, finds the request that came back, and confirms having read the notice', async () => {
    const visitor = await journey.visit({ width: 'phone' });
    const { page } = visitor;
    await visitor.signIn('wangqiang');
    const notice = page.getByRole('link', { name: `停用通知：${WORN}` });
    await notice.waitFor();
    await visitor.picture('notices-inbox-phone');
    await page.getByRole('link', { name: '与绍兴恒达的设备采购合同' }).click();
    await page
      .getByText(new RegExp(`印章“${WORN}”已停用（停用申请 TY-`))
      .first()
      .waitFor();
    await visitor.picture('handed-back-request-phone');
    await page.goBack();
    await notice.click();
    await page.getByText('请勿再申请使用').waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('notice-unread-phone');
    await page.getByRole('button', { name: '确认已阅' }).click();
    await page.getByRole('button', { name: '确认已阅' }).waitFor({ state: 'detached' });
    await page.goto('/');
    await page.getByRole('heading', { name: '待我完成' }).waitFor();
    await expect.poll(() => notice.count()).toBe(0);
    await visitor.leave();
  });

  it('the seal office sees who has read it, and announces a seal that is in use', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('zhoulei');
    await page.goto('/notices?concern=all');
    await page.getByRole('link', { name: WORN, exact: true }).waitFor();
    await visitor.picture('notices');
    await page.getByRole('link', { name: WORN, exact: true }).click();
    await page.getByRole('heading', { name: '已阅回执' }).waitFor();
    await page.getByText(/^1 \/ \d+ 人已阅/).waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('notice-receipts');

    await page.goto('/seals');
    await page.getByRole('link', { name: '合同专用章（电子）' }).click();
    await page.getByRole('button', { name: '发布启用通知' }).click();
    await choose(page, '通知部门', '法务部');
    await page.keyboard.press('Escape');
    await dialog(page).getByLabel('说明').fill('实物合同专用章停用，合同请使用电子合同专用章。');
    await visitor.picture('announce');
    await dialog(page)
      .getByRole('button', { name: /^发\s*布$/ })
      .click();
    await page.getByRole('heading', { name: '启用通知：合同专用章（电子）' }).waitFor();
    await page.getByRole('img', { name: '合同专用章（电子）的印模' }).waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('activation-notice');
    await page.getByRole('link', { name: '合同专用章（电子）' }).first().click();
    await page.getByRole('tab', { name: '通知' }).click();
    await page.getByRole('link', { name: /^启用通知 TZ-/ }).waitFor();
    await visitor.picture('seal-notices');
    await page.goto('/suspensions');
    await page.getByRole('link', { name: WORN, exact: true }).waitFor();
    await visitor.picture('suspensions');
    await visitor.leave();
  });
});
