import { approvals, documents, sealing, useRequests, type DraftContent } from '@yinxin/contract';
import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import { DAY } from '../../../packages/server/src/platform/clock.ts';
import { contract } from '../../../packages/server/src/platform/intake/testing/sample-files.ts';
import { click, type Clicks } from './click.ts';
import { reason } from './words.ts';

const by = 'wangqiang';
const approver = 'limin';
const custodian = 'wugang';
const emptyDraft: DraftContent = {
  title: '采购合同',
  purpose: '',
  departmentId: null,
  plannedAt: null,
  items: [],
  attachments: [],
};
const positions = [{ kind: 'at', page: 1, xMm: 100, yMm: 200 } as const];

/** Acts on documents, use requests, approvals and sealing tasks. */
export function requestClicks(desk: Desk): Clicks {
  const requester = () => desk.system.as(by);
  const wanted = (medium: 'physical' | 'electronic' = 'physical') => [
    { sealId: medium === 'physical' ? desk.seals.stamp : desk.seals.contract, medium, impressions: 1 },
  ];
  /** A case before its first approver, who has opened what is to be approved. */
  const asked = async () => {
    const { caseId, documentId } = await desk.ask(wanted());
    const person = await desk.system.as(approver);
    await person.documents.openDocument({ params: { id: documentId } });
    const { round, stage } = await person.approvals.getApproval({ params: { id: caseId } });
    return { params: { id: caseId }, seen: { round, stage: stage?.id ?? '' } };
  };
  /** A task in the hands of its custodian. */
  const task = async (medium: 'physical' | 'electronic') => {
    const { requestId } = await desk.approved(wanted(medium));
    const [id = ''] = await desk.tasks(requestId);
    const { version } = await (await desk.system.as(custodian)).sealing.getSealing({ params: { id } });
    return { params: { id }, version };
  };

  return {
    async uploadDocument() {
      const file = Uint8Array.from(await contract(1));
      return click('document.stored', by, documents.uploadDocument, { querystring: { name: '合同.pdf' } }, { file });
    },
    async openDocument() {
      return click('document.opened', by, documents.openDocument, { params: { id: await desk.upload(by, 1) } });
    },
    async createUseRequest() {
      return click('use-request.draft-saved', by, useRequests.createUseRequest, { body: emptyDraft });
    },
    async saveUseRequestDraft() {
      const { id, version } = await (await requester()).useRequests.createUseRequest({ body: emptyDraft });
      const request = { params: { id }, body: { ...emptyDraft, title: '销售合同' } };
      return click('use-request.draft-saved', by, useRequests.saveUseRequestDraft, request, { version });
    },
    async submitUseRequest() {
      const mine = (await requester()).useRequests;
      const { requestId } = await desk.ask(wanted());
      const { id, version, draft } = await mine.copyUseRequest({ params: { id: requestId } });
      const plannedAt = new Date(Date.parse(desk.system.clock.now()) + DAY).toISOString();
      const body = { ...emptyDraft, ...draft, plannedAt };
      const saved = await mine.saveUseRequestDraft({ params: { id }, body }, { version });
      return click('use-request.submitted', by, useRequests.submitUseRequest, { params: { id } }, saved);
    },
    async withdrawUseRequest() {
      const { requestId: id } = await desk.ask(wanted());
      const request = { params: { id }, body: { reason } };
      return click('use-request.withdrawn', by, useRequests.withdrawUseRequest, request);
    },
    async voidUseRequest() {
      const { requestId: id } = await desk.approved(wanted());
      return click('use-request.voided', by, useRequests.voidUseRequest, { params: { id }, body: { reason } });
    },
    async copyUseRequest() {
      const { requestId: id } = await desk.ask(wanted());
      return click('use-request.draft-saved', by, useRequests.copyUseRequest, { params: { id } });
    },
    async approve() {
      const { params, seen } = await asked();
      const body = { ...seen, opinion: '同意用印。' };
      return click('approval.decided', approver, approvals.approve, { params, body });
    },
    async sendBack() {
      const { params, seen } = await asked();
      return click('approval.decided', approver, approvals.sendBack, { params, body: { ...seen, reason } });
    },
    async refuse() {
      const { params, seen } = await asked();
      return click('approval.decided', approver, approvals.refuse, { params, body: { ...seen, reason } });
    },
    async transferTask() {
      const { params, seen } = await asked();
      const body = { ...seen, to: desk.idOf('zhaomingyuan'), reason };
      return click('approval.transferred', approver, approvals.transferTask, { params, body });
    },
    async confirmPositions() {
      const { params, version } = await task('electronic');
      const request = { params, body: { positions } };
      return click('sealing.positions-confirmed', custodian, sealing.confirmPositions, request, { version });
    },
    async sealDocument() {
      const { params, version } = await task('electronic');
      const mine = (await desk.system.as(custodian)).sealing;
      await mine.confirmPositions({ params, body: { positions } }, { version });
      return click('sealing.sealed', custodian, sealing.sealDocument, { params });
    },
    async registerUse() {
      const { params } = await task('physical');
      const body = {
        impressions: 1,
        copies: 1,
        usedAt: desk.system.clock.now(),
        place: '总经理办公室',
        witnessId: null,
        evidence: [await desk.upload(custodian, 1)],
      };
      return click('sealing.use-registered', custodian, sealing.registerUse, { params, body });
    },
    async closeSealing() {
      const { params } = await task('physical');
      return click('sealing.closed', custodian, sealing.closeSealing, { params, body: { reason } });
    },
  };
}
