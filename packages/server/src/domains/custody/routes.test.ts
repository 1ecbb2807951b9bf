import { sql } from 'kysely';
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

describe('a handover', () => {
  it('R5.2.2 is on record with time, giver, receiver and witness, and moves the custody with the third confirmation', async () => {
    const sealId = await room.seal();
    const proposed = await room.propose('wugang', { sealId });
    expect(proposed).toMatchObject({
      state: 'proposed',
      giver: { person: { name: '吴刚' }, confirmedAt: null },
      receiver: { person: { name: '何娟' }, confirmedAt: null },
      witness: { person: { name: '周蕾' }, confirmedAt: null },
      proposedBy: { name: '吴刚' },
      seal: { id: sealId, medium: 'physical' },
      allowed: ['getHandoverSlip', 'confirmHandover', 'declineHandover', 'cancelHandover'],
    });
    const { id } = proposed;
    await room.confirm('hejuan', id);
    expect(await room.custodianOf(sealId)).toBe('吴刚');
    await room.confirm('wugang', id);
    const completed = await room.confirm('zhoulei', id);
    expect(completed).toMatchObject({ state: 'completed', condition: { state: 'ok' }, allowed: ['getHandoverSlip'] });
    for (const { confirmedAt } of [completed.giver, completed.receiver, completed.witness]) {
      expect(confirmedAt).not.toBeNull();
    }
    expect(await room.custodianOf(sealId)).toBe('何娟');
    expect(await room.system.eventsOf(id)).toEqual([
      'handover.proposed',
      'handover.confirmed',
      'handover.confirmed',
      'handover.confirmed',
      'handover.completed',
    ]);
    expect(await room.system.eventsOf(sealId)).toEqual(['seal.registered', 'seal.custodian-changed']);
  });

  it('R5.1.1 leaves a chain of custody without gaps, for whoever may see the seal', async () => {
    const sealId = await room.seal();
    const { id } = await room.handOver({ sealId });
    await room.name(sealId, 'wugang');
    const chain = await room.chainOf(sealId);
    expect(chain).toMatchObject([
      { custodian: { name: '吴刚' }, began: 'registration', handoverId: null, reason: null },
      { custodian: { name: '何娟' }, began: 'handover', handoverId: id, reason: '岗位调整' },
      { custodian: { name: '吴刚' }, began: 'change', handoverId: null, until: null },
    ]);
    for (const [place, { until }] of chain.entries()) expect(until).toBe(chain[place + 1]?.from ?? null);
    const others = await (await as('wangqiang')).custody.getSealCustody({ params: { id: sealId } });
    expect(others).toMatchObject({ sound: true });
    expect(others.items.map(({ handoverId }) => handoverId)).toEqual([null, null, null]);
    const missing = (await as('sunli')).custody.getSealCustody({ params: { id: UNKNOWN } });
    expect(await refusalOf(missing)).toBe('not-found');
    expect(await refusalOf((await as('sysadmin')).custody.getSealCustody({ params: { id: sealId } }))).toBe(
      'forbidden',
    );
  });

  it('is possible with an electronic seal, which has no condition', async () => {
    const sealId = await room.seal({ medium: 'electronic', place: null });
    const { id } = await room.propose('wugang', { sealId });
    const condition = { state: 'ok', remark: null } as const;
    const described = (await as('hejuan')).custody.confirmHandover({ params: { id }, body: { condition } });
    expect(await refusalOf(described)).toBe('handover-condition-superfluous');
    for (const loginName of ['wugang', 'hejuan', 'zhoulei']) await room.confirm(loginName, id);
    expect(await room.custodianOf(sealId)).toBe('何娟');
  });

  it('is proposed by a seal administrator too, and witnessed by an auditor', async () => {
    const sealId = await room.seal();
    const { id, allowed } = await room.propose('zhoulei', { sealId, witnessId: room.idOf('sunli') });
    expect(allowed).toEqual(['getHandoverSlip', 'cancelHandover']);
    for (const loginName of ['sunli', 'wugang', 'hejuan']) await room.confirm(loginName, id);
    expect(await room.custodianOf(sealId)).toBe('何娟');
  });
});

describe('the list of handovers', () => {
  it('shows the three their own, and administrators and auditors those in their scope', async () => {
    const sealId = await room.seal();
    const { id } = await room.propose('wugang', { sealId, witnessId: room.idOf('limin') });
    const seenBy = async (loginName: string, query: object = {}) => {
      const { items } = await (await as(loginName)).custody.listHandovers({ querystring: { sealId, ...query } });
      return items.map((one) => one.id);
    };
    for (const loginName of ['wugang', 'hejuan', 'limin', 'zhoulei', 'sunli']) {
      expect(await seenBy(loginName)).toEqual([id]);
      expect((await (await as(loginName)).custody.getHandover({ params: { id } })).id).toBe(id);
    }
    expect(await seenBy('wangqiang')).toEqual([]);
    expect(await refusalOf((await as('wangqiang')).custody.getHandover({ params: { id } }))).toBe('not-found');
    expect(await refusalOf((await as('secadmin')).custody.getHandover({ params: { id } }))).toBe('forbidden');
    expect(await seenBy('sunli', { concern: 'waiting' })).toEqual([]);
    expect(await seenBy('limin', { concern: 'waiting' })).toEqual([id]);
    await room.confirm('limin', id);
    expect(await seenBy('limin', { concern: 'waiting' })).toEqual([]);
    expect(await seenBy('limin', { state: 'proposed' })).toEqual([id]);
    expect(await seenBy('limin', { state: 'completed' })).toEqual([]);
  });
});

it('of all seals none is being handed over twice', async () => {
  const { rows } = await sql<{ open: number; places: number }>`
    select count(*) filter (where status = 'proposed')::int as open,
      count(distinct seal_id) filter (where status = 'proposed')::int as places from handovers`.execute(room.system.db);
  expect(rows[0]?.open).toBe(rows[0]?.places);
});
