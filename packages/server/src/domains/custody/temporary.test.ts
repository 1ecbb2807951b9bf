import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { DAY, later, MINUTE } from '../../platform/clock.ts';
import { proposeReturns } from './index.ts';
import { openRoom, type Room } from './testing/room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.system.close());

const as = (loginName: string) => room.system.as(loginName);

const lend = (sealId: string) =>
  room.handOver({ sealId, kind: 'temporary', endsAt: later(room.system.clock.now(), 10 * MINUTE) });

/** Returns of a temporary handover, once everything that is due has been proposed. */
async function returnsOf({ id, seal }: { readonly id: string; readonly seal: { readonly id: string } }) {
  const { system } = room;
  await proposeReturns({ db: system.db, clock: system.clock, transact: system.app.transact });
  const { items } = await (await as('sunli')).custody.listHandovers({ querystring: { sealId: seal.id } });
  return items.filter(({ returnOf }) => returnOf === id);
}

const report = async (sealId: string, kind: 'lost' | 'damaged') => {
  const body = { kind, lastSeenAt: later(room.system.clock.now(), -DAY), place: null, circumstances: '会后未见' };
  await (await as('hejuan')).seals.reportSealLoss({ params: { id: sealId }, body });
};
const administer = async (sealId: string, act: 'recordSealFound' | 'recallSeal') => {
  const { version } = await room.sealNow(sealId);
  await (await as('zhoulei')).seals[act]({ params: { id: sealId }, body: { reason: '业务调整' } }, { version });
};

describe('a seal that is handed over for a while', () => {
  it('R5.2.1 is not passed on by who holds it for a while, only handed back', async () => {
    const sealId = await room.seal();
    const { id } = await lend(sealId);
    const back = { sealId, giverId: room.idOf('hejuan'), receiverId: room.idOf('wugang') };
    const onwards = room.propose('hejuan', { ...back, receiverId: room.spare });
    expect(await refusalOf(onwards)).toBe('handover-held-temporarily');
    const returned = await room.propose('hejuan', back);
    expect(returned.returnOf).toBe(id);
    for (const loginName of ['hejuan', 'wugang', 'zhoulei']) await room.confirm(loginName, returned.id);
    expect(await room.custodianOf(sealId)).toBe('吴刚');
    expect(await room.handoverNow(id)).toMatchObject({ returnDue: false });
  });

  it('R5.2.2 is proposed back by the system when its time is up, once', async () => {
    const lent = await lend(await room.seal());
    expect(await returnsOf(lent)).toEqual([]);
    room.system.clock.advance(11 * MINUTE);
    const [proposed, ...more] = await returnsOf(lent);
    expect(more).toEqual([]);
    expect(proposed).toMatchObject({
      proposedBy: null,
      giver: { person: { name: '何娟' } },
      receiver: { person: { name: '吴刚' } },
      state: 'proposed',
    });
    expect(await returnsOf(lent)).toHaveLength(1);
    const params = { id: proposed?.id ?? '' };
    await (await as('hejuan')).custody.declineHandover({ params, body: { reason: '延期一天' } });
    expect(await returnsOf(lent)).toHaveLength(1);
  });

  it('is proposed back again when what ended the return was not a person', async () => {
    const lent = await lend(await room.seal());
    room.system.clock.advance(11 * MINUTE);
    expect(await returnsOf(lent)).toMatchObject([{ state: 'proposed' }]);
    await report(lent.seal.id, 'damaged');
    const [again, before] = await returnsOf(lent);
    expect(before).toMatchObject({ state: 'cancelled', outcome: { because: 'seal-suspended' } });
    expect(again).toMatchObject({ state: 'proposed' });
  });

  it('is proposed back only once it has been found, if it is lost', async () => {
    const lent = await lend(await room.seal());
    await report(lent.seal.id, 'lost');
    room.system.clock.advance(11 * MINUTE);
    expect(await returnsOf(lent)).toEqual([]);
    expect(await room.handoverNow(lent.id)).toMatchObject({ returnDue: true });
    await administer(lent.seal.id, 'recordSealFound');
    expect(await returnsOf(lent)).toMatchObject([{ state: 'proposed' }]);
  });

  it('R7.1.3 is not to be returned to anybody once it has been recalled', async () => {
    const lent = await lend(await room.seal());
    await (await as('hejuan')).seals.suspendSeal({ params: { id: lent.seal.id }, body: { reason: '停用' } });
    expect(await room.handoverNow(lent.id)).toMatchObject({ returnDue: true });
    await administer(lent.seal.id, 'recallSeal');
    expect(await room.handoverNow(lent.id)).toMatchObject({ returnDue: false });
    room.system.clock.advance(11 * MINUTE);
    expect(await returnsOf(lent)).toEqual([]);
  });

  it('R5.2.2 is in the list of what should have gone back, for the three and whoever looks after seals, until it has', async () => {
    const lent = await lend(await room.seal());
    const overdue = async (loginName: string) => {
      const querystring = { concern: 'overdue', sealId: lent.seal.id } as const;
      const { items } = await (await as(loginName)).custody.listHandovers({ querystring });
      return items.map(({ id }) => id);
    };
    expect(await overdue('hejuan')).toEqual([]);
    room.system.clock.advance(11 * MINUTE);
    for (const loginName of ['wugang', 'hejuan', 'zhoulei', 'sunli'])
      expect(await overdue(loginName)).toEqual([lent.id]);
    expect(await overdue('wangqiang')).toEqual([]);
    await room.name(lent.seal.id, 'limin');
    expect(await overdue('zhoulei')).toEqual([]);
  });

  it('is not to be returned any more once an administrator has named another custodian', async () => {
    const sealId = await room.seal();
    const { id } = await lend(sealId);
    await room.name(sealId, 'limin');
    expect(await room.handoverNow(id)).toMatchObject({ returnDue: false });
  });
});
