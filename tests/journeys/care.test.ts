import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { startSampleJourney, type Journey, type Visitor } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startSampleJourney();
});
afterAll(() => journey.close());

const CABINET = '总经理办公室印章柜';

async function idOf({ page }: Visitor, seal: string): Promise<string> {
  const { items } = (await (await page.request.get(`/api/seals?search=${encodeURIComponent(seal)}`)).json()) as {
    items: { id: string; name: string }[];
  };
  return items.find(({ name }) => name === seal)!.id;
}

/** Answers what a check asks: the seal is there, and well but for what is named. */
async function look(page: Page, wrong: readonly string[]): Promise<void> {
  for (const what of ['是否见到印章实物', '印面清晰', '边框完整', '印体完好', '与印模一致', '存放安全']) {
    const answer = wrong.includes(what) ? '否' : '是';
    await page.getByRole('radiogroup', { name: what }).getByText(answer, { exact: true }).click();
  }
}

describe('where seals lie, and how they are looked after', { timeout: 120_000 }, () => {
  it('R5.1.2 the seal office registers a storage place at the desk and puts a seal into it', async () => {
    const office = await journey.visit();
    await office.signIn('zhoulei');
    const { page } = office;
    await page.goto('/places');
    await page.getByText('有 1 处存放地点的防护设施不齐全').waitFor();
    await office.picture('places');
    await page.getByRole('link', { name: '登记存放地点' }).click();
    await page.getByRole('combobox', { name: '所属单位' }).click();
    await page.getByTitle('华信智联科技（杭州）有限公司').click();
    await page.getByLabel('名称', { exact: true }).fill(CABINET);
    await page.getByLabel('位置', { exact: true }).fill('总部 3 楼 302 室');
    await page.getByLabel('可存放数量').fill('1');
    await page.getByRole('combobox', { name: '负责人' }).fill('吴刚');
    await page.getByTitle(/^吴刚/).click();
    const answers = { 防盗: '有', 防火: '无', 防潮: '有' };
    for (const [what, answer] of Object.entries(answers)) {
      await page.getByRole('radiogroup', { name: what }).getByText(answer, { exact: true }).click();
    }
    expect(await office.seriousFaults()).toEqual([]);
    await office.picture('place-form');
    await page.getByRole('button', { name: /登\s*记$/ }).click();
    await page.getByRole('heading', { name: CABINET }).waitFor();
    await page.getByText('缺少防火设施').waitFor();

    await page.goto('/places/unplaced');
    await page.getByRole('link', { name: '发票专用章' }).click();
    await page.getByRole('button', { name: '登记存放地点' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: '存放地点' }).click();
    await page.getByTitle(new RegExp(`^${CABINET}`)).click();
    await form.getByLabel('柜内位置').fill('第 2 层');
    await form.getByRole('button', { name: /存\s*入/ }).click();
    // Less than protected asks for the reason.
    await form.getByText('此项必填').waitFor();
    await form.getByLabel('防护不齐仍存放的理由').fill('防火柜到货前暂存');
    await office.picture('put-form');
    await form.getByRole('button', { name: /存\s*入/ }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('防火柜到货前暂存').waitFor();
    await page.getByRole('link', { name: CABINET }).click();
    await page.getByRole('cell', { name: '第 2 层' }).waitFor();
    await page.getByText('1 / 1 枚').waitFor();
    await office.picture('place');
    await office.leave();
  });

  it('R5.2.3 the custodian is reminded, and checks a seal on the phone, with a photo', async () => {
    const custodian = await journey.visit({ width: 'phone' });
    await custodian.signIn('wugang');
    const { page } = custodian;
    await page.goto('/');
    const reminder = page.locator('section', { has: page.getByRole('heading', { name: /印章检查到期/ }) });
    await reminder.getByText('已逾期').waitFor();
    await custodian.picture('check-due-phone');
    await reminder.getByRole('link', { name: '合同专用章（1）' }).click();
    await page.getByRole('heading', { name: '检查印章：合同专用章（1）' }).waitFor();
    await look(page, ['边框完整']);
    expect(await page.getByRole('radio', { name: '磨损' }).isChecked()).toBe(true);
    await page.getByLabel('情况说明').fill('边框左侧轻微磨损，印迹仍清晰。');
    await page.getByRole('checkbox', { name: '换印油' }).check();
    const photo = { width: 600, height: 400, channels: 3, background: '#b33' } as const;
    const buffer = await sharp({ create: photo }).jpeg().toBuffer();
    const file = { name: '印面.jpg', mimeType: 'image/jpeg', buffer };
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.getByRole('button', { name: '移除印面.jpg' }).waitFor();
    expect(await custodian.seriousFaults()).toEqual([]);
    await custodian.picture('check-form-phone');
    await page.getByRole('button', { name: '登记检查', exact: true }).click();
    await page.getByText('未到期').waitFor();
    await page.getByText('边框左侧轻微磨损').waitFor();
    await custodian.picture('checks-tab-phone');
    await custodian.leave();
  });

  it('R5.2.3 a seal that is found damaged stops at once, and the seal office deals with it', async () => {
    const custodian = await journey.visit({ width: 'phone' });
    await custodian.signIn('hejuan');
    const id = await idOf(custodian, '财务专用章');
    await custodian.page.goto(`/seals/${id}/check`);
    await look(custodian.page, ['印体完好']);
    await custodian.page.getByText('登记后印章按损坏上报并立即停用').waitFor();
    await custodian.page.getByLabel('情况说明').fill('章体开裂，无法继续使用。');
    await custodian.page.getByRole('button', { name: '登记检查并上报' }).click();
    // What was typed stands in the form as well: it is recorded once the form has been left.
    await custodian.page.waitForURL((url) => !url.pathname.endsWith('/check'));
    await custodian.page.getByText('章体开裂，无法继续使用。').first().waitFor();
    await custodian.picture('check-damaged-phone');
    await custodian.leave();

    const office = await journey.visit();
    await office.signIn('zhoulei');
    const { page } = office;
    await page.goto('/');
    const open = page.locator('section', { has: page.getByRole('heading', { name: /检查发现问题/ }) });
    await open.getByRole('link', { name: '财务专用章' }).click();
    await page.getByRole('button', { name: '登记处理结果' }).click();
    const ask = page.getByRole('dialog');
    await ask.getByLabel(/处理结果/).fill('核实属实，已安排补刻。');
    await ask.getByRole('button', { name: '登记处理结果' }).click();
    await ask.waitFor({ state: 'detached' });
    await page.getByText('核实属实，已安排补刻。').waitFor();
    await office.picture('check-settled');
    await page.goto('/checks');
    await page.getByRole('link', { name: '公章', exact: true }).waitFor();
    await office.picture('checks-due');
    await office.leave();
  });
});
