import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../packages/server/src/domains/sealing/testing/desk.ts';
import { problemOf, refusalOf } from '../support/problem.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const wanted = (sealId: string) => [{ sealId, medium: 'electronic', impressions: 1 } as const];
const waitingFor = async (id: string): Promise<readonly string[]> =>
  (await (await desk.system.as('sunli')).approvals.getApproval({ params: { id } })).waitingFor.map((one) => one.name);

/** What a person sees who is asked to decide, with every document opened. */
async function facing(loginName: string, caseId: string) {
  const person = await desk.system.as(loginName);
  const approval = await person.approvals.getApproval({ params: { id: caseId } });
  for (const { id } of approval.rounds.at(-1)?.documents ?? []) await person.documents.openDocument({ params: { id } });
  return { person, params: { id: caseId }, seen: { round: approval.round, stage: approval.stage?.id ?? '' } };
}

describe('several approvers decide at the same moment', () => {
  it('fifty times approve, return and refuse by one person: one decision, one entry', async () => {
    const { caseId } = await desk.ask(wanted(desk.seals.contract));
    const { person, params, seen } = await facing('limin', caseId);
    const { approve, sendBack, refuse } = person.approvals;
    const clicks = Array.from({ length: 50 }, (_, index) => {
      if (index % 3 === 0) return approve({ params, body: { ...seen, opinion: '同意' } });
      return (index % 3 === 1 ? sendBack : refuse)({ params, body: { ...seen, reason: '金额不符' } });
    });
    const outcomes = await Promise.allSettled(clicks);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const losers = await Promise.all(
      clicks.filter((_, index) => outcomes[index]?.status === 'rejected').map((click) => problemOf(click)),
    );
    expect(new Set(losers.map(({ status }) => status))).toEqual(new Set([409]));
    const events = await desk.system.eventsOf(caseId);
    expect(events.filter((type) => type === 'approval.decided')).toHaveLength(1);
  });

  it('the requester withdraws while the approver approves: one of the two, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { caseId, requestId } = await desk.ask(wanted(desk.seals.contract));
      const { person, params, seen } = await facing('limin', caseId);
      const { useRequests } = await desk.system.as('wangqiang');
      const outcomes = await Promise.allSettled([
        person.approvals.approve({ params, body: { ...seen, opinion: '同意' } }),
        useRequests.withdrawUseRequest({ params: { id: requestId }, body: { reason: '合同取消' } }),
      ]);
      const { state } = await useRequests.getUseRequest({ params: { id: requestId } });
      const events = await desk.system.eventsOf(caseId);
      // Approving first and withdrawing right after is allowed, while others are still to be asked.
      expect(state === 'withdrawn').toBe(outcomes[1].status === 'fulfilled');
      expect(events.filter((type) => type === 'approval.decided')).toHaveLength(
        outcomes[0].status === 'fulfilled' ? 1 : 0,
      );
      if (state === 'withdrawn') expect(await waitingFor(caseId)).toEqual([]);
    }
  });
});

describe('the custodian of a seal', () => {
  it('R5.1.1 does not ask for the use of the own seal', async () => {
    const problem = await problemOf(desk.ask(wanted(desk.seals.finance), { by: 'hejuan' }));
    expect(problem.errors?.map(({ code }) => code)).toEqual(['use-request-custodian-is-requester']);
    expect(problem.errors?.[0]?.detail).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('a seal is suspended while a request waits for its approval', () => {
  it('the approval goes on, the seal is not used, and the person learns why', async () => {
    const { caseId, requestId } = await desk.ask(wanted(desk.seals.finance));
    const { seals } = await desk.system.as('zhoulei');
    const params = { id: desk.seals.finance };
    await seals.suspendSeal({ params, body: { reason: '印章保管员请假' } });
    await desk.approve(caseId);
    const [id = ''] = await desk.tasks(requestId);
    const { sealing } = await desk.system.as('hejuan');
    const { version, checks } = await sealing.getSealing({ params: { id } });
    expect(checks.find(({ check }) => check === 'seal-active')).toMatchObject({ passed: false });
    const body = { positions: [{ kind: 'at', page: 1, xMm: 100, yMm: 200 } as const] };
    expect(await refusalOf(sealing.confirmPositions({ params: { id }, body }, { version }))).toBe('seal-not-active');
    expect(await refusalOf(sealing.sealDocument({ params: { id } }))).toBe('seal-not-active');
    expect((await sealing.getSealing({ params: { id } })).sealed).toBeNull();

    const asked = desk.ask(wanted(desk.seals.finance));
    const problem = await problemOf(asked);
    expect(problem.errors?.map(({ code }) => code)).toEqual(['use-request-seal-suspended']);
    const { version: now } = await seals.getSeal({ params });
    const other = (await desk.system.as('tangning')).seals;
    await other.resumeSeal({ params, body: { reason: '恢复使用' } }, { version: now });
  });
});

describe('an approver leaves', () => {
  it('can decide nothing any more; what waits is handed over, and the next request names who is missing', async () => {
    const { caseId } = await desk.ask(wanted(desk.seals.contract));
    const { person: leaver, params, seen } = await facing('limin', caseId);
    const { organization } = await desk.system.as('sysadmin');
    const id = desk.idOf('limin');
    const { version } = await organization.getPerson({ params: { id } });
    await organization.markPersonLeft({ params: { id }, body: { reason: '离职' } }, { version });

    const late = leaver.approvals.approve({ params, body: { ...seen, opinion: '同意' } });
    expect(await refusalOf(late)).toBe('not-signed-in');
    expect(await waitingFor(caseId)).toEqual(['李敏']);

    const { approvals } = await desk.system.as('zhoulei');
    const body = { ...seen, from: id, to: desk.idOf('zhaomingyuan'), reason: '原审批人已离职' };
    await approvals.transferTask({ params, body });
    expect(await waitingFor(caseId)).toEqual(['赵明远']);
    await desk.approve(caseId);
    expect((await approvals.getApproval({ params })).status).toBe('approved');

    // Nobody falls silently out of a flow: whoever asks next is told who has to be replaced.
    const next = await problemOf(desk.ask(wanted(desk.seals.contract)));
    expect(next).toMatchObject({ status: 409, code: 'flow-approver-left', params: { person: '李敏' } });
  });
});
