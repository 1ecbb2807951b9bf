import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CarryOutForm } from '@yinxin/contract';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { MINUTE } from '../../platform/clock.ts';
import { createIntake } from '../../platform/intake/index.ts';
import { openDesk, type Desk } from '../sealing/testing/desk.ts';
import { markAllOverdue } from './jobs.ts';

let desk: Desk;
const intake = createIntake();
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  intake.close();
  await desk.system.close();
});

const as = (loginName: string) => desk.system.as(loginName);
const later = (minutes: number) => new Date(Date.parse(desk.system.clock.now()) + minutes * MINUTE).toISOString();
const ok = { body: { condition: { state: 'ok', remark: null } } } as const;

const form = (change: Partial<CarryOutForm> = {}): CarryOutForm => ({
  purpose: '到工商银行办理开户，现场加盖印章',
  destination: '工商银行杭州高新支行',
  companionId: desk.idOf('wangqiang'),
  leavesAt: later(0),
  dueAt: later(20),
  // Whatever time it is: the tests may run over midnight.
  overnight: '跨零点返回，途中由随行人看管',
  requestIds: [],
  ...change,
});

let count = 0;
/** A seal of its own for every test, held by 吴刚. */
async function newSeal() {
  const { seals } = await as('zhoulei');
  const { id, version } = await seals.registerSeal({
    body: {
      entityId: desk.system.company.entityId,
      medium: 'physical',
      custodianId: desk.idOf('wugang'),
      name: `业务专用章(${(count += 1)})`,
      kind: 'business',
      size: { shape: 'round', widthMm: 40, heightMm: 40 },
      inscription: '华信智联科技（杭州）有限公司业务专用章',
      code: null,
      material: null,
      activatedOn: '2020-03-01',
      place: '总经理办公室保险柜',
      papers: [],
    },
  });
  await seals.exemptSealFiling({ params: { id }, body: { reason: '内部业务用章，无需备案' } }, { version });
  return id;
}

const request = async (sealId: string, change: Partial<CarryOutForm> = {}, who = 'wugang') =>
  (await as(who)).carryOuts.requestCarryOut({ params: { id: sealId }, body: form(change) });

async function approved(sealId: string, change: Partial<CarryOutForm> = {}) {
  const { id, caseId } = await request(sealId, change);
  await desk.approve(caseId);
  return (await as('wugang')).carryOuts.getCarryOut({ params: { id } });
}

/** 吴刚 has left with the seal. */
async function out(sealId: string, change: Partial<CarryOutForm> = {}) {
  const { id, version } = await approved(sealId, change);
  return (await as('wugang')).carryOuts.leaveWithSeal({ params: { id } }, { version });
}

const sealOf = async (id: string) => (await as('zhoulei')).seals.getSeal({ params: { id } });

describe('a seal that its custodian takes out', () => {
  it('R5.2.1 leaves with its custodian and a companion after the approval, comes back, and is checked by the seal office', async () => {
    const seal = await newSeal();
    expect(await refusalOf(request(seal, {}, 'hejuan'))).toBe('carry-out-not-custodian');
    expect(await refusalOf(request(seal, {}, 'wangqiang'))).toBe('forbidden');
    const asked = await request(seal);
    expect(asked).toMatchObject({
      number: expect.stringMatching(/^WC-\d{4}-\d{5}$/) as string,
      state: 'submitted',
      carrier: { name: '吴刚' },
      companion: { name: '王强' },
      allowed: ['withdrawCarryOut'],
      overdue: false,
    });
    expect(await problemOf(request(seal))).toMatchObject({ code: 'carry-out-open' });
    const { carryOuts } = await as('wugang');
    const params = { id: asked.id };
    expect(await refusalOf(carryOuts.leaveWithSeal({ params }, { version: asked.version }))).toBe(
      'carry-out-not-approved',
    );
    await desk.approve(asked.caseId);
    const ready = await carryOuts.getCarryOut({ params });
    expect(ready.allowed).toEqual(['withdrawCarryOut', 'leaveWithSeal']);
    const office = (await as('zhoulei')).carryOuts;
    expect(await refusalOf(office.leaveWithSeal({ params }, { version: ready.version }))).toBe('forbidden');

    const left = await carryOuts.leaveWithSeal({ params }, { version: ready.version });
    expect(left).toMatchObject({ state: 'out', left: { at: expect.any(String) as string } });
    expect((await sealOf(seal)).out).toEqual({ carryOutId: left.id, since: left.left?.at, dueAt: left.dueAt });

    const back = await carryOuts.bringSealBack({ params, ...ok }, { version: left.version });
    expect([back.state, (await sealOf(seal)).out]).toEqual(['back', null]);
    expect(await refusalOf(carryOuts.checkSealBack({ params, ...ok }, { version: back.version }))).toBe('forbidden');
    const done = await office.checkSealBack({ params, ...ok }, { version: back.version });
    expect(done).toMatchObject({ state: 'completed', checked: { by: { name: '周蕾' } }, allowed: [] });
    expect(await desk.system.eventsOf(seal)).toEqual(expect.arrayContaining(['seal.taken-out', 'seal.brought-back']));

    const history = await (await as('sunli')).carryOuts.getCarryOutHistory({ params });
    expect(history.sound).toBe(true);
    const pdf = await (await as('sunli')).carryOuts.getCarryOutForm({ params });
    const read = await intake.inspect(new Uint8Array(await pdf.arrayBuffer()), 'form.pdf');
    if (!read.ok) throw new Error(read.refusal.code);
    const text = read.value.facts.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
    for (const part of ['携章外出登记表', '工商银行杭州高新支行', '吴刚', '王强', '周蕾', '完好'])
      expect(text).toContain(part);
    // Its companion and its approvers see it; a colleague who has no part in it does not.
    const seen = async (who: string) => (await as(who)).carryOuts.getCarryOut({ params }).then(({ state }) => state);
    expect(await seen('wangqiang')).toBe('completed');
    expect(await refusalOf(seen('linxia'))).toBe('not-found');
  });

  it('is stamped outside for the named requests only, changes no hands, and is not recalled', async () => {
    const { stamp } = desk.seals;
    const wanted = [{ sealId: stamp, medium: 'physical', impressions: 1 }] as const;
    const named = await desk.approved(wanted);
    const other = await desk.approved(wanted);
    const unfit = await desk.ask(wanted);
    expect(await refusalOf(request(stamp, { requestIds: [unfit.requestId] }))).toBe('carry-out-request-unfit');
    const carried = await out(stamp, { requestIds: [named.requestId] });
    expect(carried.requests).toMatchObject([{ id: named.requestId, title: '与杭州云启的采购合同' }]);

    const { sealing, custody } = await as('wugang');
    const use = async (requestId: string) => {
      const [task = ''] = await desk.tasks(requestId);
      const body = {
        impressions: 1,
        copies: 1,
        usedAt: desk.system.clock.now(),
        place: '工商银行杭州高新支行',
        witnessId: null,
        evidence: [await desk.upload('wugang', 1)],
      };
      return sealing.registerUse({ params: { id: task }, body });
    };
    expect(await refusalOf(use(other.requestId))).toBe('seal-carried-out');
    expect(await use(named.requestId)).toMatchObject({ used: 1 });
    const handover = custody.proposeHandover({
      body: {
        sealId: stamp,
        giverId: desk.idOf('wugang'),
        receiverId: desk.idOf('hejuan'),
        witnessId: desk.idOf('sunli'),
        kind: 'permanent',
        endsAt: null,
        reason: '岗位调整',
      },
    });
    expect(await refusalOf(handover)).toBe('seal-carried-out');

    const { version } = await sealOf(stamp);
    const office = await as('zhoulei');
    const change = office.seals.changeSealCustodian(
      { params: { id: stamp }, body: { custodianId: desk.idOf('hejuan'), reason: '岗位调整' } },
      { version },
    );
    expect(await refusalOf(change)).toBe('seal-carried-out');
    const back = await (
      await as('wugang')
    ).carryOuts.bringSealBack({ params: { id: carried.id }, ...ok }, { version: carried.version });
    await office.carryOuts.checkSealBack({ params: { id: carried.id }, ...ok }, { version: back.version });
    expect(await use(other.requestId)).toMatchObject({ used: 1 });
  });

  it('that is overdue is on record once, and its carrier asks for nothing more until it is back', async () => {
    const seal = await newSeal();
    const { id } = await out(seal);
    const parts = { ...desk.system, transact: desk.system.app.transact };
    await markAllOverdue(parts);
    expect((await (await as('zhoulei')).carryOuts.listCarryOuts({ querystring: { overdue: 'true' } })).items).toEqual(
      [],
    );
    desk.system.clock.advance(21 * MINUTE);
    await markAllOverdue(parts);
    await markAllOverdue(parts);
    expect((await desk.system.eventsOf(id)).filter((type) => type === 'carry-out.overdue')).toHaveLength(1);
    const { items } = await (await as('zhoulei')).carryOuts.listCarryOuts({ querystring: { overdue: 'true' } });
    expect(items.map((one) => [one.id, one.overdue])).toEqual([[id, true]]);
    const another = await newSeal();
    expect(await refusalOf(request(another))).toBe('carry-out-debt');
    const { version } = await (await as('wugang')).carryOuts.getCarryOut({ params: { id } });
    await (await as('wugang')).carryOuts.bringSealBack({ params: { id }, ...ok }, { version });
    expect((await request(another)).state).toBe('submitted');
  });

  it('R5.2.3 found damaged when it is checked, is out of use with that; lost outside, its carry-out ends', async () => {
    const seal = await newSeal();
    const { id, version } = await out(seal);
    const back = await (await as('wugang')).carryOuts.bringSealBack({ params: { id }, ...ok }, { version });
    const damaged = { condition: { state: 'damaged', remark: '边框缺损约 3 毫米' } } as const;
    const office = (await as('zhoulei')).carryOuts;
    const input = { params: { id }, body: damaged };
    const results = await Promise.allSettled([
      office.checkSealBack(input, { version: back.version }),
      office.checkSealBack(input, { version: back.version }),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await sealOf(seal)).toMatchObject({ state: 'suspended', loss: { kind: 'damaged' } });

    const gone = await newSeal();
    const carried = await out(gone);
    const report = {
      kind: 'lost',
      lastSeenAt: desk.system.clock.now(),
      place: '高铁站',
      circumstances: '途中遗失',
    } as const;
    await (await as('wugang')).seals.reportSealLoss({ params: { id: gone }, body: report });
    expect((await sealOf(gone)).out).toBe(null);
    const after = await (await as('wugang')).carryOuts.getCarryOut({ params: { id: carried.id } });
    expect(after).toMatchObject({ state: 'called-off', calledOff: { because: 'seal-lost' }, allowed: [] });
  });

  it('is called off with its approval when the seal goes out of use before it has left', async () => {
    const seal = await newSeal();
    const { id, caseId } = await request(seal);
    await (await as('zhoulei')).seals.suspendSeal({ params: { id: seal }, body: { reason: '业务调整' } });
    expect(await (await as('wugang')).carryOuts.getCarryOut({ params: { id } })).toMatchObject({
      state: 'called-off',
      calledOff: { because: 'seal-out-of-use' },
    });
    expect((await (await as('sunli')).approvals.getApproval({ params: { id: caseId } })).status).toBe('voided');
  });
});
