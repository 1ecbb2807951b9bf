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

const SEAL = '法定代表人章';
/** Address of the running count of the sample company, and the code on the label of the seal that is left. */
let address = '';
let code = '';

const dialog = (page: Page) => page.getByRole('dialog').first();

describe('a count of seals, by people with their phones', { timeout: 120_000 }, () => {
  it('R2.2.3 the custodian finds it in the inbox and counts by the code on the label, on a phone', async () => {
    const visitor = await journey.visit({ width: 'phone' });
    const { page } = visitor;
    await visitor.signIn('hejuan');
    await page.getByRole('link', { name: '印章盘点：财务部' }).click();
    const left = page.getByRole('listitem').filter({ hasText: SEAL });
    await left.waitFor();
    address = new URL(page.url()).pathname;
    code = await left.getByText(/^[0-9A-Y]{4}-[0-9A-Y]{4}-[0-9A-Y]$/).innerText();
    await visitor.picture('inventory-phone');
    expect(await visitor.seriousFaults()).toEqual([]);

    const wrong = code.endsWith('A') ? 'B' : 'A';
    await page.getByLabel('标签码').fill(`${code.slice(0, -1)}${wrong}`);
    await page.getByRole('button', { name: /^查\s*找$/ }).click();
    await page.getByText('标签码有误').waitFor();
    await page.getByLabel('标签码').fill(code.toLowerCase().replaceAll('-', ''));
    await page.getByRole('button', { name: /^查\s*找$/ }).click();
    await dialog(page).getByText(`盘点：${SEAL}`).waitFor();
    await dialog(page).getByText('未找到').click();
    await dialog(page).getByLabel('情况说明').fill('保险柜内未见，正在查找');
    await visitor.picture('inventory-count-phone');
    expect(await visitor.seriousFaults()).toEqual([]);
    await dialog(page)
      .getByRole('button', { name: /^确\s*认$/ })
      .click();
    await left.getByText('未找到').waitFor();
    // What is missing can be reported lost at once.
    await left.getByRole('button', { name: /遗失|挂失/ }).waitFor();
    await visitor.leave();
  });

  it('R2.2.3 the auditor has it counted again, and signs it off with the variances, on a phone', async () => {
    const auditor = await journey.visit({ width: 'phone' });
    const { page } = auditor;
    await auditor.signIn('sunli');
    await page.goto(address);
    await page.getByRole('listitem').filter({ hasText: SEAL }).getByRole('button', { name: '退回复盘' }).click();
    await dialog(page).getByRole('textbox').fill('请再查财务部保险柜');
    await dialog(page).getByRole('button', { name: '退回复盘' }).click();
    await page.getByText('待盘点').first().waitFor();

    const custodian = await journey.visit({ width: 'phone' });
    await custodian.signIn('hejuan');
    await custodian.page.goto(address);
    await custodian.page.getByRole('button', { name: `盘点：${SEAL}` }).click();
    await dialog(custodian.page).getByText('不清或有损').click();
    await dialog(custodian.page).getByLabel('情况说明').fill('已找到，印面一角磨损');
    await dialog(custodian.page)
      .getByRole('button', { name: /^确\s*认$/ })
      .click();
    await custodian.page.getByText('印面不清').waitFor();
    expect(await custodian.page.getByRole('button', { name: '确认差异并办结' }).count()).toBe(0);
    await custodian.leave();

    await page.reload();
    await page.getByRole('button', { name: '确认差异并办结' }).click();
    await dialog(page).getByText('印面不清（1）').waitFor();
    await auditor.picture('inventory-sign-off-phone');
    expect(await auditor.seriousFaults()).toEqual([]);
    await dialog(page).getByRole('textbox').fill('差异属实，同意办结');
    await dialog(page).getByRole('button', { name: '确认差异并办结' }).click();
    await page.getByText('孙丽 已复核，盘点完成').waitFor();
    await auditor.picture('inventory-closed-phone');
    await auditor.leave();
  });

  it('the seal office opens the next count and prints labels, which lead to the page of the seal', async () => {
    const office = await journey.visit();
    const { page } = office;
    await office.signIn('zhoulei');
    await page.goto('/inventory/new');
    await page.getByRole('button', { name: '发起盘点' }).click();
    await page.getByText(/已发起盘点，共 \d+ 枚印章/).waitFor();
    await page.getByText('盘点中').first().waitFor();
    await office.picture('inventory-desk');
    await page.goto('/seals/labels');
    await page.getByRole('checkbox', { name: `选择“${SEAL}”` }).check();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '打印所选 1 枚' }).click();
    expect((await download).suggestedFilename()).toMatch(/印章标签.*\.pdf$/);
    await office.picture('seal-labels-desk');
    await page.goto(`/seals/label/${code}`);
    await page.getByRole('heading', { name: SEAL }).waitFor();
    await page.goto('/seals/label/0000-0000-0');
    await page.getByText('没有使用该标签码的印章，或您无权查看').waitFor();
    await office.leave();
  });
});
