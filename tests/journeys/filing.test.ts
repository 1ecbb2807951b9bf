import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../packages/server/src/platform/intake/testing/sample-files.ts';
import { startSampleJourney, type Journey, type Visitor } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startSampleJourney();
});
afterAll(() => journey.close());

const SEAL = '发票专用章';

/** Signs the seal office in and opens the papers of a seal, from the list of what is yet to be filed if told so. */
async function atPapers(seal: string, look: Parameters<Journey['visit']>[0] = {}): Promise<Visitor> {
  const visitor = await journey.visit(look);
  await visitor.signIn('zhoulei');
  const list = await visitor.page.request.get(`/api/seals?search=${encodeURIComponent(seal)}`);
  const { items } = (await list.json()) as { items: { id: string }[] };
  await visitor.page.goto(`/seals/${items[0]!.id}?tab=papers`);
  await visitor.page.getByRole('heading', { name: seal }).waitFor();
  return visitor;
}

describe('the filing of a seal with the public security, by the seal office', { timeout: 120_000 }, () => {
  it('finds in the register what is yet to be filed', async () => {
    const visitor = await journey.visit();
    await visitor.signIn('zhoulei');
    const { page } = visitor;
    await page.goto('/seals?filing=unfiled');
    await page.getByRole('link', { name: SEAL }).waitFor();
    expect(await page.getByRole('link', { name: '公章', exact: true }).count()).toBe(0);
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('filing-unfiled');
    await page.goto('/seals');
    await page.getByRole('link', { name: '财务专用章' }).waitFor();
    await visitor.picture('filing-register');
    await visitor.leave();
  });

  it('R4.2.2 records it on the phone, with a picture of the certificate', async () => {
    const visitor = await atPapers(SEAL, { width: 'phone' });
    const { page } = visitor;
    const part = page.getByRole('region', { name: '公安备案' });
    await part.getByText('未备案', { exact: true }).waitFor();
    await visitor.picture('filing-none-phone');
    await part.getByRole('button', { name: '登记备案' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('备案证明编号').fill('杭公印备〔2021〕第 00120 号');
    await form.getByLabel('备案机关').fill('杭州市公安局西湖区分局');
    await form.getByLabel('备案日期').fill('2021-06-10');
    await form.getByLabel('刻制日期').fill('2021-06-11');
    const pdf = { name: '备案证明.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await contract(1)) };
    await form.locator('input[type=file]').first().setInputFiles(pdf);
    await form.getByRole('button', { name: '更换' }).waitFor();
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('filing-form-phone');
    await form.getByRole('button', { name: '登记备案' }).click();
    // What the certificate cannot say is refused, and what was typed stays.
    await form.getByText('备案日期不能早于刻制日期').waitFor();
    await form.getByLabel('刻制日期').fill('2021-06-09');
    await form.getByRole('button', { name: '登记备案' }).click();
    await form.waitFor({ state: 'detached' });
    await part.getByText('已备案', { exact: true }).waitFor();
    await part.getByText('杭公印备〔2021〕第 00120 号').waitFor();
    expect(await page.getByText('尚未上传公安备案证明。').count()).toBe(0);
    expect(await visitor.seriousFaults()).toEqual([]);
    await visitor.picture('filing-done-phone');
    await visitor.leave();
  });

  it('shows how a seal was filed, or why it need not be', async () => {
    const filed = await atPapers('公章');
    await filed.page.getByText('杭州市公安局西湖区分局').first().waitFor();
    expect(await filed.seriousFaults()).toEqual([]);
    await filed.picture('filing-facts');
    await filed.page.getByRole('button', { name: '重新登记备案' }).click();
    await filed.page.getByRole('dialog').getByRole('button', { name: '更换' }).waitFor();
    await filed.picture('filing-form');
    await filed.leave();
    const exempt = await atPapers('市场部章');
    await exempt.page.getByText('免予备案的理由').waitFor();
    await exempt.picture('filing-exempt');
    await exempt.leave();
  });
});
