import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSampleJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startSampleJourney();
});
afterAll(() => journey.close());

const SEAL = '发票专用章';
/** Address of the carry-out, once it is asked for. */
let address = '';

const dialog = (page: Page) => page.getByRole('dialog').first();

/** An instant some hours from now as the field for day and time wants it, on the clock in China. */
const inChina = (hours: number): string => new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(0, 16);

describe('a seal that its custodian takes out, by people at their screens', { timeout: 240_000 }, () => {
  it('R5.2.1 the custodian asks on the phone, and says why it stays out overnight', async () => {
    const visitor = await journey.visit({ width: 'phone' });
    const { page } = visitor;
    await visitor.signIn('wugang');
    await page.goto('/seals');
    await page.getByRole('link', { name: SEAL }).click();
    await page.getByRole('link', { name: '申请携章外出' }).click();
    await page.getByLabel('外出地点').fill('税务局办税服务厅');
    await page.getByLabel('外出事由').fill('现场领用发票，核对印鉴。');
    await page.getByRole('combobox', { name: '随行人' }).fill('王强');
    await page.locator('.ant-select-item-option').filter({ hasText: '王强' }).first().click();
    await page.getByLabel('外出时间').fill(inChina(1));
    await page.getByLabel('应归还时间').fill(inChina(26));
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByText('此项必填').first().waitFor();
    await page.getByLabel('过夜原因及保管措施').fill('次日上午继续办理，当晚存入保险箱');
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('carry-out-form-phone');
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('heading', { name: `携章外出：${SEAL}` }).waitFor();
    address = new URL(page.url()).pathname;
    await visitor.leave();
  });

  it('R5.2.1 his head and the seal administrator agree, one after the other', async () => {
    for (const [loginName, width] of [
      ['zhaomingyuan', 'phone'],
      ['zhoulei', 'desk'],
    ] as const) {
      const visitor = await journey.visit({ width });
      const { page } = visitor;
      await visitor.signIn(loginName);
      await page.getByText(`携章外出：${SEAL}`).click();
      const decision = page.getByRole('region', { name: '等待您审批' });
      await decision.getByRole('button', { name: '同意' }).click();
      await dialog(page).getByRole('button', { name: '确认同意' }).click();
      await decision.waitFor({ state: 'detached' });
      await visitor.leave();
    }
  });

  it('R5.2.1 he leaves with it and brings it back; everybody sees on the page of the seal that it is out', async () => {
    const visitor = await journey.visit({ width: 'phone' });
    const { page } = visitor;
    await visitor.signIn('wugang');
    await page.goto(address);
    await page.getByRole('button', { name: '登记外出' }).click();
    await dialog(page).getByText('王强').waitFor();
    await dialog(page).getByRole('button', { name: '登记外出' }).click();
    await page.getByText('外出中').first().waitFor();
    await page.getByRole('link', { name: SEAL }).click();
    await page.getByText('保管人携章外出中').waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('carry-out-seal-phone');
    await page.getByRole('link', { name: '查看外出登记' }).click();
    await page.getByRole('button', { name: '登记归还' }).click();
    await page.getByText('待核验').first().waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('carry-out-back-phone');
    await visitor.leave();
  });

  it('R5.2.3 the seal administrator looks at it, from the inbox, and prints the form', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('zhoulei');
    await page.getByRole('heading', { name: /待核验的归还印章/ }).waitFor();
    await page.getByRole('link', { name: SEAL }).first().click();
    await page.getByText('有磨损').click();
    await page.getByRole('textbox', { name: '情况说明' }).fill('印油渗边，已清洁');
    expect(await visitor.seriousFaults()).toEqual([]);
    await page.getByRole('button', { name: '核验归还' }).click();
    await page.getByText('已办结').first().waitFor();
    await page.getByText('磨损：印油渗边，已清洁').first().waitFor();
    await visitor.picture('carry-out-completed');
    const [form] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '打印登记表' }).click(),
    ]);
    expect(form.suggestedFilename()).toMatch(/^WC-\d{4}-\d{5}\.pdf$/);
    await visitor.leave();
  });
});
