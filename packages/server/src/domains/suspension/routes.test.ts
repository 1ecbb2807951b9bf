import type { SuspensionForm } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { DAY } from '../../platform/clock.ts';
import { createIntake } from '../../platform/intake/index.ts';
import { contract } from '../../platform/intake/testing/sample-files.ts';
import { at, openDesk, type Desk } from '../sealing/testing/desk.ts';
import { completeDueSuspensions } from './index.ts';

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
const dayIn = (days = 0) =>
  new Date(Date.parse(desk.system.clock.now()) + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);
const department = (name: string) => desk.system.company.departments[name] ?? '';

let count = 0;
/** An active seal, held by 吴刚. */
async function active() {
  const { seals } = await as('zhoulei');
  return seals.registerSeal({
    body: {
      entityId: desk.system.company.entityId,
      medium: 'physical',
      custodianId: desk.idOf('wugang'),
      name: `采购业务专用章（${(count += 1)}）`,
      kind: 'business',
      size: { shape: 'round', widthMm: 40, heightMm: 40 },
      inscription: '华信智联科技（杭州）有限公司采购业务专用章',
      code: null,
      material: null,
      activatedOn: '2024-03-01',
      place: '一号保险柜',
      papers: [],
    },
  });
}

const wanted = (change: Partial<SuspensionForm> = {}): SuspensionForm => ({
  reason: 'reorganized',
  explanation: '采购部并入销售部，该印章不再使用。',
  fromDay: dayIn(),
  departmentIds: [department('销售部'), department('财务部')],
  ...change,
});

/** An application of 王强, of the sales department. */
async function requested(change: Partial<SuspensionForm> = {}, sealId?: string, by = 'wangqiang') {
  const id = sealId ?? (await active()).id;
  return (await as(by)).suspensions.requestSuspension({ params: { id }, body: wanted(change) });
}

const read = async (id: string, who = 'zhoulei') => (await as(who)).suspensions.getSuspension({ params: { id } });
const readSeal = async (id: string) => (await as('tangning')).seals.getSeal({ params: { id } });

/** 周蕾 approves, whoever else of the seal office is asked as well. */
async function approveBy(loginName: string, caseId: string) {
  const { approvals } = await as(loginName);
  const { rounds, stage } = await approvals.getApproval({ params: { id: caseId } });
  const body = { round: rounds.length, stage: stage?.id ?? '', opinion: '情况属实，同意停用。' };
  return approvals.approve({ params: { id: caseId }, body });
}

describe('the suspension of a seal by application', () => {
  it('R7.1.1 is applied for by the using department with its reason, and goes to the seal office', async () => {
    const suspension = await requested();
    expect(suspension).toMatchObject({
      number: expect.stringMatching(/^TY-\d{4}-00001$/),
      state: 'submitted',
      departmentName: '销售部',
      requester: { name: '王强' },
      custodian: { name: '吴刚' },
      reason: 'reorganized',
      departments: [{ name: '销售部' }, { name: '财务部' }],
      allowed: ['withdrawSuspension'],
    });
    const approval = await (await as('sunli')).approvals.getApproval({ params: { id: suspension.caseId } });
    expect(approval.title).toBe(`停用印章：${suspension.seal.name}`);
    expect(approval.waitingFor.map(({ name }) => name).toSorted()).toEqual(['周蕾', '唐宁'].toSorted());
    expect((await readSeal(suspension.seal.id)).state).toBe('active');
    // Nobody applies for what is applied for already, and nobody decides about their own application.
    const again = requested({}, suspension.seal.id, 'linxia');
    expect(await problemOf(again)).toMatchObject({
      code: 'suspension-open',
      title: expect.stringContaining(suspension.number),
    });
    const own = await requested({}, undefined, 'zhoulei');
    const { waitingFor } = await (await as('sunli')).approvals.getApproval({ params: { id: own.caseId } });
    expect(waitingFor.map(({ name }) => name)).toEqual(['唐宁']);
    // A person who does not know the seal cannot ask about it.
    const auditor = (await as('sunli')).suspensions;
    expect(await refusalOf(auditor.requestSuspension({ params: { id: own.seal.id }, body: wanted() }))).toBe(
      'forbidden',
    );
  });

  it('proposes whom to tell: the own department, that of the custodian, and those that used the seal', async () => {
    const { items } = await (
      await as('limin')
    ).suspensions.listSuspensionDepartments({ params: { id: (await active()).id } });
    expect(items.map(({ name, because }) => `${name} ${because}`)).toEqual(['销售部 own', '总经理办公室 custodian']);
    // Used on paper, by the sales department.
    const stamp = desk.seals.stamp;
    const { requestId } = await desk.approved([{ sealId: stamp, medium: 'physical', impressions: 1 }]);
    const [task = ''] = await desk.tasks(requestId);
    const { documents, sealing } = await as('wugang');
    const photo = await documents.uploadDocument(
      { querystring: { name: '照片.pdf' } },
      { file: Uint8Array.from(await contract(1)) },
    );
    await sealing.registerUse({
      params: { id: task },
      body: {
        impressions: 1,
        copies: 1,
        usedAt: desk.system.clock.now(),
        place: '总经理办公室',
        witnessId: null,
        evidence: [photo.id],
      },
    });
    const forFinance = await (await as('chenjing')).suspensions.listSuspensionDepartments({ params: { id: stamp } });
    expect(forFinance.items.map(({ name, because }) => `${name} ${because}`)).toEqual([
      '财务部 own',
      '总经理办公室 custodian',
      '销售部 used',
    ]);
  });

  it('R7.1.2 on approval suspends the seal, ends what waited for it, and tells those concerned, all at once', async () => {
    const sealId = desk.seals.contract;
    const use = { sealId, medium: 'electronic', impressions: 1, positions: [at(1)] } as const;
    const waiting = await desk.readyToSeal([use]);
    const asked = await desk.ask([use], { by: 'chenjing' });
    const elsewhere = await desk.ask([{ ...use, sealId: desk.seals.finance }]);
    const { id, caseId, number } = await requested({ departmentIds: [department('销售部')] }, sealId);
    await approveBy('tangning', caseId);

    const done = await read(id);
    expect(done).toMatchObject({
      state: 'completed',
      approver: { name: '唐宁' },
      found: null,
      handedBack: 1,
      allowed: [],
    });
    const seal = await readSeal(sealId);
    expect(seal).toMatchObject({ state: 'suspended', usable: false, suspension: { by: { name: '唐宁' } } });
    expect(seal.suspension?.reason).toContain(number);
    expect(await desk.system.eventsOf(waiting.id)).toContain('sealing.cancelled');

    const { useRequests } = await as('chenjing');
    const back = await useRequests.getUseRequest({ params: { id: asked.requestId } });
    expect(back).toMatchObject({ state: 'returned', reason: expect.stringContaining(number) });
    expect(
      (await (await as('wangqiang')).useRequests.getUseRequest({ params: { id: elsewhere.requestId } })).state,
    ).toBe('submitted');

    // Everybody of the department, the custodian, and who asked for the seal.
    const { notices } = await as('zhoulei');
    const params = { id: done.notice?.id ?? '' };
    expect(await notices.getNotice({ params })).toMatchObject({
      kind: 'seal-suspended',
      suspension: { id, number },
      issuer: { name: '唐宁' },
      found: null,
      mine: false,
      count: { read: 0, total: 5 },
    });
    const { items } = await notices.getNoticeReceipts({ params });
    expect(items.map(({ person }) => person.name).toSorted()).toEqual(
      ['李敏', '王强', '林夏', '吴刚', '陈静'].toSorted(),
    );

    // Who approved counts as who suspended: another one of the seal office resumes.
    const resume = async (who: string) => {
      const { version } = await readSeal(sealId);
      return (await as(who)).seals.resumeSeal({ params: { id: sealId }, body: { reason: '恢复使用' } }, { version });
    };
    expect(await refusalOf(resume('tangning'))).toBe('seal-resume-needs-other');
    expect(await resume('zhoulei')).toMatchObject({ state: 'active' });
    const history = await (await as('wangqiang')).suspensions.getSuspensionHistory({ params: { id } });
    expect(history).toMatchObject({ sound: true });
    expect(history.items.map(({ type }) => type)).toEqual([
      'suspension.submitted',
      'approval.decided',
      'suspension.approved',
      'suspension.completed',
    ]);
    const blob = await (await as('wangqiang')).suspensions.getSuspensionForm({ params: { id } });
    const form = await intake.inspect(new Uint8Array(await blob.arrayBuffer()), 'form.pdf');
    if (!form.ok) throw new Error(form.refusal.code);
    const text = form.value.facts.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
    for (const words of ['印章停用申请表', seal.name, '机构调整', '唐宁', '情况属实，同意停用。', '0 / 5 人已阅']) {
      expect(text).toContain(words);
    }
    const told = await (await as('zhoulei')).seals.getSealHistory({ params: { id: sealId } });
    const suspended = told.items.find(({ type }) => type === 'seal.suspended');
    expect(suspended?.data).toMatchObject({ application: { id, number } });
  });

  it('of a seal that is out of use by then completes without a second suspension', async () => {
    const { seals } = await as('zhoulei');
    const suspended = await requested();
    await seals.suspendSeal({ params: { id: suspended.seal.id }, body: { reason: '紧急停用' } });
    const lost = await requested();
    const loss = {
      kind: 'lost',
      lastSeenAt: '2024-03-01T08:00:00.000Z',
      place: null,
      circumstances: '搬迁途中遗失',
    } as const;
    await seals.reportSealLoss({ params: { id: lost.seal.id }, body: loss });
    for (const [{ id, seal, caseId }, found] of [
      [suspended, 'suspended'],
      [lost, 'lost'],
    ] as const) {
      const before = await readSeal(seal.id);
      await approveBy('tangning', caseId);
      const done = await read(id);
      expect(done).toMatchObject({ state: 'completed', found });
      const after = await readSeal(seal.id);
      expect([after.version, after.suspension]).toEqual([before.version, before.suspension]);
      const { notices } = await as('zhoulei');
      expect(await notices.getNotice({ params: { id: done.notice?.id ?? '' } })).toMatchObject({ found });
    }
  });

  it('for a day to come waits for it, is carried out by itself, and can be called off until then', async () => {
    const later = await requested({ fromDay: dayIn(1) });
    const dropped = await requested({ fromDay: dayIn(1) });
    for (const { caseId } of [later, dropped]) await approveBy('zhoulei', caseId);
    expect(await read(later.id, 'wangqiang')).toMatchObject({ state: 'approved', allowed: ['withdrawSuspension'] });
    expect((await readSeal(later.seal.id)).state).toBe('active');
    const withdraw = { params: { id: dropped.id }, body: { reason: '年底前仍需使用' } };
    expect(await refusalOf((await as('linxia')).suspensions.withdrawSuspension(withdraw))).toBe(
      'suspension-not-requester',
    );
    await (await as('tangning')).suspensions.withdrawSuspension(withdraw);
    const parts = { db: desk.system.db, clock: desk.system.clock, transact: desk.system.app.transact };
    await completeDueSuspensions(parts);
    expect((await readSeal(later.seal.id)).state).toBe('active');
    desk.system.clock.advance(DAY);
    await completeDueSuspensions(parts);
    await completeDueSuspensions(parts);
    desk.system.clock.advance(-DAY);
    expect(await readSeal(later.seal.id)).toMatchObject({ state: 'suspended', suspension: { by: { name: '周蕾' } } });
    expect((await read(later.id)).state).toBe('completed');
    expect((await readSeal(dropped.seal.id)).state).toBe('active');
    expect(await read(dropped.id)).toMatchObject({ state: 'withdrawn', allowed: [] });
  });

  it('returned is corrected and handed in again; refused or withdrawn leaves the seal and makes room for another', async () => {
    const { id, caseId, seal } = await requested();
    const { approvals } = await as('zhoulei');
    const seen = { round: 1, stage: 'seal-office' };
    await approvals.sendBack({ params: { id: caseId }, body: { ...seen, reason: '请补充通知部门' } });
    const { suspensions } = await as('wangqiang');
    const returned = await read(id, 'wangqiang');
    expect(returned).toMatchObject({ state: 'returned', outcomeReason: '请补充通知部门' });
    expect(returned.allowed).toEqual(['resubmitSuspension', 'withdrawSuspension']);
    expect(await refusalOf(requested({}, seal.id))).toBe('suspension-open');
    const unknown = wanted({ departmentIds: [seal.id] });
    expect(await refusalOf(suspensions.resubmitSuspension({ params: { id }, body: unknown }, returned))).toBe(
      'notice-department-unknown',
    );
    const body = wanted({ departmentIds: [department('法务部')] });
    const again = await suspensions.resubmitSuspension({ params: { id }, body }, returned);
    expect(again).toMatchObject({ state: 'submitted', departments: [{ name: '法务部' }] });
    await approvals.refuse({ params: { id: caseId }, body: { ...seen, round: 2, reason: '仍有合同未履行完毕' } });
    expect(await read(id)).toMatchObject({ state: 'refused', notice: null, allowed: [] });
    const second = await requested({}, seal.id);
    await suspensions.withdrawSuspension({ params: { id: second.id }, body: { reason: '暂不停用' } });
    expect((await readSeal(seal.id)).state).toBe('active');
    expect((await requested({}, seal.id)).state).toBe('submitted');
  });

  it('is applied for once, also by two at the same moment', async () => {
    const { id } = await active();
    const both = await Promise.allSettled([requested({}, id), requested({}, id, 'linxia')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is seen by its department head, the custodian, the seal office and auditors, and by nobody whom it does not concern', async () => {
    const { id, number } = await requested();
    const found = async (who: string) =>
      (await (await as(who)).suspensions.listSuspensions({ querystring: { search: number, open: 'true' } })).items
        .length;
    const seers = ['wangqiang', 'limin', 'wugang', 'tangning', 'sunli', 'zhaomingyuan'];
    expect(await Promise.all(seers.map(found))).toEqual(seers.map(() => 1));
    expect(await found('linxia')).toBe(0);
    expect(await refusalOf((await as('linxia')).suspensions.getSuspension({ params: { id } }))).toBe('not-found');
    expect(await refusalOf((await as('sysadmin')).suspensions.getSuspension({ params: { id } }))).toBe('forbidden');
  });
});
