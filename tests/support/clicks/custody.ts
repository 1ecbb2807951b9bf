import { custody } from '@yinxin/contract';
import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import { click, type Clicks } from './click.ts';
import { fresh, reason } from './words.ts';

const by = 'wugang';

/** Acts on handovers, each of a seal of its own. */
export function custodyClicks(desk: Desk): Clicks {
  const description = async () => {
    const { seals } = await desk.system.as('zhoulei');
    const seal = await seals.registerSeal({
      body: {
        entityId: desk.system.company.entityId,
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
    return {
      sealId: seal.id,
      giverId: desk.idOf('wugang'),
      receiverId: desk.idOf('hejuan'),
      witnessId: desk.idOf('zhoulei'),
      kind: 'permanent',
      endsAt: null,
      reason,
    } as const;
  };
  const proposed = async () => {
    const { custody: handovers } = await desk.system.as(by);
    const { id } = await handovers.proposeHandover({ body: await description() });
    return { id };
  };

  return {
    async proposeHandover() {
      return click('handover.proposed', by, custody.proposeHandover, { body: await description() });
    },
    async confirmHandover() {
      const request = { params: await proposed(), body: { condition: null } };
      return click('handover.confirmed', by, custody.confirmHandover, request);
    },
    async declineHandover() {
      const request = { params: await proposed(), body: { reason } };
      return click('handover.declined', by, custody.declineHandover, request);
    },
    async cancelHandover() {
      const request = { params: await proposed(), body: { reason } };
      return click('handover.cancelled', by, custody.cancelHandover, request);
    },
  };
}
