import { carryOuts, type CarryOutForm } from '@yinxin/contract';
import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import { click, type Clicks } from './click.ts';
import { fresh, reason } from './words.ts';

const by = 'wugang';
const office = 'zhoulei';
const HOUR = 3_600_000;

/** Acts on seals that their custodian takes out of the house. */
export function carryOutClicks(desk: Desk): Clicks {
  const mine = async () => (await desk.system.as(by)).carryOuts;
  const later = (hours: number) => new Date(Date.parse(desk.system.clock.now()) + hours * HOUR).toISOString();
  const form = (): CarryOutForm => ({
    purpose: '现场签署合同',
    destination: '客户现场',
    companionId: desk.idOf('wangqiang'),
    leavesAt: later(0),
    dueAt: later(2),
    overnight: '跨零点返回，由随行人看管',
    requestIds: [],
  });
  const newSeal = async () => {
    const { seals } = await desk.system.as(office);
    const { id } = await seals.registerSeal({
      body: {
        entityId: desk.system.company.entityId,
        medium: 'physical',
        custodianId: desk.idOf(by),
        name: fresh('业务专用章'),
        kind: 'business',
        size: { shape: 'round', widthMm: 40, heightMm: 40 },
        inscription: '华信智联科技（杭州）有限公司业务专用章',
        code: null,
        material: null,
        activatedOn: '2020-03-01',
        place: '一号保险柜',
        papers: [],
      },
    });
    return id;
  };
  const requested = async () => (await mine()).requestCarryOut({ params: { id: await newSeal() }, body: form() });
  const approved = async () => {
    const { id, caseId } = await requested();
    await desk.approve(caseId);
    return (await mine()).getCarryOut({ params: { id } });
  };
  const out = async () => {
    const { id, version } = await approved();
    return (await mine()).leaveWithSeal({ params: { id } }, { version });
  };
  const condition = { condition: { state: 'ok', remark: null } } as const;
  const back = async () => {
    const { id, version } = await out();
    return (await mine()).bringSealBack({ params: { id }, body: condition }, { version });
  };

  return {
    async requestCarryOut() {
      const request = { params: { id: await newSeal() }, body: form() };
      return click('carry-out.submitted', by, carryOuts.requestCarryOut, request);
    },
    async resubmitCarryOut() {
      const { id, caseId } = await requested();
      const next = await desk.asked(caseId);
      await next?.person.approvals.sendBack({ params: { id: caseId }, body: { ...next.seen, reason } });
      const { version } = await (await mine()).getCarryOut({ params: { id } });
      return click(
        'carry-out.resubmitted',
        by,
        carryOuts.resubmitCarryOut,
        { params: { id }, body: form() },
        { version },
      );
    },
    async withdrawCarryOut() {
      const request = { params: { id: (await requested()).id }, body: { reason } };
      return click('carry-out.withdrawn', by, carryOuts.withdrawCarryOut, request);
    },
    async leaveWithSeal() {
      const { id, version } = await approved();
      return click('carry-out.left', by, carryOuts.leaveWithSeal, { params: { id } }, { version });
    },
    async bringSealBack() {
      const { id, version } = await out();
      return click(
        'carry-out.brought-back',
        by,
        carryOuts.bringSealBack,
        { params: { id }, body: condition },
        { version },
      );
    },
    async checkSealBack() {
      const { id, version } = await back();
      const request = { params: { id }, body: condition };
      return click('carry-out.completed', office, carryOuts.checkSealBack, request, { version });
    },
  };
}
