import { destructions } from '@yinxin/contract';
import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import { click, type Clicks } from './click.ts';
import { fresh, reason } from './words.ts';

const by = 'zhoulei';
const unit = { name: '杭州安信印章销毁有限公司', qualificationNumber: null, qualifiedUntil: null } as const;

/** Acts on the destruction of seals. */
export function destructionClicks(desk: Desk): Clicks {
  const office = () => desk.system.as(by);
  const suspended = async () => {
    const { seals } = await office();
    const { id } = await seals.registerSeal({
      body: {
        entityId: desk.system.company.entityId,
        medium: 'physical',
        custodianId: desk.idOf('wugang'),
        name: fresh('旧业务专用章'),
        kind: 'business',
        size: { shape: 'round', widthMm: 40, heightMm: 40 },
        inscription: '华信智联科技（杭州）有限公司业务专用章',
        code: null,
        material: null,
        activatedOn: '2024-03-01',
        place: '一号保险柜',
        papers: [],
      },
    });
    return seals.suspendSeal({ params: { id }, body: { reason } });
  };
  const proposal = async () => ({ reason, unit: { ...unit, paperId: await desk.upload(by, 1) } });
  const proposed = async () => {
    const { id } = await suspended();
    return (await office()).destructions.proposeDestruction({ params: { id }, body: await proposal() });
  };
  const approved = async () => {
    const { id, caseId } = await proposed();
    await desk.approve(caseId);
    return (await office()).destructions.getDestruction({ params: { id } });
  };
  const record = () => ({
    destroyedOn: new Date(Date.parse(desk.system.clock.now()) + 8 * 3_600_000).toISOString().slice(0, 10),
    place: '销毁车间',
    method: '机械粉碎',
    witnessIds: [desk.idOf('sunli'), desk.idOf('zhengwen')],
  });
  const carriedOut = async () => {
    const { id, version } = await approved();
    return (await office()).destructions.recordDestruction({ params: { id }, body: record() }, { version });
  };

  return {
    async proposeDestruction() {
      const { id } = await suspended();
      const request = { params: { id }, body: await proposal() };
      return click('destruction.proposed', by, destructions.proposeDestruction, request);
    },
    async resubmitDestruction() {
      const { id, caseId } = await proposed();
      const next = await desk.asked(caseId);
      await next?.person.approvals.sendBack({ params: { id: caseId }, body: { ...next.seen, reason } });
      const { version } = await (await office()).destructions.getDestruction({ params: { id } });
      const request = { params: { id }, body: await proposal() };
      return click('destruction.resubmitted', by, destructions.resubmitDestruction, request, { version });
    },
    async withdrawDestruction() {
      const request = { params: { id: (await proposed()).id }, body: { reason } };
      return click('destruction.withdrawn', by, destructions.withdrawDestruction, request);
    },
    async recordDestruction() {
      const { id, version } = await approved();
      const request = { params: { id }, body: record() };
      return click('destruction.carried-out', by, destructions.recordDestruction, request, { version });
    },
    async confirmDestruction() {
      const { id, version } = await carriedOut();
      return click('destruction.confirmed', 'sunli', destructions.confirmDestruction, { params: { id } }, { version });
    },
    async fileDestructionCertificate() {
      const { id, version } = await carriedOut();
      const request = { params: { id }, body: { documentId: await desk.upload(by, 1) } };
      return click('destruction.certificate-filed', by, destructions.fileDestructionCertificate, request, { version });
    },
  };
}
