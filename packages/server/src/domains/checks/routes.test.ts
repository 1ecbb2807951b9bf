import type { CheckFacts } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { chinaDay } from '../../platform/china-day.ts';
import { openDesk, type Desk } from '../sealing/testing/desk.ts';
import { damaged, good, notSeen } from './check.examples.ts';
import { nextDueOn } from './plan.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const as = (loginName: string) => desk.system.as(loginName);
const DAY = 86_400_000;
const today = () => chinaDay(desk.system.clock.now());
const ago = (days: number) => chinaDay(new Date(Date.parse(desk.system.clock.now()) - days * DAY).toISOString());

let count = 0;
/** A seal of 吴刚 of its own. */
async function seal(kind: 'contract' | 'official' | 'business' = 'business') {
  const { seals } = await as('zhoulei');
  const body = {
    entityId: desk.system.company.entityId,
    medium: 'physical' as const,
    custodianId: desk.idOf('wugang'),
    name: `检查用章（${(count += 1)}）`,
    kind,
    size: { shape: 'round' as const, widthMm: 40, heightMm: 40 },
    inscription: '检查用章',
    code: null,
    material: null,
    activatedOn: '2024-03-01',
    place: '总经理办公室保险柜',
    papers: [],
  };
  return (await seals.registerSeal({ body })).id;
}

const check = async (sealId: string, change: Partial<CheckFacts> = {}, by = 'wugang') =>
  (await as(by)).checks.recordCheck({
    params: { id: sealId },
    body: { ...good, checkedOn: today(), ...change },
  });

const due = async (sealId: string, by = 'wugang') =>
  (await (await as(by)).checks.listDueChecks({ querystring: { sealId } })).items[0];

describe('a condition check', () => {
  it('R5.2.3 is recorded by the custodian or the seal office, with photos that both may see', async () => {
    const id = await seal();
    const photo = await desk.upload('wugang', 1);
    const done = await check(id, { photos: [photo], maintenance: ['cleaning', 'ink'], checkedOn: ago(1) });
    expect(done).toMatchObject({
      state: 'recorded',
      seal: { id, state: 'active' },
      checkedBy: { name: '吴刚' },
      byCustodian: true,
      photos: [{ id: photo, name: '采购合同.pdf' }],
      maintenance: ['cleaning', 'ink'],
      allowed: [],
    });
    expect(await (await as('tangning')).documents.getDocument({ params: { id: photo } })).toMatchObject({ id: photo });
    expect(await check(id, {}, 'zhoulei')).toMatchObject({ byCustodian: false });
    expect(await refusalOf(check(id, { checkedOn: ago(1) }))).toBe('check-before-last');
    expect(await refusalOf(check(id, {}, 'hejuan'))).toBe('forbidden');
    expect(await refusalOf(check(id, { photos: [await desk.upload('hejuan', 1)] }))).toBe('check-photo-unknown');
    const seen = async (who: string) =>
      (await (await as(who)).checks.listChecks({ querystring: { sealId: id } })).items.length;
    expect(await Promise.all(['wugang', 'zhoulei', 'sunli', 'zhaomingyuan', 'hejuan'].map(seen))).toEqual([
      2, 2, 2, 2, 0,
    ]);
    expect(await refusalOf(seen('wangqiang'))).toBe('forbidden');
  });

  it.each([
    ['damaged', damaged, 'suspended', 'damaged'],
    ['not there', notSeen, 'lost', 'lost'],
  ] as const)(
    'R5.2.3 that finds it %s reports it, stops it and comes before the seal office',
    async (_, bad, state, kind) => {
      const id = await seal();
      const last = kind === 'lost' ? { lastSeenAt: '2026-01-01T00:00:00.000Z' } : {};
      const found = await check(id, { ...bad, ...last, checkedOn: today() });
      expect(found).toMatchObject({ state: 'open', seal: { state }, settled: null, allowed: [] });
      const office = await as('zhoulei');
      const stopped = await office.seals.getSeal({ params: { id } });
      expect(stopped).toMatchObject({ state, usable: false, loss: { kind, circumstances: bad.remark } });
      expect(await desk.system.eventsOf(id, 'seal')).toEqual(['seal.registered', 'seal.loss-reported']);
      const open = await office.checks.listChecks({ querystring: { state: 'open', sealId: id } });
      expect(open.items).toMatchObject([{ id: found.id, allowed: ['settleCheck'] }]);

      const settle = { params: { id: found.id }, body: { result: '已停用，安排重新刻制' } };
      expect(await refusalOf((await as('wugang')).checks.settleCheck(settle, found))).toBe('forbidden');
      expect(await office.checks.settleCheck(settle, found)).toMatchObject({
        state: 'settled',
        settled: { result: '已停用，安排重新刻制', by: { name: '周蕾' } },
        allowed: [],
      });
      expect(await refusalOf(office.checks.settleCheck(settle, { version: 2 }))).toBe('check-not-open');
    },
  );

  it('is not recorded where its report is refused: both or neither', async () => {
    const id = await seal();
    expect(await refusalOf(check(id, { ...damaged, checkedOn: today(), remark: null }))).toBe('check-remark-missing');
    expect(await refusalOf(check(id, { ...damaged, checkedOn: ago(-1) }))).toBe('check-in-future');
    const { items } = await (await as('zhoulei')).checks.listChecks({ querystring: { sealId: id } });
    expect(items).toEqual([]);
    expect((await (await as('zhoulei')).seals.getSeal({ params: { id } })).state).toBe('active');
  });
});

describe('what is to be checked', () => {
  it('R5.2.3 is told by the last check and the plan of its kind, which the seal office sets', async () => {
    const id = await seal('official');
    const began = { activatedOn: '2024-03-01', registeredOn: today() };
    expect(await due(id)).toMatchObject({ months: 3, last: null, dueOn: nextDueOn(null, began, 3), standing: 'later' });
    // A day that most months do not have.
    await check(id, { checkedOn: '2025-08-31' });
    const plan = async (months: number) => {
      const { checks } = await as('zhoulei');
      const { items } = await checks.listCheckPlans({ querystring: {} });
      const { id: entityId, version, months: before } = items[0]!;
      const body = { months: { ...before, official: months } };
      return checks.setCheckPlan({ params: { id: entityId }, body }, { version });
    };
    for (const [months, dueOn] of [
      [1, '2025-09-30'],
      [6, '2026-02-28'],
      [30, '2028-02-29'],
    ] as const) {
      expect(await plan(months)).toMatchObject({
        months: { official: months, contract: 6 },
        version: expect.any(Number),
      });
      expect(await due(id)).toMatchObject({ months, dueOn, last: { checkedOn: '2025-08-31', finding: 'good' } });
      expect(nextDueOn('2025-08-31', began, months)).toBe(dueOn);
    }
    expect(await refusalOf(plan(30))).toBe('check-plan-unchanged');
    const own = (await as('wugang')).checks;
    const { items } = await own.listCheckPlans({ querystring: {} });
    expect(items).toMatchObject([{ months: { official: 30 }, allowed: [] }]);
    await plan(3);
  });

  it('R5.2.3 comes before its custodian two weeks ahead, and stays until it is done', async () => {
    const [soon, overdue] = [await seal('contract'), await seal('contract')];
    await check(soon, { checkedOn: ago(175) });
    await check(overdue, { checkedOn: ago(200) });
    const mine = async (standing: 'pressing' | 'overdue' | 'soon', by = 'wugang') => {
      const { items } = await (
        await as(by)
      ).checks.listDueChecks({ querystring: { mine: 'true', standing, kind: 'contract' } });
      return items.map((one) => one.seal.id);
    };
    expect(await mine('overdue')).toEqual([overdue]);
    expect(await mine('soon')).toEqual([soon]);
    expect(await mine('pressing')).toEqual([overdue, soon]);
    expect(await mine('pressing', 'hejuan')).toEqual([]);
    expect(await due(overdue)).toMatchObject({ standing: 'overdue', allowed: ['recordCheck'] });
    await check(overdue);
    expect(await mine('pressing')).toEqual([soon]);
    // Out of custody, it is not checked any more.
    const { seals } = await as('zhoulei');
    await seals.suspendSeal({ params: { id: soon }, body: { reason: '停用' } });
    const { version } = await seals.getSeal({ params: { id: soon } });
    await seals.recallSeal({ params: { id: soon }, body: { reason: '收回' } }, { version });
    expect(await mine('pressing')).toEqual([]);
    expect(await refusalOf(check(soon))).toBe('check-seal-put-away');
  });
});
