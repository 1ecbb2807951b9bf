import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { openDesk, type Desk } from '../sealing/testing/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const as = (loginName: string) => desk.system.as(loginName);
const department = (name: string) => desk.system.company.departments[name] ?? '';
const body = (...names: readonly string[]) => ({
  explanation: '新刻合同专用章即日起启用，请各部门知悉。',
  departmentIds: names.map(department),
});

const issue = async (sealId: string, by = 'zhoulei', ...names: readonly string[]) =>
  (await as(by)).notices.issueActivationNotice({ params: { id: sealId }, body: body(...names) });

/** A seal that can be used and has no face. */
async function sealWithoutFace(): Promise<string> {
  const { seals } = await as('zhoulei');
  const { id, version } = await seals.registerSeal({
    body: {
      entityId: desk.system.company.entityId,
      medium: 'physical',
      custodianId: desk.idOf('wugang'),
      name: '档案专用章',
      kind: 'business',
      size: { shape: 'round', widthMm: 40, heightMm: 40 },
      inscription: '华信智联科技（杭州）有限公司档案专用章',
      code: null,
      material: null,
      activatedOn: '2024-03-01',
      place: '一号保险柜',
      papers: [],
    },
  });
  await seals.exemptSealFiling({ params: { id }, body: { reason: '仅供公司内部使用' } }, { version });
  return id;
}

describe('an activation notice', () => {
  it('is issued by the seal office about a seal that can be used, and shows its specimen to whoever is told', async () => {
    const sealId = desk.seals.contract;
    expect(await refusalOf(issue(sealId, 'limin', '销售部'))).toBe('forbidden');
    expect(await refusalOf(issue(sealId, 'zhoulei', '没有的部门'))).toBe('validation-failed');
    // Of paper and need not be filed, but nobody has set its face.
    const faceless = await sealWithoutFace();
    expect(await refusalOf(issue(faceless, 'zhoulei', '销售部'))).toBe('notice-specimen-missing');
    const notice = await issue(sealId, 'zhoulei', '销售部', '信息技术部');
    expect(notice).toMatchObject({
      number: expect.stringMatching(/^TZ-\d{4}-00001$/),
      kind: 'seal-activated',
      issuer: { name: '周蕾' },
      specimen: true,
      mine: false,
      readAt: null,
      count: { read: 0, total: 6 },
    });
    // The system administrator knows nothing of seals, and is told all the same.
    const { notices } = await as('sysadmin');
    const picture = new Uint8Array(
      await (await notices.getNoticeSpecimen({ params: { id: notice.id } })).arrayBuffer(),
    );
    expect(Buffer.from(picture.subarray(1, 4)).toString()).toBe('PNG');

    const { seals } = await as('zhoulei');
    await seals.suspendSeal({ params: { id: sealId }, body: { reason: '暂停使用' } });
    expect(await refusalOf(issue(sealId, 'zhoulei', '销售部'))).toBe('notice-seal-not-usable');
  });

  it('R7.1.2 is read by each for themself and once; who has read it is seen by the issuer and the seal office', async () => {
    const { id } = await issue(desk.seals.finance, 'tangning', '销售部');
    const params = { id };
    const unread = async (who: string) =>
      (await (await as(who)).notices.listNotices({ querystring: { unread: 'true' } })).items.map((one) => one.id);
    expect(await unread('wangqiang')).toContain(id);
    const { notices } = await as('wangqiang');
    expect(await notices.getNotice({ params })).toMatchObject({ mine: true, readAt: null, count: null });
    expect(await notices.confirmNotice({ params })).toMatchObject({ readAt: expect.any(String), allowed: [] });
    expect(await refusalOf(notices.confirmNotice({ params }))).toBe('notice-already-read');
    expect(await unread('wangqiang')).not.toContain(id);
    // Read ones come after what is unread, however new they are.
    const { items } = await notices.listNotices({ querystring: {} });
    expect(items.map(({ readAt }) => readAt !== null)).toEqual(
      [...items].map(({ readAt }) => readAt !== null).toSorted(),
    );

    expect(await refusalOf(notices.getNoticeReceipts({ params }))).toBe('forbidden');
    expect(await refusalOf(notices.getNoticeHistory({ params }))).toBe('forbidden');
    for (const who of ['tangning', 'zhoulei', 'sunli']) {
      const receipts = await (await as(who)).notices.getNoticeReceipts({ params });
      expect(receipts.items.map(({ person, readAt }) => [person.name, readAt !== null])).toEqual([
        ['李敏', false],
        ['林夏', false],
        ['王强', true],
      ]);
    }
    const history = await (await as('sunli')).notices.getNoticeHistory({ params });
    expect(history.items.map(({ type, actor }) => [type, actor?.name])).toEqual([
      ['notice.issued', '唐宁'],
      ['notice.read', '王强'],
    ]);
    // Whoever is not told neither sees nor confirms it.
    expect(await refusalOf((await as('hejuan')).notices.getNotice({ params }))).toBe('not-found');
    expect(await refusalOf((await as('hejuan')).notices.confirmNotice({ params }))).toBe('notice-not-receiver');
    expect(await refusalOf((await as('zhoulei')).notices.confirmNotice({ params }))).toBe('notice-not-receiver');
    const { items: all } = await (
      await as('zhoulei')
    ).notices.listNotices({
      querystring: { concern: 'all', sealId: desk.seals.finance },
    });
    expect(all.map((one) => one.id)).toEqual([id]);
  });
});
