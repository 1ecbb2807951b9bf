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

const SEAL = '发票专用章';
/** Address of the destruction, once it is proposed. */
let address = '';

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

async function upload(page: Page, name: string): Promise<void> {
  const file = { name, mimeType: 'application/pdf', buffer: Buffer.from(await contract(1)) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  // The name alone stands there while the file is still on its way.
  await page.getByRole('button', { name: '重新上传' }).waitFor();
}

/** Chooses a person of a list by typing the name. */
async function person(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name);
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
}

const dialog = (page: Page) => page.getByRole('dialog').first();

describe('the end of a seal, by people at their screens', { timeout: 240_000 }, () => {
  it('R7.2.1 the seal office suspends the seal and proposes its destruction', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('zhoulei');
    await page.goto('/seals');
    await page.getByRole('link', { name: SEAL }).click();
    await page.getByRole('button', { name: /^停\s*用$/ }).click();
    await dialog(page).getByRole('textbox').fill('已启用新版发票专用章，旧章不再使用');
    await dialog(page)
      .getByRole('button', { name: /^停\s*用$/ })
      .click();
    await page.getByRole('link', { name: '申请销毁' }).click();
    await page.getByLabel('销毁原因').fill('旧章磨损且已停用，不再使用');
    await page.getByLabel('单位名称').fill('杭州安信印章销毁有限公司');
    await page.getByLabel('资质编号').fill('浙公特 2024-018');
    await upload(page, '销毁单位资质证书.pdf');
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('destruction-proposal');
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('heading', { name: `销毁：${SEAL}` }).waitFor();
    address = new URL(page.url()).pathname;
    await page.getByText('审批中').first().waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('destruction-in-approval');
    await visitor.leave();
  });

  it('R7.2.1 the company leader opens the qualification and agrees, on a phone', async () => {
    const visitor = await journey.visit({ width: 'phone' });
    const { page } = visitor;
    await visitor.signIn('zhaomingyuan');
    await page.getByText(`销毁印章：${SEAL}`).click();
    const decision = page.getByRole('region', { name: '等待您审批' });
    await decision.getByRole('button', { name: /打开|查看/ }).click();
    await dialog(page).getByRole('img').first().waitFor();
    await dialog(page)
      .getByRole('button', { name: /关闭|Close/ })
      .first()
      .click();
    await expect.poll(() => decision.innerText()).not.toContain('未查看');
    await visitor.picture('destruction-approval-phone');
    await decision.getByRole('button', { name: '同意' }).click();
    await dialog(page).getByRole('button', { name: '确认同意' }).click();
    await decision.waitFor({ state: 'detached' });
    await page.getByText('待销毁').first().waitFor();
    await visitor.leave();
  });

  it('R7.2.2 the seal office records how it was destroyed, and two witnesses confirm, each for themself', async () => {
    const office = await journey.visit();
    await office.signIn('zhoulei');
    await office.page.goto(address);
    await office.page.getByRole('link', { name: '登记销毁' }).last().click();
    await office.page.getByLabel('销毁日期').fill(today());
    await office.page.getByLabel('销毁地点').fill('安信公司销毁车间');
    await office.page.getByLabel('销毁方式').fill('机械粉碎');
    await person(office.page, '监销人（一）', '孙丽');
    await person(office.page, '监销人（二）', '郑文');
    await office.picture('destruction-record');
    expect(await office.seriousFaults()).toEqual([]);
    await office.page.getByRole('button', { name: /^登\s*记$/ }).click();
    await office.page.getByText('待确认归档').first().waitFor();
    await office.leave();

    for (const [loginName, width] of [
      ['zhengwen', 'phone'],
      ['sunli', 'desk'],
    ] as const) {
      const witness = await journey.visit({ width });
      const { page } = witness;
      await witness.signIn(loginName);
      // Whoever has an inbox finds it there; auditors have none, and look into the register.
      if (loginName === 'sunli') await page.goto('/destructions?waiting=true');
      await page
        .getByRole('link', { name: new RegExp(SEAL) })
        .first()
        .click();
      await witness.picture(`destruction-witness-${width}`);
      await page.getByRole('button', { name: '确认监销' }).click();
      await dialog(page).getByRole('button', { name: '确认监销' }).click();
      await expect.poll(() => page.getByRole('button', { name: '确认监销' }).count()).toBe(0);
      expect(await witness.seriousFaults()).toEqual([]);
      await witness.leave();
    }
  });

  it('R7.2.3 the certificate is archived, and the seal is destroyed for good', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('zhoulei');
    await page.goto(address);
    await upload(page, '销毁证明.pdf');
    await visitor.picture('destruction-certificate');
    await page.getByRole('button', { name: /^归\s*档$/ }).click();
    await page.getByText('已办结').first().waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('destruction-completed');
    await page.getByRole('link', { name: SEAL }).first().click();
    await page.getByText('该印章不可使用：已销毁').waitFor();
    expect(await page.getByRole('button', { name: '恢复启用' }).count()).toBe(0);
    await visitor.picture('destroyed-seal');
    await page.goto('/destructions');
    await page.getByRole('link', { name: SEAL }).waitFor();
    await visitor.picture('destructions');
    await visitor.leave();

    const auditor = await journey.visit({ width: 'phone', language: 'en' });
    await auditor.signIn('sunli');
    await auditor.page.goto('/destructions');
    await auditor.page.getByText('Completed').first().waitFor();
    await auditor.picture('destructions-phone-en');
    await auditor.page.getByRole('link', { name: SEAL }).first().click();
    await auditor.page.getByText('Certificate on file').waitFor();
    expect(await auditor.seriousFaults()).toEqual([]);
    await auditor.picture('destruction-phone-en');
    await auditor.leave();
  });
});
