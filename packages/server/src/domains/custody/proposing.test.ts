import type { HandoverDescription } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { DAY, later } from '../../platform/clock.ts';
import { systemActor } from '../../platform/transition.ts';
import { grantRole } from '../organization/index.ts';
import { openRoom, type Room } from './testing/room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.system.close());

const UNKNOWN = '018f0000-0000-7000-8000-000000000000';

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
    [
      'until yesterday',
      () => ({ kind: 'temporary', endsAt: later(room.system.clock.now(), -DAY) }),
      'handover-end-past',
    ],
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
