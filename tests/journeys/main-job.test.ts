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

const TITLE = '与苏州新程的软件开发合同';

/** A file to upload, handed over as bytes: a Chinese name on disk depends on the machine's locale. */
const pdf = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });

/** Chooses an option of a select by its words. */
async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}

/** Reads every document and agrees: what an approver does, on whatever screen. */
async function agree(page: Page): Promise<void> {
  await page.getByText(TITLE).first().click();
  await page.getByRole('button', { name: '查看文件' }).first().click();
  const drawer = page.getByRole('dialog').first();
  await drawer.getByRole('img').first().waitFor();
  await drawer
    .getByRole('button', { name: /关闭|Close/ })
    .first()
    .click();
  const decision = page.getByRole('region', { name: '等待您审批' });
  await expect.poll(() => decision.innerText()).not.toContain('未查看');
  await decision.getByRole('button', { name: '同意' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认同意' }).click();
  await decision.waitFor({ state: 'detached' });
}

/** Who is asked next, as the requester sees it; undefined once the request is approved. */
async function askedNext(page: Page): Promise<string | undefined> {
  const list = await page.request.get('/api/use-requests?mine=true&search=' + encodeURIComponent(TITLE));
  const { items } = (await list.json()) as { items: { id: string; state: string }[] };
  const request = await page.request.get(`/api/use-requests/${items[0]!.id}`);
  const { submission, state } = (await request.json()) as {
    submission: { flow: { caseId: string } };
    state: string;
  };
  if (state !== 'submitted') return undefined;
  const approval = await page.request.get(`/api/approvals/${submission.flow.caseId}`);
  return ((await approval.json()) as { waitingFor: { name: string }[] }).waitingFor[0]?.name;
}

const LOGIN: Readonly<Record<string, string>> = {
  李敏: 'limin',
  郑文: 'zhengwen',
  陈静: 'chenjing',
  周蕾: 'zhoulei',
  唐宁: 'tangning',
  赵明远: 'zhaomingyuan',
};

it('a list that is still closing, no longer told by its field, has a name of its own', async () => {
  const visitor = await journey.visit({ moving: true });
  const { page } = visitor;
  await visitor.signIn('sunli');
  await page.goto('/records');
  // At a hundredth of the speed it is still closing when it is looked at.
  const slow = await page.context().newCDPSession(page);
  await slow.send('Animation.enable');
  await slow.send('Animation.setPlaybackRate', { playbackRate: 0.01 });
  await page.getByRole('combobox').first().click();
  await page.locator('.ant-select-item-option').first().click();
  await page.locator('.ant-slide-up-leave-active').waitFor();
  expect(await visitor.faultsOf('aria-input-field-name')).toEqual([]);
  await visitor.leave();
});

describe('one use of a seal, by people at their screens', { timeout: 240_000 }, () => {
  it('R6.1.2 the requester asks for it in a guided form', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('wangqiang');
    await page.goto('/requests/new');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(pdf('软件开发合同.pdf', await contract(2)));
    await page.getByText('软件开发合同').first().waitFor();
    await page.getByRole('button', { name: '下一步' }).click();
    await choose(page, '文件种类', '合同');
    await page.getByLabel('相对方').fill('苏州新程软件有限公司');
    await choose(page, '所用印章', '合同专用章（电子）');
    await page.getByRole('listitem').getByText('合同专用章（电子）').waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('request-form');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('申请标题').fill(TITLE);
    await page.getByLabel('用印事由').fill('委托开发客户关系管理平台，双方盖章后生效。');
    await page.getByLabel('计划用印时间').fill('2099-12-01 10:00');
    await page.getByLabel('计划用印时间').press('Enter');
    await choose(page, '申请部门', '销售部');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('提交后由以下人员审批').waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('审批中').first().waitFor();
    await visitor.picture('request-page');
    await visitor.leave();
  });

  it('R6.2.1 R6.2.2 the people who are asked agree on the phone, after reading', async () => {
    const requester = await journey.visit();
    await requester.signIn('wangqiang');
    let first = true;
    for (let name = await askedNext(requester.page); name !== undefined; name = await askedNext(requester.page)) {
      const visitor = await journey.visit({ width: 'phone' });
      await visitor.signIn(LOGIN[name] ?? name);
      await visitor.page.getByText(TITLE).first().waitFor();
      if (first) {
        expect(await visitor.seriousFaults()).toEqual([]);
        await visitor.picture('inbox-phone');
      }
      first = false;
      await agree(visitor.page);
      await visitor.leave();
    }
    await requester.leave();
  });

  it('R6.3.1 R6.3.3 the custodian places the seal and has it sealed; anybody verifies the file', async () => {
    const visitor = await journey.visit();
    const { page } = visitor;
    await visitor.signIn('wugang');
    await page.goto('/sealing');
    await page.getByRole('link', { name: '软件开发合同' }).click();
    await page.getByRole('button', { name: /放到第 1 页/ }).click();
    expect(await visitor.seriousFaults()).toEqual([]);
    await page.getByRole('button', { name: '确认用印位置' }).click();
    await page.getByText('位置已确认，可以盖章。').waitFor();
    await visitor.picture('sealing-desk');
    await page.getByRole('button', { name: '加盖电子印章' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确认盖章' }).click();
    const link = page.locator('a[href*="/api/sealings/"][href$="/file"]').first();
    await link.waitFor({ timeout: 30_000 });
    const sealed = await page.request.get((await link.getAttribute('href'))!);
    const file = await sealed.body();
    await visitor.leave();

    const anybody = await journey.visit({ width: 'phone' });
    await anybody.page.goto('/verify');
    await anybody.page.locator('input[type=file]').setInputFiles(pdf('已盖章.pdf', file));
    await anybody.page.getByRole('heading', { name: '文件核验结果' }).waitFor();
    await anybody.page.getByText('合同专用章（电子）').first().waitFor();
    expect(await anybody.page.getByText('不通过').count()).toBe(0);
    expect(await anybody.seriousFaults()).toEqual([]);
    await anybody.picture('verification-phone');
    const changed = Buffer.from(file);
    changed[200] = (changed[200] ?? 0) ^ 1;
    await anybody.page.locator('input[type=file]').setInputFiles(pdf('已改动.pdf', changed));
    await anybody.page.getByText('不通过').first().waitFor();
    await anybody.leave();
  });

  it.each([
    { language: 'zh-CN', width: 'phone', records: '用印记录', download: '下载盖章文件' },
    { language: 'en', width: 'desk', records: 'Records of use', download: 'sealed' },
  ] as const)('the requester gets the sealed file from the page of the request ($language)', async (look) => {
    const visitor = await journey.visit(look);
    const { page } = visitor;
    await visitor.signIn('wangqiang');
    await page.goto('/requests');
    await page.getByRole('link', { name: TITLE }).first().click();
    const records = page.locator('.facts > div').filter({ has: page.getByText(look.records, { exact: true }) });
    await records.getByRole('link', { name: '软件开发合同' }).click();
    const link = page.getByRole('link', { name: new RegExp(look.download, 'i') }).first();
    const sealed = await page.request.get((await link.getAttribute('href'))!);
    expect(sealed.status()).toBe(200);
    expect((await sealed.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await visitor.leave();
  });

  it('R3.1.4 the auditor finds the use in the register, in English too', async () => {
    const visitor = await journey.visit({ language: 'en' });
    const { page } = visitor;
    await visitor.signIn('sunli');
    await page.goto('/records');
    await page.getByRole('link', { name: '软件开发合同' }).click();
    await page.getByRole('heading', { name: '软件开发合同' }).waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('record-en');
    await visitor.leave();
  });
});
