import type { LossReport } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { DAY, later } from '../../platform/clock.ts';
import { openRoom, type Room } from './testing/room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.system.close());

const as = (loginName: string) => room.system.as(loginName);

/** What happens to a seal, each as its custodian or its administrator would do it. */
const suspend = async (id: string) =>
  (await as('wugang')).seals.suspendSeal({ params: { id }, body: { reason: '待查' } });
const report = (kind: LossReport['kind']) => async (id: string) => {
  const body = { kind, lastSeenAt: later(room.system.clock.now(), -DAY), place: null, circumstances: '会后未见' };
  await (await as('wugang')).seals.reportSealLoss({ params: { id }, body });
};
const administer = (act: 'resumeSeal' | 'recordSealFound' | 'recallSeal') => async (id: string) => {
  const { version } = await room.sealNow(id);
  await (await as('zhoulei')).seals[act]({ params: { id }, body: { reason: '业务调整' } }, { version });
};
const putAway = async (id: string) => {
  const { version } = await room.sealNow(id);
  const body = { place: '档案室', countersignedBy: room.idOf('sunli') };
  await (await as('zhoulei')).seals.sealAwaySeal({ params: { id }, body }, { version });
};

/** A handover that lacks only the receiver's confirmation. */
async function almostHandedOver(sealId: string): Promise<string> {
  const { id } = await room.propose('wugang', { sealId });
  for (const loginName of ['wugang', 'zhoulei']) await room.confirm(loginName, id);
  return id;
}

describe('an open handover', () => {
  it.each([
    ['is suspended', suspend, 'seal-suspended'],
    ['is reported damaged', report('damaged'), 'seal-suspended'],
    ['is reported lost', report('lost'), 'seal-lost'],
    ['is reported stolen', report('stolen'), 'seal-lost'],
  ] as const)('R5.2.2 ends by itself when its seal %s, and moves nothing', async (_what, happens, because) => {
    const sealId = await room.seal();
    const id = await almostHandedOver(sealId);
    await happens(sealId);
    const ended = await room.handoverNow(id);
    expect(ended).toMatchObject({
      state: 'cancelled',
      allowed: ['getHandoverSlip'],
      outcome: { by: null, reason: null, because },
    });
    expect(await refusalOf(room.confirm('hejuan', id))).toBe('handover-not-open');
    expect(await room.custodianOf(sealId)).toBe('吴刚');
    expect(await room.system.eventsOf(id)).toEqual([
      'handover.proposed',
      'handover.confirmed',
      'handover.confirmed',
      'handover.called-off',
    ]);
    const { custody } = await as('hejuan');
    const { items } = await custody.listHandovers({ querystring: { concern: 'waiting', sealId } });
    expect(items).toEqual([]);
  });

  it('R7.1.3 ends by itself when its seal is recalled', async () => {
    const sealId = await room.seal();
    await suspend(sealId);
    const id = await almostHandedOver(sealId);
    await administer('recallSeal')(sealId);
    expect(await room.handoverNow(id)).toMatchObject({ outcome: { because: 'seal-recalled' } });
    expect(await refusalOf(room.confirm('hejuan', id))).toBe('handover-not-open');
  });

  it('ends by itself when the seal gets another custodian, and leaves room for the next one', async () => {
    const sealId = await room.seal();
    const id = await almostHandedOver(sealId);
    await room.name(sealId, 'limin');
    expect(await room.handoverNow(id)).toMatchObject({ outcome: { because: 'custodian-changed' } });
    expect(await room.custodianOf(sealId)).toBe('李敏');
    const problem = await problemOf(room.propose('zhoulei', { sealId }));
    expect(problem).toMatchObject({ code: 'handover-giver-not-custodian', status: 409 });
    expect(problem.title).toContain('现任保管人');
    const next = { sealId, giverId: room.idOf('limin'), witnessId: room.idOf('sunli') };
    expect((await room.propose('zhoulei', next)).state).toBe('proposed');
  });

  it('survives what does not change hands or use: the seal is resumed', async () => {
    const sealId = await room.seal();
    await suspend(sealId);
    const id = await almostHandedOver(sealId);
    await administer('resumeSeal')(sealId);
    expect((await room.confirm('hejuan', id)).state).toBe('completed');
  });

  it('that is confirmed and called off at the same moment does one of both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const sealId = await room.seal();
      const id = await almostHandedOver(sealId);
      const acts = [() => room.confirm('hejuan', id), () => suspend(sealId)];
      const order = round % 2 === 0 ? acts : acts.toReversed();
      await Promise.allSettled(order.map((act) => act()));
      const { state } = await room.handoverNow(id);

      expect(await room.custodianOf(sealId)).toBe(state === 'completed' ? '何娟' : '吴刚');
      expect(['completed', 'cancelled']).toContain(state);
    }
  });
});

describe('a seal that is out of use', () => {
  it('is handed over while it is suspended: somebody has to keep it', async () => {
    const sealId = await room.seal();
    await suspend(sealId);
    expect((await room.handOver({ sealId })).state).toBe('completed');
    expect(await room.custodianOf(sealId)).toBe('何娟');
  });

  it('R5.2.3 is not handed over while it is lost, and can be once it was found', async () => {
    const sealId = await room.seal();
    await report('lost')(sealId);
    const problem = await problemOf(room.propose('wugang', { sealId }));
    expect(problem).toMatchObject({ code: 'handover-seal-out', status: 409 });
    expect(problem.title).toContain('挂失');
    await administer('recordSealFound')(sealId);
    expect((await room.propose('wugang', { sealId })).state).toBe('proposed');
  });

  it('R7.1.3 is not handed over once it is recalled or put away', async () => {
    const sealId = await room.seal();
    await suspend(sealId);
    await administer('recallSeal')(sealId);
    for (const loginName of ['wugang', 'zhoulei']) {
      expect(await refusalOf(room.propose(loginName, { sealId }))).toBe('handover-seal-out');
    }
    await putAway(sealId);
    expect(await refusalOf(room.propose('wugang', { sealId }))).toBe('handover-seal-out');
  });
});
