import { notices, suspensions } from '@yinxin/contract';
import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import { click, type Clicks } from './click.ts';
import { fresh, reason } from './words.ts';

const by = 'zhoulei';
const requester = 'wangqiang';

/** Acts on the suspension of seals by application, and on notices. */
export function suspensionClicks(desk: Desk): Clicks {
  const { entityId, departments } = desk.system.company;
  const departmentIds = [departments['销售部']!];
  const today = () => new Date(Date.parse(desk.system.clock.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
  const form = () => ({ reason: 'other', explanation: reason, fromDay: today(), departmentIds }) as const;
  const seal = async () => {
    const { seals } = await desk.system.as(by);
    return seals.registerSeal({
      body: {
        entityId,
        medium: 'physical',
        custodianId: desk.idOf('wugang'),
        name: fresh('采购业务专用章'),
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
  };
  const requested = async () =>
    (await desk.system.as(requester)).suspensions.requestSuspension({
      params: { id: (await seal()).id },
      body: form(),
    });
  const issued = async () => {
    const body = { explanation: reason, departmentIds };
    return (await desk.system.as(by)).notices.issueActivationNotice({ params: { id: desk.seals.finance }, body });
  };

  return {
    async requestSuspension() {
      const request = { params: { id: (await seal()).id }, body: form() };
      return click('suspension.submitted', requester, suspensions.requestSuspension, request);
    },
    async resubmitSuspension() {
      const { id, caseId } = await requested();
      const next = await desk.asked(caseId);
      await next?.person.approvals.sendBack({ params: { id: caseId }, body: { ...next.seen, reason } });
      const { version } = await (await desk.system.as(requester)).suspensions.getSuspension({ params: { id } });
      const request = { params: { id }, body: form() };
      return click('suspension.resubmitted', requester, suspensions.resubmitSuspension, request, { version });
    },
    async withdrawSuspension() {
      const request = { params: { id: (await requested()).id }, body: { reason } };
      return click('suspension.withdrawn', requester, suspensions.withdrawSuspension, request);
    },
    issueActivationNotice() {
      const request = { params: { id: desk.seals.finance }, body: { explanation: reason, departmentIds } };
      return Promise.resolve(click('notice.issued', by, notices.issueActivationNotice, request));
    },
    async confirmNotice() {
      return click('notice.read', requester, notices.confirmNotice, { params: { id: (await issued()).id } });
    },
  };
}
