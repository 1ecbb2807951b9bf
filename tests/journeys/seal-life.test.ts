import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSampleJourney, type Journey, type Visitor } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startSampleJourney();
});
afterAll(() => journey.close());

const SEAL = '合同专用章（1）';

/** Signs somebody in and opens the seal. */
async function atSeal(loginName: string, look: Parameters<Journey['visit']>[0] = {}): Promise<Visitor> {
  const visitor = await journey.visit(look);
  await visitor.signIn(loginName);
  const list = await visitor.page.request.get(`/api/seals?search=${encodeURIComponent(SEAL)}`);
  const { items } = (await list.json()) as { items: { id: string }[] };
  await visitor.page.goto(`/seals/${items[0]!.id}`);
  await visitor.page.getByRole('heading', { name: SEAL }).waitFor();
  return visitor;
}

describe('a seal that is lost, found and put away, by people at their screens', { timeout: 120_000 }, () => {
  it('its custodian reports the loss on the phone, and from then on nobody may use it', async () => {
    const visitor = await atSeal('wugang', { width: 'phone' });
    const { page } = visitor;
    await page.getByRole('button', { name: '挂失/报损' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('被盗').click();
    await form.getByLabel('经过').fill('外出办事途中，装印章的包被盗。');
    expect(await visitor.seriousFaults()).toEqual([]);
    await form.getByRole('button', { name: '确认提交，停止使用' }).click();
    // What is missing is said at its field, and what was typed stays.
    await form.locator('.ant-form-item-explain-error').first().waitFor();
    await form.getByLabel('最后一次见到印章的时间').fill('2026-11-20T09:00');
    await form.getByRole('button', { name: '确认提交，停止使用' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('该印章不可使用：遗失').waitFor();
    await page.getByText('外出办事途中，装印章的包被盗。').first().waitFor();
    expect(await page.getByRole('button', { name: '登记找回' }).count()).toBe(0);
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('seal-lost-phone');
    await visitor.leave();
  });

  it('the administrator records that it was found; it stays out of use, is recalled and put away', async () => {
    const visitor = await atSeal('zhoulei');
    const { page } = visitor;
    const confirm = async (action: string, reason: string): Promise<void> => {
      await page.getByRole('button', { name: action }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill(reason);
      await dialog.getByRole('button', { name: action }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await confirm('登记找回', '派出所通知领回，印章完好，印模一致。');
    await page.getByText('该印章不可使用：已停用').waitFor();
    await confirm('收回', '失控期间风险不明，不再使用。');
    await page.getByText('该印章不可使用：已收回').waitFor();
    await page.getByRole('button', { name: '封存' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('封存地点').fill('总部 3 楼保险柜 2 层');
    await form.getByLabel('会签人').fill('孙丽');
    await page.locator('.ant-select-item-option').filter({ hasText: '孙丽' }).click();
    expect(await visitor.seriousFaults()).toEqual([]);
    await form.getByRole('button', { name: '确认封存' }).click();
    await page.getByText('该印章不可使用：已封存').waitFor();
    await page.getByText('总部 3 楼保险柜 2 层').waitFor();
    await page.getByText('孙丽').first().waitFor();
    expect(await page.getByRole('button', { name: '恢复启用' }).count()).toBe(0);
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('seal-put-away');
    await visitor.leave();
  });

  it('its history tells all of it, in English too', async () => {
    const visitor = await atSeal('sunli', { language: 'en' });
    const { page } = visitor;
    for (const event of ['Reported lost or damaged', 'Found', 'Recalled', 'Put into sealed storage']) {
      await page
        .getByText(new RegExp(`^${event}`))
        .first()
        .waitFor();
    }
    await visitor.picture('seal-history-en');
    await visitor.leave();
  });
});
