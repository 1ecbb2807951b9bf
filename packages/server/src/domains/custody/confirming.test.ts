import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { openRoom, type Room } from './testing/room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.system.close());

const UNKNOWN = '018f0000-0000-7000-8000-000000000000';
const as = (loginName: string) => room.system.as(loginName);

describe('confirming', () => {
  it('is for each of the three, once, and for nobody else', async () => {
    const { id } = await room.propose('wugang', { sealId: await room.seal() });
    await room.confirm('wugang', id);
    expect(await refusalOf(room.confirm('wugang', id))).toBe('handover-already-confirmed');
    expect(await refusalOf(room.confirm('sunli', id))).toBe('handover-not-party');
    expect(await refusalOf(room.confirm('wangqiang', id))).toBe('not-found');
    expect(await refusalOf(room.confirm('sysadmin', id))).toBe('forbidden');
    expect(await refusalOf(room.confirm('wugang', UNKNOWN))).toBe('not-found');
    expect((await room.confirm('zhoulei', id)).state).toBe('proposed');
  });

  it('twice at once, with one key, has one effect and one reply', async () => {
    const { id } = await room.propose('wugang', { sealId: await room.seal() });
    const { custody } = await as('wugang');
    const key = { idempotencyKey: `confirm-${id}` };
    const click = () => custody.confirmHandover({ params: { id }, body: { condition: null } }, key);
    const [one, two] = await Promise.all([click(), click()]);
    expect(two).toEqual(one);
    expect(await room.system.eventsOf(id)).toEqual(['handover.proposed', 'handover.confirmed']);
  });

  it('all three at the same moment complete it once', async () => {
    const sealId = await room.seal();
    const { id } = await room.propose('wugang', { sealId });
    await Promise.all(['wugang', 'hejuan', 'zhoulei'].map((loginName) => room.confirm(loginName, id)));
    expect(await room.system.eventsOf(sealId)).toEqual(['seal.registered', 'seal.custodian-changed']);
    expect((await room.chainOf(sealId)).map(({ custodian }) => custodian.name)).toEqual(['吴刚', '何娟']);
  });
});

describe('a handover that is not wanted', () => {
  it('is declined by one of the three and makes room for another', async () => {
    const sealId = await room.seal();
    const { id } = await room.propose('wugang', { sealId });
    const decline = async (loginName: string) =>
      (await as(loginName)).custody.declineHandover({ params: { id }, body: { reason: '未见到印章' } });
    expect(await refusalOf(decline('sunli'))).toBe('handover-not-party');
    expect(await refusalOf(decline('wangqiang'))).toBe('not-found');
    expect(await decline('hejuan')).toMatchObject({ state: 'declined', outcome: { reason: '未见到印章' } });
    expect(await refusalOf(room.confirm('wugang', id))).toBe('handover-not-open');
    expect(await refusalOf(decline('hejuan'))).toBe('handover-not-open');
    expect((await room.propose('wugang', { sealId })).state).toBe('proposed');
  });

  it('is cancelled by who proposed it or a seal administrator, not by the others', async () => {
    const cancel = async (loginName: string, id: string) =>
      (await as(loginName)).custody.cancelHandover({ params: { id }, body: { reason: '不再交接' } });
    const { id } = await room.propose('wugang', { sealId: await room.seal(), witnessId: room.idOf('limin') });
    for (const loginName of ['hejuan', 'limin', 'sunli'])
      expect(await refusalOf(cancel(loginName, id))).toBe('forbidden');
    expect((await cancel('zhoulei', id)).state).toBe('cancelled');
  });
});
