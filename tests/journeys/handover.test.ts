import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSampleJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startSampleJourney();
});
afterAll(() => journey.close());

const SEAL = '法定代表人章';

/** Chooses a person by typing part of the name. */
async function choosePerson(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('combobox', { name: label }).fill(name);
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
}

const openFromInbox = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { name: /待我确认的交接/ }).waitFor();
  await page.getByRole('link', { name: SEAL }).first().click();
  await page.getByRole('heading', { name: `${SEAL}交接` }).waitFor();
};

describe('a seal is handed over by three people', { timeout: 240_000 }, () => {
  it('R5.2.2 the receiver checks the seal and confirms on the phone, from the inbox', async () => {
    const visitor = await journey.visit({ width: 'phone' });
    const { page } = visitor;
    await visitor.signIn('wugang');
    await page.getByRole('heading', { name: /待我确认的交接/ }).waitFor();
    await page.getByRole('link', { name: SEAL }).first().scrollIntoViewIfNeeded();
    await visitor.picture('handover-inbox-phone');
    await openFromInbox(page);
    await visitor.picture('handover-phone');
    expect(await visitor.seriousFaults()).toEqual([]);
    await page.getByRole('button', { name: '确认接收' }).click();
    await page.getByText('此项必填').waitFor();
    await page.getByText('有磨损').click();
    await page.getByRole('textbox', { name: '情况说明' }).fill('边框右下角有缺口');
    await page.getByRole('button', { name: '确认接收' }).scrollIntoViewIfNeeded();
    await visitor.picture('handover-condition-phone');
    await page.getByRole('button', { name: '确认接收' }).click();
    await page.getByText('有磨损：边框右下角有缺口').waitFor();
    await visitor.leave();
  });

  it('R5.2.2 the witness confirms last, and the custody moves', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('zhoulei');
    await openFromInbox(page);
    await visitor.picture('handover');
    expect(await visitor.seriousFaults()).toEqual([]);
    await page.getByRole('button', { name: '确认监交' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确认监交' }).click();
    await page.getByText('三方均已确认，交接完成').waitFor();
    await visitor.picture('handover-completed');
    const [slip] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '打印交接单' }).click(),
    ]);
    expect(slip.suggestedFilename()).toMatch(/^印章交接单-法定代表人章-.*\.pdf$/);
    await page.getByRole('link', { name: SEAL }).click();
    await page.getByRole('heading', { name: '历任保管人' }).waitFor();
    await page.getByRole('tabpanel', { name: '保管' }).getByText('三方交接').waitFor();
    await page.getByText('登记印章').first().scrollIntoViewIfNeeded();
    await visitor.picture('seal-custody');
    expect(await visitor.seriousFaults()).toEqual([]);
    await page.goto('/handovers');
    await page.getByRole('link', { name: SEAL }).waitFor();
    await visitor.picture('handovers');
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.leave();
  });

  it('R5.1.1 a custodian proposes a handover from the page of the seal', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('wugang');
    await page.goto('/seals');
    await page.getByRole('link', { name: '发票专用章' }).click();
    await page.getByRole('link', { name: '发起交接' }).click();
    await choosePerson(page, '接收人', '何娟');
    await choosePerson(page, '监交人', '孙丽');
    await page.getByText('临时交接').click();
    await page.getByRole('textbox', { name: '交接事由' }).fill('休假两周');
    await page.getByRole('button', { name: '发起交接' }).click();
    await page.getByText('此项必填').waitFor();
    await page.getByLabel('归还时间').fill('2099-01-01T09:00');
    await visitor.picture('handover-propose');
    expect(await visitor.seriousFaults()).toEqual([]);
    await page.getByRole('button', { name: '发起交接' }).click();
    await page.getByRole('heading', { name: '发票专用章交接' }).waitFor();
    await page.getByRole('button', { name: '确认移交' }).waitFor();
    await visitor.leave();
  });

  it('R5.2.2 the auditor who witnesses sees it in English, on the phone too', async () => {
    for (const width of ['desk', 'phone'] as const) {
      const visitor = await journey.visit({ language: 'en', width });
      const { page } = visitor;
      await visitor.signIn('sunli');
      await page.goto('/handovers?concern=waiting');
      await page.getByRole('link', { name: '发票专用章' }).click();
      await page.getByRole('button', { name: 'Confirm as witness' }).waitFor();
      await visitor.picture(`handover-en-${width}`);
      expect(await visitor.seriousFaults()).toEqual([]);
      await page.goto('/handovers');
      await page.getByRole('link', { name: SEAL }).waitFor();
      await visitor.picture(`handovers-en-${width}`);
      expect(await visitor.seriousFaults()).toEqual([]);
      await visitor.leave();
    }
  });

  it('R5.2.2 ends by itself when the seal is suspended, and says so', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('wugang');
    await page.goto('/handovers');
    await page.getByRole('link', { name: '发票专用章' }).first().click();
    await page.getByRole('button', { name: '确认移交' }).waitFor();
    const handover = page.url();
    await page.getByRole('link', { name: '发票专用章' }).click();
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('印面待查');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /停\s*用/ })
      .click();
    await page.getByText('已停用').first().waitFor();
    await page.goto(handover);
    await page.getByText('系统自动取消本次交接').waitFor();
    expect(await page.getByRole('button', { name: '确认移交' }).count()).toBe(0);
    await visitor.picture('handover-called-off');
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.leave();
  });
});
