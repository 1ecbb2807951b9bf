import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngraverFacts, EngravingForm } from '@yinxin/contract';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { openDesk, type Desk } from '../sealing/testing/desk.ts';
import { engraverFacts, form } from './engraving.examples.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const as = (loginName: string) => desk.system.as(loginName);
const today = () => new Date(Date.parse(desk.system.clock.now()) + 8 * 3_600_000).toISOString().slice(0, 10);

/** An engraver on the register, by 周蕾; each with a code of its own. */
async function listed(change: Partial<EngraverFacts> = {}) {
  const { engravers } = await as('zhoulei');
  const paperId = await desk.upload('zhoulei', 1);
  return engravers.registerEngraver({ body: { ...engraverFacts, qualifiedUntil: '2030-12-31', paperId, ...change } });
}

let count = 0;
const wanted = (change: Partial<EngravingForm> = {}): EngravingForm => ({
  ...form,
  name: `销售合同专用章（${(count += 1)}）`,
  ...change,
});

/** A request by 王强 of the sales department. */
const requested = async (change: Partial<EngravingForm> = {}) =>
  (await as('wangqiang')).engravings.requestEngraving({ body: wanted(change) });

async function approved() {
  const { id, caseId } = await requested();
  await desk.approve(caseId);
  return (await as('zhoulei')).engravings.getEngraving({ params: { id } });
}

let unit: Awaited<ReturnType<typeof listed>>;
async function ordered() {
  unit ??= await listed();
  const { id, version } = await approved();
  const { engravings } = await as('zhoulei');
  return engravings.orderEngraving({ params: { id }, body: { engraverId: unit.id } }, { version });
}

const newSeal = (custodian = 'wugang') => ({
  custodianId: desk.idOf(custodian),
  code: '3301060012399',
  material: '光敏',
  activatedOn: today(),
  place: '总经理办公室保险柜（一）',
  papers: [],
});

describe('the engraving of a seal', () => {
  it('R4.1.1 is asked for by the using department, and goes to its head before it comes to the seal office', async () => {
    const engraving = await requested();
    expect(engraving).toMatchObject({
      number: expect.stringMatching(/^KZ-\d{4}-00001$/),
      state: 'submitted',
      departmentName: '销售部',
      requester: { name: '王强' },
      purpose: form.purpose,
      size: form.size,
      inscription: form.inscription,
      warnings: [],
      allowed: ['withdrawEngraving'],
    });
    const { approvals } = await as('sunli');
    const asked = async () => {
      const { stage, waitingFor } = await approvals.getApproval({ params: { id: engraving.caseId } });
      return [stage?.id, ...waitingFor.map(({ name }) => name).toSorted()];
    };
    expect(await asked()).toEqual(['department-head', '李敏']);
    const head = (await as('limin')).approvals;
    const agreed = { round: 1, stage: 'department-head', opinion: '情况属实。' };
    await head.approve({ params: { id: engraving.caseId }, body: agreed });
    const [stage, ...office] = await asked();
    expect([stage, ...office.toSorted()]).toEqual(['seal-office', ...['周蕾', '唐宁'].toSorted()]);
  });

  it('R4.1.2 is reviewed by the seal office, approved by the company leader, and only then ordered, by the seal office', async () => {
    unit ??= await listed();
    const { id, caseId, version } = await requested();
    const { engravings } = await as('zhoulei');
    const order = (seen: number) =>
      engravings.orderEngraving({ params: { id }, body: { engraverId: unit.id } }, { version: seen });
    expect(await refusalOf(order(version))).toBe('engraving-not-approved');
    await desk.approve(caseId);
    const trail = await (await as('sunli')).approvals.getApproval({ params: { id: caseId } });
    expect(trail.rounds[0]?.stages.map((stage) => stage.id)).toEqual([
      'department-head',
      'seal-office',
      'company-leader',
    ]);
    const ready = await engravings.getEngraving({ params: { id } });
    expect(ready).toMatchObject({ state: 'approved', allowed: ['withdrawEngraving', 'orderEngraving'] });
    const own = (await as('wangqiang')).engravings;
    const byRequester = own.orderEngraving({ params: { id }, body: { engraverId: unit.id } }, ready);
    expect(await refusalOf(byRequester)).toBe('forbidden');
    expect(await order(ready.version)).toMatchObject({
      state: 'ordered',
      order: { engraver: { name: unit.name }, orderedBy: { name: '周蕾' } },
    });
    // What is being made is not given up by the department any more; the seal office can.
    const withdraw = { params: { id }, body: { reason: '不再需要' } };
    expect(await refusalOf(own.withdrawEngraving(withdraw))).toBe('engraving-ordered');
    expect(await engravings.withdrawEngraving(withdraw)).toMatchObject({ state: 'withdrawn', allowed: [] });
  });

  it('R4.1.3 is ordered from an engraver whose qualification is on file and holds today', async () => {
    const lastDay = await listed({ uscc: '91330104MA2GK7T85W', name: '杭州明印堂刻字社', qualifiedUntil: today() });
    expect(lastDay).toMatchObject({ qualified: true, paper: { name: '采购合同.pdf' } });
    const { id, version } = await approved();
    const other = await approved();
    // The day after; whoever is signed in now was not before.
    desk.system.clock.advance(24 * 3_600_000);
    const { engravers, engravings } = await as('tangning');
    const from = (engraverId: string) =>
      engravings.orderEngraving({ params: { id }, body: { engraverId } }, { version });
    expect(await refusalOf(from(id))).toBe('engraver-unknown');
    expect(await refusalOf(from(lastDay.id))).toBe('engraver-unqualified');
    expect(await engravers.getEngraver({ params: { id: lastDay.id } })).toMatchObject({ qualified: false });
    const { items } = await engravers.listEngravers({ querystring: { qualified: 'true' } });
    expect(items.map((one) => one.id)).not.toContain(lastDay.id);

    const paperId = await desk.upload('tangning', 1);
    const body = { ...engraverFacts, uscc: lastDay.uscc, name: lastDay.name, qualifiedUntil: null, paperId };
    await engravers.correctEngraver({ params: { id: lastDay.id }, body }, { version: lastDay.version });
    expect((await from(lastDay.id)).order).toMatchObject({ engraver: { id: lastDay.id }, qualifiedUntil: null });
    await engravers.removeEngraver({ params: { id: lastDay.id }, body: { reason: '不再合作' } });
    const again = { params: { id: other.id }, body: { engraverId: lastDay.id } };
    expect(await refusalOf(engravings.orderEngraving(again, other))).toBe('engraver-removed');
    desk.system.clock.advance(-24 * 3_600_000);
    // The colleague of the seal office reads the paper too.
    const { documents } = await as('zhoulei');
    expect(await documents.getDocument({ params: { id: paperId } })).toMatchObject({ id: paperId });
  });

  it('becomes the seal that was approved, in the register, when it is delivered and accepted', async () => {
    const { id, version, name } = await ordered();
    const { engravings, seals } = await as('zhoulei');
    const params = { id };
    const bad = await engravings.rejectEngravingDelivery({ params, body: { reason: '印文缺字' } }, { version });
    expect(bad).toMatchObject({ state: 'ordered', rejections: [{ reason: '印文缺字', by: { name: '周蕾' } }] });
    const early = engravings.registerEngravedSeal({ params, body: newSeal() }, bad);
    expect(await refusalOf(early)).toBe('engraving-not-delivered');
    const delivered = await engravings.acceptEngravingDelivery({ params, body: { acceptedOn: today() } }, bad);
    expect(delivered).toMatchObject({ state: 'delivered', delivery: { acceptedOn: today() } });

    // Both or neither: the register refuses, and the request stays where it was.
    const own = engravings.registerEngravedSeal({ params, body: newSeal('zhoulei') }, delivered);
    expect(await refusalOf(own)).toBe('seal-custodian-is-administrator');
    expect((await engravings.getEngraving({ params })).state).toBe('delivered');
    const done = await engravings.registerEngravedSeal({ params, body: newSeal() }, delivered);
    expect(done).toMatchObject({ state: 'completed', seal: { name }, allowed: [] });
    const sealId = done.seal?.id ?? '';
    expect(await seals.getSeal({ params: { id: sealId } })).toMatchObject({
      name,
      medium: 'physical',
      kind: form.kind,
      size: form.size,
      inscription: form.inscription,
      code: '3301060012399',
      custodian: { name: '吴刚' },
    });
    const { items } = await engravings.listEngravings({ querystring: { sealId } });
    expect(items.map((one) => one.id)).toEqual([id]);
    const history = await engravings.getEngravingHistory({ params });
    expect(history.items.map(({ type }) => type)).toEqual([
      'engraving.submitted',
      'approval.decided',
      'approval.decided',
      'approval.decided',
      'engraving.approved',
      'engraving.ordered',
      'engraving.delivery-rejected',
      'engraving.delivered',
      'engraving.completed',
    ]);
  });

  it('warns about what is unusual, and refuses what the law refuses', async () => {
    const official = { kind: 'official', reason: 'new' } as const;
    const size = (mm: number) => ({ size: { shape: 'round', widthMm: mm, heightMm: mm } }) as const;
    expect((await requested({ ...official, ...size(45) })).warnings).toEqual(['size-unusual', 'second-official-seal']);
    expect((await requested({ ...official, reason: 'worn' })).warnings).toEqual([]);
    expect(await refusalOf(requested({ ...official, ...size(46) }))).toBe('official-seal-too-large');
  });
});

describe('a request that does not lead to a seal', () => {
  it('returned, is corrected by its requester and goes through every stage again', async () => {
    const { id, caseId } = await requested();
    const head = (await as('limin')).approvals;
    await head.sendBack({ params: { id: caseId }, body: { round: 1, stage: 'department-head', reason: '请写明用途' } });
    const { engravings } = await as('wangqiang');
    const returned = await engravings.getEngraving({ params: { id } });
    expect(returned).toMatchObject({ state: 'returned', outcomeReason: '请写明用途' });
    expect(returned.allowed).toEqual(['resubmitEngraving', 'withdrawEngraving']);
    const body = wanted({ purpose: '签订销售合同与补充协议' });
    const colleague = (await as('zhoulei')).engravings;
    expect(await refusalOf(colleague.resubmitEngraving({ params: { id }, body }, returned))).toBe(
      'engraving-not-requester',
    );
    expect(await engravings.resubmitEngraving({ params: { id }, body }, returned)).toMatchObject({
      state: 'submitted',
      purpose: '签订销售合同与补充协议',
    });
    await desk.approve(caseId);
    expect((await engravings.getEngraving({ params: { id } })).state).toBe('approved');
  });

  it('refused by the leader, or withdrawn by its requester, is over', async () => {
    const refused = await requested();
    const head = (await as('limin')).approvals;
    const no = { round: 1, stage: 'department-head', reason: '已有合同专用章，无需增刻' };
    await head.refuse({ params: { id: refused.caseId }, body: no });
    const withdrawn = await requested();
    const { engravings } = await as('wangqiang');
    await engravings.withdrawEngraving({ params: { id: withdrawn.id }, body: { reason: '不再需要' } });
    for (const [{ id }, state] of [
      [refused, 'refused'],
      [withdrawn, 'withdrawn'],
    ] as const) {
      expect(await engravings.getEngraving({ params: { id } })).toMatchObject({ state, allowed: [] });
    }
  });

  it('is seen by its department head, the seal office and auditors, and by nobody whom it does not concern', async () => {
    const { id, number } = await requested();
    const found = async (who: string) =>
      (await (await as(who)).engravings.listEngravings({ querystring: { search: number } })).items.length;
    expect(await Promise.all(['wangqiang', 'limin', 'tangning', 'sunli', 'zhaomingyuan'].map(found))).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect(await found('linxia')).toBe(0);
    expect(await refusalOf((await as('linxia')).engravings.getEngraving({ params: { id } }))).toBe('not-found');
    expect(await refusalOf((await as('sysadmin')).engravings.getEngraving({ params: { id } }))).toBe('forbidden');
  });
});

describe('the register of engravers', () => {
  it('is kept by the seal office and read by auditors', async () => {
    unit ??= await listed();
    expect(await refusalOf(listed())).toBe('engraver-already-listed');
    const foreign = { uscc: '91330108MA2CQ9R36R', paperId: await desk.upload('wangqiang', 1) };
    expect(await refusalOf(listed(foreign))).toBe('engraver-paper-unknown');
    const { items } = await (await as('sunli')).engravers.listEngravers({ querystring: { search: unit.uscc } });
    expect(items).toMatchObject([{ id: unit.id, qualified: true, allowed: [] }]);
    expect(await refusalOf((await as('wangqiang')).engravers.listEngravers({ querystring: {} }))).toBe('forbidden');
    const { items: history } = await (await as('sunli')).engravers.getEngraverHistory({ params: { id: unit.id } });
    expect(history.map(({ type }) => type)).toEqual(['engraver.registered']);
  });
});
