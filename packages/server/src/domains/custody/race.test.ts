import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someoneWaits } from '../../../../../tests/support/database.ts';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { until } from '../../../../../tests/support/until.ts';
import { systemActor } from '../../platform/transition.ts';
import { changeCustodian } from '../seals/index.ts';
import { at, openDesk, type Desk } from '../sealing/testing/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const as = (loginName: string) => desk.system.as(loginName);

/** A handover from one custodian to the other that lacks only the receiver's confirmation. */
async function almostHandedOver(sealId: string, from: string, to: string): Promise<string> {
  const body = {
    sealId,
    giverId: desk.idOf(from),
    receiverId: desk.idOf(to),
    witnessId: desk.idOf('zhoulei'),
    kind: 'permanent',
    endsAt: null,
    reason: '岗位调整',
  } as const;
  const { id } = await (await as(from)).custody.proposeHandover({ body });
  for (const loginName of [from, 'zhoulei']) {
    await (await as(loginName)).custody.confirmHandover({ params: { id }, body: { condition: null } });
  }
  return id;
}

/** What happened with a seal, in the order of the ledger: who stamped, and who got the seal. */
async function told(sealId: string): Promise<readonly { type: string; actor: string }[]> {
  await desk.system.app.ledger.settle();
  const { rows } = await sql<{ type: string; leaf: Buffer }>`
    select e.type, e.leaf from ledger_entries e join ledger_sequence s on s.entry_id = e.id
    where e.subject_id = ${sealId}::uuid or e.subject_id in (select id from sealings where seal_id = ${sealId}::uuid)
    order by s.index`.execute(desk.system.db);
  return rows.map(({ type, leaf }) => ({ type, actor: (JSON.parse(leaf.toString()) as { actor: string }).actor }));
}

/** Every stamp in the order of the ledger is by the person who held the seal at that place of it. */
async function onlyByTheCustodian(sealId: string, holders: readonly string[], stamp: string): Promise<number> {
  const turns = [...holders];
  let holder = turns.shift();
  let stamps = 0;
  for (const { type, actor } of await told(sealId)) {
    if (type === 'seal.custodian-changed') holder = turns.shift();
    if (type !== stamp) continue;
    stamps += 1;
    expect(actor).toBe(desk.idOf(holder ?? ''));
  }
  expect(turns).toEqual([]);
  return stamps;
}

describe('a handover while the seal is being used', () => {
  it('R5.2.1 R5.2.2 on paper: nothing is registered by the old custodian after the handover, and nothing lost before', async () => {
    const sealId = desk.seals.stamp;
    const holders = ['wugang'];
    let accepted = 0;
    for (let round = 0; round < 4; round += 1) {
      const [from, to] = round % 2 === 0 ? (['wugang', 'hejuan'] as const) : (['hejuan', 'wugang'] as const);
      const { requestId } = await desk.approved([{ sealId, medium: 'physical', impressions: 12 }]);
      const [task = ''] = await desk.tasks(requestId);
      const id = await almostHandedOver(sealId, from, to);
      const [giver, receiver] = [await as(from), await as(to)];
      const evidence = [await desk.upload(from)];
      const use = {
        impressions: 1,
        copies: 1,
        usedAt: desk.system.clock.now(),
        place: '总经理办公室',
        witnessId: null,
        evidence,
      };
      const stamps = Array.from(
        { length: 6 },
        () => () => giver.sealing.registerUse({ params: { id: task }, body: use }),
      );
      const condition = { state: 'ok', remark: null } as const;
      const handOver = () => receiver.custody.confirmHandover({ params: { id }, body: { condition } });
      const acts = [...stamps.slice(0, round + 1), handOver, ...stamps.slice(round + 1)];
      const outcomes = await Promise.allSettled(acts.map((act) => act()));
      expect(outcomes[round + 1]?.status).toBe('fulfilled');
      accepted += outcomes.filter(({ status }) => status === 'fulfilled').length - 1;
      holders.push(to);
      // Whoever held it before is told whose it is.
      expect(await refusalOf(giver.sealing.registerUse({ params: { id: task }, body: use }))).toMatch(
        /sealing-not-custodian|not-found/,
      );
    }
    expect(await onlyByTheCustodian(sealId, holders, 'sealing.use-registered')).toBe(accepted);
  });

  it('R5.2.1 on screen: a file is sealed before the handover or by nobody, and the task goes to the new custodian', async () => {
    const sealId = desk.seals.contract;
    const wanted = [{ sealId, medium: 'electronic', impressions: 1, positions: [at(3)] } as const];
    const ready = [await desk.readyToSeal(wanted), await desk.readyToSeal(wanted)];
    const id = await almostHandedOver(sealId, 'wugang', 'hejuan');
    const [giver, receiver] = [await as('wugang'), await as('hejuan')];
    const acts = [
      ...ready.map((task) => () => giver.sealing.sealDocument({ params: { id: task.id } })),
      () => receiver.custody.confirmHandover({ params: { id }, body: { condition: null } }),
    ];
    const outcomes = await Promise.allSettled(acts.map((act) => act()));
    expect(outcomes.at(-1)?.status).toBe('fulfilled');
    const sealed = outcomes.slice(0, -1).filter(({ status }) => status === 'fulfilled').length;
    expect(await onlyByTheCustodian(sealId, ['wugang', 'hejuan'], 'sealing.sealed')).toBe(sealed);
    const { items } = await receiver.sealing.listSealings({ querystring: {} });
    expect(items.filter((one) => ready.some((task) => task.id === one.id))).toHaveLength(2 - sealed);
  });

  it('R6.3.1 a request that is approved in this moment comes before the new custodian', async () => {
    const { requestId, caseId } = await desk.ask([{ sealId: desk.seals.official, medium: 'physical', impressions: 1 }]);
    let approval: Promise<unknown> = Promise.resolve();
    await desk.system.app.transact(systemActor, async (tx) => {
      const change = { custodianId: desk.idOf('hejuan'), reason: '岗位调整' };
      await changeCustodian(tx, desk.seals.official, change, { asSystem: true });
      let over = false;
      approval = desk.approve(caseId).finally(() => (over = true));
      await until(async () => over || (await someoneWaits(desk.system.database)), 'the approval waits for the seal');
    });
    await approval;
    const [task = ''] = await desk.tasks(requestId);
    const { sealing, useRequests } = await as('hejuan');
    expect(await sealing.getSealing({ params: { id: task } })).toMatchObject({ state: 'waiting' });
    expect(await useRequests.getUseRequest({ params: { id: requestId } })).toMatchObject({ state: 'approved' });
  });
});
