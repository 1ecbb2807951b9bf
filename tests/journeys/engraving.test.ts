import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../packages/server/src/platform/intake/testing/sample-files.ts';
import { startSampleJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startSampleJourney();
});
afterAll(async () => {
  await journey.close();
});

const SEAL = '报关专用章';
const ENGRAVER = '杭州钱塘印艺有限公司';
/** Address of the request, once it is made. */
let address = '';

const dialog = (page: Page) => page.getByRole('dialog').first();

/** Chooses from a list by the words of the option. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}

describe('a new seal, by people at their screens', { timeout: 240_000 }, () => {
  it('R4.1.1 the using department fills in the form, and is warned about an unusual size', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('wangqiang');
    await page.goto('/engravings');
    await page.getByRole('link', { name: '申请刻制印章' }).click();
    await choose(page, '印章种类', '报关专用章');
    await choose(page, '刻制原因', '新刻');
    await page.getByLabel('用途').fill('新开展进口业务，用于报关单据。');
    await choose(page, '形状', '圆形');
    await page.getByLabel('直径（毫米）').fill('50');
    await page.getByText('规格与该类印章的常用规格不一致').waitFor();
    await visitor.picture('engraving-form');
    await page.getByLabel('直径（毫米）').fill('40');
    await expect.poll(() => page.getByText('规格与该类印章的常用规格不一致').count()).toBe(0);
    expect(await visitor.seriousFaults()).toEqual([]);
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('heading', { name: `刻制：${SEAL}` }).waitFor();
    address = new URL(page.url()).pathname;
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('engraving-in-approval');
    await visitor.leave();
  });

  it('R4.1.2 the department head, the seal office and the company leader agree, one after the other', async () => {
    for (const [loginName, width] of [
      ['limin', 'phone'],
      ['zhoulei', 'desk'],
      ['zhaomingyuan', 'phone'],
    ] as const) {
      const visitor = await journey.visit({ width });
      const { page } = visitor;
      await visitor.signIn(loginName);
      await page.getByText(`刻制印章：${SEAL}`).click();
      const decision = page.getByRole('region', { name: '等待您审批' });
      await decision.waitFor();
      await visitor.picture(`engraving-approval-${loginName}`);
      await decision.getByRole('button', { name: '同意' }).click();
      await dialog(page).getByRole('button', { name: '确认同意' }).click();
      await decision.waitFor({ state: 'detached' });
      await visitor.leave();
    }
  });

  it('R4.1.3 the seal office registers a qualified engraver, orders from it, and registers the seal that came', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('zhoulei');
    await page.goto('/engravers');
    await page.getByRole('button', { name: '登记制作单位' }).click();
    await dialog(page).getByLabel('单位名称').fill(ENGRAVER);
    await dialog(page).getByLabel('统一社会信用代码').fill('91330108MA2CQ9R36R');
    await dialog(page).getByLabel('资质编号').fill('浙公特字 2025-0031');
    const file = { name: '资质证书.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await contract(1)) };
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.getByRole('button', { name: '重新上传' }).waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('engraver-form');
    await page.getByRole('button', { name: /^保\s*存$/ }).click();
    await page.getByText(ENGRAVER).first().waitFor();
    await visitor.picture('engravers');

    await page.goto(address);
    await choose(page, '制作单位', ENGRAVER);
    await visitor.picture('engraving-order');
    await page.getByRole('button', { name: '安排刻制' }).click();
    await page.getByText('刻制中').first().waitFor();
    await page.getByRole('button', { name: '验收不合格' }).click();
    await dialog(page).getByRole('textbox').fill('印文缺字');
    await dialog(page).getByRole('button', { name: '验收不合格' }).click();
    await page.getByText('未通过验收：印文缺字').waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('engraving-ordered');
    await page.getByRole('button', { name: '验收合格' }).click();
    await page.getByRole('link', { name: '登记入册' }).click();
    await page.getByLabel('印章编码').fill('3301060012377');
    await page.getByRole('combobox', { name: '保管人' }).fill('吴刚');
    await page.locator('.ant-select-item-option').filter({ hasText: '吴刚' }).first().click();
    await page.getByLabel('存放地点').fill('总经理办公室保险柜（一）');
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('engraving-register');
    await page.getByRole('button', { name: '登记入册' }).click();
    await page.getByText('已办结').first().waitFor();
    await visitor.picture('engraving-completed');
    await page.getByRole('link', { name: SEAL }).click();
    await page.getByRole('heading', { name: SEAL }).waitFor();
    await page.getByText('3301060012377').first().waitFor();
    await visitor.leave();
  });
});
