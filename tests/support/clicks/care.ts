import { checks, places, type CheckFacts, type PlaceFacts } from '@yinxin/contract';
import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import { click, type Clicks } from './click.ts';
import { fresh, reason } from './words.ts';

const by = 'zhoulei';
const provided = { provided: true, remark: null };

/** Acts on storage places and condition checks. */
export function careClicks(desk: Desk): Clicks {
  const { entityId } = desk.system.company;
  const facts = (): PlaceFacts => ({
    name: fresh('保险柜'),
    kind: 'safe',
    location: '总部 3 楼',
    protections: { theft: provided, fire: provided, damp: provided },
    capacity: 5,
    responsibleId: desk.idOf('wugang'),
    papers: [],
  });
  const place = async () => (await desk.system.as(by)).places.registerPlace({ body: { ...facts(), entityId } });
  const seal = async () =>
    (await desk.system.as(by)).seals.registerSeal({
      body: {
        entityId,
        medium: 'physical',
        custodianId: desk.idOf('wugang'),
        name: fresh('业务专用章'),
        kind: 'business',
        size: { shape: 'round', widthMm: 40, heightMm: 40 },
        inscription: '业务专用章',
        code: null,
        material: null,
        activatedOn: '2024-03-01',
        place: '一号保险柜',
        papers: [],
      },
    });
  const damaged: CheckFacts = {
    checkedOn: '2026-01-05',
    checklist: { impression: true, rim: true, body: false, specimen: true, storage: true },
    finding: 'damaged',
    remark: reason,
    lastSeenAt: null,
    maintenance: [],
    photos: [],
  };

  return {
    async registerPlace() {
      return click('place.registered', by, places.registerPlace, { body: { ...facts(), entityId } });
    },
    async correctPlace() {
      const { id, version } = await place();
      return click('place.corrected', by, places.correctPlace, { params: { id }, body: facts() }, { version });
    },
    async closePlace() {
      const { id } = await place();
      return click('place.closed', by, places.closePlace, { params: { id }, body: { reason } });
    },
    async putSealInPlace() {
      const { id: placeId } = await place();
      const { id, version } = await seal();
      const body = { placeId, detail: '第 2 层', despite: null };
      return click('seal.placed', 'wugang', places.putSealInPlace, { params: { id }, body }, { version });
    },
    async recordCheck() {
      const { id } = await seal();
      return click('check.recorded', 'wugang', checks.recordCheck, { params: { id }, body: damaged });
    },
    async settleCheck() {
      const { id: sealId } = await seal();
      const { checks: held } = await desk.system.as('wugang');
      const { id, version } = await held.recordCheck({ params: { id: sealId }, body: damaged });
      const request = { params: { id }, body: { result: reason } };
      return click('check.settled', by, checks.settleCheck, request, { version });
    },
    async setCheckPlan() {
      const { items } = await (await desk.system.as(by)).checks.listCheckPlans({ querystring: {} });
      const { id, version, months } = items[0]!;
      const body = { months: { ...months, customs: months.customs === 12 ? 6 : 12 } };
      return click('check-plan.set', by, checks.setCheckPlan, { params: { id }, body }, { version });
    },
  };
}
