import { engravers, engravings, type EngravingForm } from '@yinxin/contract';
import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import { click, type Clicks } from './click.ts';
import { fresh, reason } from './words.ts';

const by = 'zhoulei';
const requester = 'wangqiang';

/** How many social credit codes this run has used up: each is on the register once. */
let used = 0;

/** Acts on the engraving of seals, and on the register of engravers. */
export function engravingClicks(desk: Desk): Clicks {
  const office = () => desk.system.as(by);
  const facts = async () => ({
    name: fresh('杭州西泠印章制作有限公司'),
    uscc: codeNumber((used += 1)),
    qualificationNumber: '浙公特字 2024-0117',
    qualifiedUntil: null,
    paperId: await desk.upload(by, 1),
  });
  const listed = async () => (await office()).engravers.registerEngraver({ body: await facts() });
  const form = (): EngravingForm => ({
    name: fresh('销售合同专用章'),
    kind: 'contract',
    size: { shape: 'round', widthMm: 40, heightMm: 40 },
    inscription: '华信智联科技（杭州）有限公司合同专用章',
    reason: 'additional',
    purpose: '签订销售合同',
  });
  const requested = async () => (await desk.system.as(requester)).engravings.requestEngraving({ body: form() });
  const approved = async () => {
    const { id, caseId } = await requested();
    await desk.approve(caseId);
    return (await office()).engravings.getEngraving({ params: { id } });
  };
  const ordered = async () => {
    const { id, version } = await approved();
    const body = { engraverId: (await listed()).id };
    return (await office()).engravings.orderEngraving({ params: { id }, body }, { version });
  };
  const today = () => new Date(Date.parse(desk.system.clock.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
  const delivered = async () => {
    const { id, version } = await ordered();
    const body = { acceptedOn: today() };
    return (await office()).engravings.acceptEngravingDelivery({ params: { id }, body }, { version });
  };

  return {
    async registerEngraver() {
      return click('engraver.registered', by, engravers.registerEngraver, { body: await facts() });
    },
    async correctEngraver() {
      const { id, version, uscc } = await listed();
      const request = { params: { id }, body: { ...(await facts()), uscc } };
      return click('engraver.corrected', by, engravers.correctEngraver, request, { version });
    },
    async removeEngraver() {
      const { id } = await listed();
      return click('engraver.removed', by, engravers.removeEngraver, { params: { id }, body: { reason } });
    },
    requestEngraving: () =>
      Promise.resolve(click('engraving.submitted', requester, engravings.requestEngraving, { body: form() })),
    async resubmitEngraving() {
      const { id, caseId } = await requested();
      const next = await desk.asked(caseId);
      await next?.person.approvals.sendBack({ params: { id: caseId }, body: { ...next.seen, reason } });
      const { version } = await (await desk.system.as(requester)).engravings.getEngraving({ params: { id } });
      const request = { params: { id }, body: form() };
      return click('engraving.resubmitted', requester, engravings.resubmitEngraving, request, { version });
    },
    async withdrawEngraving() {
      const request = { params: { id: (await requested()).id }, body: { reason } };
      return click('engraving.withdrawn', requester, engravings.withdrawEngraving, request);
    },
    async orderEngraving() {
      const { id, version } = await approved();
      const request = { params: { id }, body: { engraverId: (await listed()).id } };
      return click('engraving.ordered', by, engravings.orderEngraving, request, { version });
    },
    async rejectEngravingDelivery() {
      const { id, version } = await ordered();
      const request = { params: { id }, body: { reason } };
      return click('engraving.delivery-rejected', by, engravings.rejectEngravingDelivery, request, { version });
    },
    async acceptEngravingDelivery() {
      const { id, version } = await ordered();
      const request = { params: { id }, body: { acceptedOn: today() } };
      return click('engraving.delivered', by, engravings.acceptEngravingDelivery, request, { version });
    },
    async registerEngravedSeal() {
      const { id, version } = await delivered();
      const body = {
        custodianId: desk.idOf('wugang'),
        code: null,
        material: null,
        activatedOn: today(),
        place: '一号保险柜',
        papers: [],
      };
      return click('engraving.completed', by, engravings.registerEngravedSeal, { params: { id }, body }, { version });
    },
  };
}

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A sound social credit code (GB 32100-2015) that no other number gives. */
function codeNumber(number: number): string {
  const body = `91330106MA2C${String(number).padStart(5, '0')}`;
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return `${body}${CHARACTERS[(31 - (sum % 31)) % 31]}`;
}
