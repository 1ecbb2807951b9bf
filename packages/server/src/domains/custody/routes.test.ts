import type { HandoverDescription } from '@yinxin/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { DAY, later, MINUTE } from '../../platform/clock.ts';
import { systemActor } from '../../platform/transition.ts';
import { grantRole } from '../organization/index.ts';
import { proposeReturns } from './index.ts';
import { openRoom, type Room } from './testing/room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.system.close());

const UNKNOWN = '018f0000-0000-7000-8000-000000000000';
const as = (loginName: string) => room.system.as(loginName);
const inDays = (days: number) => new Date(Date.parse(room.system.clock.now()) + days * DAY).toISOString();
const custodianOf = async (id: string) =>
  (await (await as('zhoulei')).seals.getSeal({ params: { id } })).custodian.name;
const chainOf = async (id: string) => (await (await as('sunli')).custody.getSealCustody({ params: { id } })).items;

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
      allowed: ['confirmHandover', 'declineHandover', 'cancelHandover'],
    });
    const { id } = proposed;
    await room.confirm('hejuan', id);
    expect(await custodianOf(sealId)).toBe('吴刚');
    await room.confirm('wugang', id);
    const completed = await room.confirm('zhoulei', id);
    expect(completed).toMatchObject({ state: 'completed', condition: { state: 'ok' }, allowed: [] });
    for (const { confirmedAt } of [completed.giver, completed.receiver, completed.witness]) {
      expect(confirmedAt).not.toBeNull();
    }
    expect(await custodianOf(sealId)).toBe('何娟');
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
    const chain = await chainOf(sealId);
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

  it('is possible with a suspended seal, and with an electronic one', async () => {
    const suspended = await room.seal();
    await (await as('wugang')).seals.suspendSeal({ params: { id: suspended }, body: { reason: '待查' } });
    expect((await room.handOver({ sealId: suspended })).state).toBe('completed');
    const electronic = await room.seal({ medium: 'electronic', place: null });
    const { id } = await room.propose('wugang', { sealId: electronic });
    const { custody } = await as('hejuan');
    const condition = { state: 'ok', remark: null } as const;
    const described = custody.confirmHandover({ params: { id }, body: { condition } });
    expect(await refusalOf(described)).toBe('handover-condition-superfluous');
    for (const loginName of ['wugang', 'hejuan', 'zhoulei']) {
      await (await as(loginName)).custody.confirmHandover({ params: { id }, body: { condition: null } });
    }
    expect(await custodianOf(electronic)).toBe('何娟');
  });

  it('is proposed by a seal administrator too, and witnessed by an auditor', async () => {
    const sealId = await room.seal();
    const { id, allowed } = await room.propose('zhoulei', { sealId, witnessId: room.idOf('sunli') });
    expect(allowed).toEqual(['cancelHandover']);
    for (const loginName of ['sunli', 'wugang', 'hejuan']) await room.confirm(loginName, id);
    expect(await custodianOf(sealId)).toBe('何娟');
  });
});

describe('proposing', () => {
  it.each<[string, () => Partial<HandoverDescription>, string]>([
    ['to oneself', () => ({ receiverId: room.idOf('wugang') }), 'handover-same-person'],
    ['witnessed by the receiver', () => ({ witnessId: room.idOf('hejuan') }), 'handover-same-person'],
    ['to a disabled person', () => ({ receiverId: room.disabled }), 'handover-receiver-not-active'],
    ['before a disabled person', () => ({ witnessId: room.disabled }), 'handover-witness-not-active'],
    ['to somebody without the role', () => ({ receiverId: room.idOf('wangqiang') }), 'handover-receiver-not-entitled'],
    [
      'before an administrator of the system',
      () => ({ witnessId: room.idOf('sysadmin') }),
      'handover-witness-not-entitled',
    ],
    ['from somebody else', () => ({ giverId: room.idOf('limin') }), 'handover-giver-not-custodian'],
    ['of an unknown seal', () => ({ sealId: UNKNOWN }), 'not-found'],
    ['until yesterday', () => ({ kind: 'temporary', endsAt: inDays(-1) }), 'handover-end-past'],
    ['without a reason', () => ({ reason: '' }), 'validation-failed'],
  ])('is refused %s', async (_what, change, code) => {
    const sealId = await room.seal();
    const problem = await problemOf(room.propose('wugang', { sealId, ...change() }));
    expect(problem.code).toBe(code);
    expect(problem.title).toMatch(/\p{Script=Han}/u);
  });

  it('counts a role of custodian for this seal only', async () => {
    const [sealId, other] = [await room.seal(), await room.seal()];
    const personId = room.idOf('zhengwen');
    const scope = { kind: 'seal', id: sealId } as const;
    await room.system.app.transact(systemActor, (tx) =>
      grantRole(tx, { personId, role: 'custodian', scope }, { asSystem: true }),
    );
    const asked = room.propose('wugang', { sealId: other, receiverId: personId });
    expect(await refusalOf(asked)).toBe('handover-receiver-not-entitled');
    expect((await room.propose('wugang', { sealId, receiverId: personId })).state).toBe('proposed');
  });

  it('R5.1.1 is for the custodian and seal administrators, who do not make themselves custodian', async () => {
    const sealId = await room.seal();
    for (const loginName of ['wangqiang', 'hejuan', 'sunli', 'sysadmin']) {
      expect(await refusalOf(room.propose(loginName, { sealId }))).toBe('forbidden');
    }
    expect(await refusalOf(room.system.nobody.custody.listHandovers({ querystring: {} }))).toBe('not-signed-in');
    const own = room.propose('zhoulei', { sealId, receiverId: room.idOf('zhoulei'), witnessId: room.idOf('sunli') });
    // She lacks the role of custodian as well; either way she gets no seal by her own proposal.
    expect(await refusalOf(own)).toBe('handover-receiver-not-entitled');
  });

  it('of ten at once for one seal succeeds once', async () => {
    const sealId = await room.seal();
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => room.propose('wugang', { sealId })));
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(9);
    for (const error of refused) expect(error).toMatchObject({ problem: { code: 'handover-open', status: 409 } });
  });

  it('twice with one key is one handover and one reply', async () => {
    const sealId = await room.seal();
    const idempotencyKey = `propose-${sealId}`;
    const [one, two] = await Promise.all([1, 2].map(() => room.propose('wugang', { sealId }, { idempotencyKey })));
    expect(two).toEqual(one);
  });
});

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
    expect((await chainOf(sealId)).map(({ custodian }) => custodian.name)).toEqual(['吴刚', '何娟']);
  });

  it('is refused, and says so, when the custodian was changed meanwhile', async () => {
    const sealId = await room.seal();
    const { id } = await room.propose('wugang', { sealId });
    for (const loginName of ['wugang', 'hejuan']) await room.confirm(loginName, id);
    await room.name(sealId, 'limin');
    const problem = await problemOf(room.confirm('zhoulei', id));
    expect(problem).toMatchObject({ code: 'handover-giver-not-custodian', status: 409 });
    expect(problem.title).toContain('不是印章');
    expect(await custodianOf(sealId)).toBe('李敏');
    const { custody } = await as('wugang');
    const cancelled = await custody.cancelHandover({ params: { id }, body: { reason: '保管人已变更' } });
    expect(cancelled).toMatchObject({ state: 'cancelled', outcome: { by: { name: '吴刚' }, reason: '保管人已变更' } });
  });

  it('is refused for a seal that was reported lost meanwhile', async () => {
    const sealId = await room.seal();
    const { id } = await room.propose('wugang', { sealId });
    const body = { kind: 'lost', lastSeenAt: inDays(-1), place: null, circumstances: '找不到' } as const;
    await (await as('wugang')).seals.reportSealLoss({ params: { id: sealId }, body });
    expect(await refusalOf(room.confirm('hejuan', id))).toBe('handover-seal-out');
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

describe('a seal that is handed over for a while', () => {
  const lend = async (sealId: string) =>
    room.handOver({ sealId, kind: 'temporary', endsAt: later(room.system.clock.now(), 10 * MINUTE) });

  it('R5.2.1 is not passed on by who holds it for a while, only handed back', async () => {
    const sealId = await room.seal();
    const { id } = await lend(sealId);
    const back = { sealId, giverId: room.idOf('hejuan'), receiverId: room.idOf('wugang') };
    const onwards = room.propose('hejuan', { ...back, receiverId: room.spare });
    expect(await refusalOf(onwards)).toBe('handover-held-temporarily');
    const returned = await room.propose('hejuan', back);
    expect(returned.returnOf).toBe(id);
    for (const loginName of ['hejuan', 'wugang', 'zhoulei']) await room.confirm(loginName, returned.id);
    expect(await custodianOf(sealId)).toBe('吴刚');
    expect(await (await as('sunli')).custody.getHandover({ params: { id } })).toMatchObject({ returnDue: false });
  });

  it('R5.2.2 is proposed back by the system when its time is up, once', async () => {
    const sealId = await room.seal();
    const { id } = await lend(sealId);
    const parts = { db: room.system.db, clock: room.system.clock, transact: room.system.app.transact };
    const returns = async () => {
      await proposeReturns(parts);
      const { items } = await (await as('sunli')).custody.listHandovers({ querystring: { sealId } });
      return items.filter(({ returnOf }) => returnOf === id);
    };
    expect(await returns()).toEqual([]);
    room.system.clock.advance(11 * MINUTE);
    const [proposed, ...more] = await returns();
    expect(more).toEqual([]);
    expect(proposed).toMatchObject({
      proposedBy: null,
      giver: { person: { name: '何娟' } },
      receiver: { person: { name: '吴刚' } },
      state: 'proposed',
    });
    expect(await returns()).toHaveLength(1);
    const returnId = proposed?.id ?? '';
    await (await as('hejuan')).custody.declineHandover({ params: { id: returnId }, body: { reason: '延期一天' } });
    expect(await returns()).toHaveLength(1);
  });

  it('is not to be returned any more once an administrator has named another custodian', async () => {
    const sealId = await room.seal();
    const { id } = await lend(sealId);
    await room.name(sealId, 'limin');
    expect(await (await as('sunli')).custody.getHandover({ params: { id } })).toMatchObject({ returnDue: false });
  });
});

it('of all seals none is being handed over twice', async () => {
  const { rows } = await sql<{ open: number; places: number }>`
    select count(*) filter (where status = 'proposed')::int as open,
      count(distinct seal_id) filter (where status = 'proposed')::int as places from handovers`.execute(room.system.db);
  expect(rows[0]?.open).toBe(rows[0]?.places);
});
