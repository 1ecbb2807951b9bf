import { inventory, type SealCount } from '@yinxin/contract';
import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import { click, type Clicks } from './click.ts';
import { fresh, reason } from './words.ts';

const by = 'zhoulei';
const auditor = 'sunli';
/** Its only custodian holds few seals, so that a list stays short. */
const department = '财务部';
const custodian = 'hejuan';

const found: SealCount = {
  outcome: 'found',
  recognised: 'ticked',
  legible: true,
  heldBy: null,
  remark: null,
  photoId: null,
};

/** Acts on counts of seals. */
export function inventoryClicks(desk: Desk): Clicks {
  const { entityId, departments } = desk.system.company;
  const office = async () => (await desk.system.as(by)).inventory;
  const today = () => new Date(Date.parse(desk.system.clock.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
  const opening = () => ({
    entityId,
    withSubsidiaries: false,
    departmentId: departments[department] ?? '',
    dueOn: today(),
  });
  /** A seal to be counted, and nothing that counts it already: a seal is on one open list at a time. */
  const ready = async () => {
    const { items } = await (await office()).listInventories({ querystring: { state: 'open' } });
    for (const { id } of items) await (await office()).cancelInventory({ params: { id }, body: { reason } });
    await (
      await desk.system.as(by)
    ).seals.registerSeal({
      body: {
        entityId,
        medium: 'physical',
        custodianId: desk.idOf(custodian),
        name: fresh('业务专用章'),
        kind: 'business',
        size: { shape: 'round', widthMm: 40, heightMm: 40 },
        inscription: '华信智联科技（杭州）有限公司业务专用章',
        code: null,
        material: null,
        activatedOn: '2020-03-01',
        place: '财务室保险柜',
        papers: [],
      },
    });
  };
  const opened = async () => {
    await ready();
    return (await office()).openInventory({ body: opening() });
  };
  const counted = async () => {
    const { id, items } = await opened();
    for (const { sealId } of items) await (await office()).countSeal({ params: { id, sealId }, body: found });
    return (await office()).getInventory({ params: { id } });
  };
  const first = ({ id, items }: Awaited<ReturnType<typeof opened>>) => ({ id, sealId: items[0]?.sealId ?? '' });

  return {
    async openInventory() {
      await ready();
      return click('inventory.opened', by, inventory.openInventory, { body: opening() });
    },
    async countSeal() {
      const params = first(await opened());
      return click('inventory.counted', by, inventory.countSeal, { params, body: found });
    },
    async correctCount() {
      const params = first(await counted());
      const count: SealCount = { outcome: 'not-found', remark: reason };
      return click('inventory.corrected', by, inventory.correctCount, { params, body: { count, reason } });
    },
    async recordSurplus() {
      const { id } = await opened();
      const body = { what: '业务专用章（旧）', place: '仓库', remark: null };
      return click('inventory.surplus-recorded', by, inventory.recordSurplus, { params: { id }, body });
    },
    async sendInventoryBack() {
      const count = await counted();
      const { id, sealId } = first(count);
      const request = { params: { id }, body: { sealIds: [sealId], reason } };
      return click('inventory.sent-back', auditor, inventory.sendInventoryBack, request, { version: count.version });
    },
    async closeInventory() {
      const { id, version } = await counted();
      const request = { params: { id }, body: { opinion: reason } };
      return click('inventory.closed', auditor, inventory.closeInventory, request, { version });
    },
    async cancelInventory() {
      const { id } = await opened();
      return click('inventory.cancelled', by, inventory.cancelInventory, { params: { id }, body: { reason } });
    },
  };
}
