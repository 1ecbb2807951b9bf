import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, problemOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { newId } from '../../platform/ids.ts';
import { contract } from '../../platform/intake/testing/sample-files.ts';
import type { Actor } from '../../platform/authz/index.ts';
import { systemActor } from '../../platform/transition.ts';
import { replay, type EventMeta } from '../../platform/decider.ts';
import { HOUR } from '../../platform/clock.ts';
import { readHistory } from '../ledger/index.ts';
import { loadGrants } from '../organization/index.ts';
import {
  approvalDecider,
  planApproval,
  publishShippedFlows,
  resubmitApproval,
  ringTimers,
  startApproval,
  voidApproval,
  withdrawApproval,
  type ApprovalEvent,
  type Handed,
  type RequestFacts,
} from './index.ts';

let system: TestSystem;
let file: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  system = await startSystem();
  file = Uint8Array.from(await contract(1));
  await system.app.transact(systemActor, (tx) => publishShippedFlows(tx, system.company.entityId));
});
afterAll(() => system.close());

const idOf = (loginName: string): string => system.company.people[loginName]!;

const actorOf = async (loginName: string): Promise<Actor> => ({
  id: idOf(loginName),
  grants: await loadGrants(system.db, idOf(loginName), system.clock.now()),
  address: 'test',
});

interface Wish {
  readonly amount?: string;
  readonly requester?: string;
}

/** Uploads a contract and plans its approval, as submitting a request does. */
async function hand({ amount, requester = 'wangqiang' }: Wish = {}): Promise<Handed> {
  const { documents } = await system.as(requester);
  const document = await documents.uploadDocument({ querystring: { name: '采购合同.pdf' } }, { file });
  const department = system.company.departments['销售部']!;
  const facts: RequestFacts = {
    requester: idOf(requester),
    entityId: system.company.entityId,
    departmentPath: [department],
    documents: [
      {
        kind: 'contract',
        importance: 'ordinary',
        amount: amount === undefined ? undefined : { amount, currency: 'CNY' },
      },
    ],
    seals: [{ id: newId(), kind: 'contract', entityId: system.company.entityId }],
  };
  const planned = await planApproval(system.db, 'use', facts, system.clock.now());
  if (!planned.ok) throw new Error(planned.refusal.code);
  return {
    // No slice reacts to this type: approvals are looked at alone here.
    subject: { type: 'example', id: newId() },
    title: '采购合同用印',
    requester: facts.requester,
    entityId: facts.entityId,
    departmentId: department,
    flow: planned.events[0]!,
    documents: [{ id: document.id, name: document.name, digest: document.sha256 }],
  };
}

async function start(wish: Wish = {}): Promise<{ readonly id: string; readonly handed: Handed }> {
  const handed = await hand(wish);
  const id = newId();
  await system.app.transact(await actorOf(wish.requester ?? 'wangqiang'), (tx) => startApproval(tx, id, handed));
  return { id, handed };
}

/** Opens every document and decides what waits for the person. */
async function decide(loginName: string, id: string, as: 'approve' | 'sendBack' | 'refuse' = 'approve') {
  const { approvals, documents } = await system.as(loginName);
  const { rounds, round, stage } = await approvals.getApproval({ params: { id } });
  for (const document of rounds.at(-1)!.documents) await documents.openDocument({ params: { id: document.id } });
  const seen = { round, stage: stage?.id ?? 'none' };
  return as === 'approve'
    ? approvals.approve({ params: { id }, body: { ...seen, opinion: '同意' } })
    : approvals[as]({ params: { id }, body: { ...seen, reason: '金额与合同不符' } });
}

const inbox = async (loginName: string, concern: 'waiting' | 'decided' | 'requested' = 'waiting') => {
  const { approvals } = await system.as(loginName);
  return (await approvals.listApprovals({ querystring: { concern, pageSize: 200 } })).items;
};

describe('an approval over HTTP', () => {
  it('R6.2.1 R6.2.3 goes from inbox to inbox, one more level above each limit, to its end', async () => {
    const { id } = await start({ amount: '500000.01' });
    const levels = ['limin', 'zhengwen', 'chenjing', 'zhaomingyuan', 'zhoulei'];
    for (const person of levels) {
      expect((await inbox(person)).map((one) => one.id)).toContain(id);
      expect((await decide(person, id)).waitingFor.map((one) => one.id)).not.toContain(idOf(person));
      expect((await inbox(person)).map((one) => one.id)).not.toContain(id);
      expect((await inbox(person, 'decided')).map((one) => one.id)).toContain(id);
    }
    const { approvals } = await system.as('wangqiang');
    const done = await approvals.getApproval({ params: { id } });
    expect(done).toMatchObject({ status: 'approved', requester: { name: '王强' }, waitingFor: [], allowed: [] });
    expect(done.rounds[0]?.stages.map(({ tasks }) => tasks[0]?.decision?.by.name)).toEqual([
      '李敏',
      '郑文',
      '陈静',
      '赵明远',
      '周蕾',
    ]);
    expect((await system.eventsOf(id)).at(-1)).toBe('approval.approved');
  });

  it('says which stages a small amount skips, and by which condition', async () => {
    const { id } = await start({ amount: '100000' });
    const { approvals } = await system.as('wangqiang');
    const { rounds } = await approvals.getApproval({ params: { id } });
    expect(rounds[0]?.stages.map((stage) => stage.id)).toEqual(['department-head', 'legal', 'seal-office']);
    expect(rounds[0]?.stages[1]?.tasks[0]).toMatchObject({ standing: 'ahead', person: { name: '郑文' } });
    expect(rounds[0]?.skipped.map((stage) => stage.id)).toEqual(['finance', 'company-leader']);
  });

  it('R2.4.2 is not approved by somebody who has not opened the document, and may read it only when asked', async () => {
    const { id, handed } = await start();
    const head = await system.as('limin');
    const body = { round: 1, stage: 'department-head', opinion: '同意' };
    const problem = await problemOf(head.approvals.approve({ params: { id }, body }));
    expect(problem).toMatchObject({ code: 'approval-documents-unopened', params: { count: 1, name: '采购合同.pdf' } });
    const sealOffice = await system.as('zhoulei');
    const documentId = handed.documents[0]!.id;
    expect(await refusalOf(sealOffice.documents.getDocument({ params: { id: documentId } }))).toBe('not-found');
    await decide('limin', id);
    await decide('zhengwen', id);
    expect((await sealOffice.documents.getDocument({ params: { id: documentId } })).sha256).toBe(
      handed.documents[0]?.digest,
    );
  });

  it('R6.2.2 comes back to the requester with the reason, and keeps the round when submitted again', async () => {
    const { id } = await start();
    await decide('limin', id);
    expect((await decide('zhengwen', id, 'sendBack')).outcome).toMatchObject({
      by: { name: '郑文' },
      reason: '金额与合同不符',
    });
    const again = await hand();
    await system.app.transact(await actorOf('wangqiang'), (tx) => resubmitApproval(tx, id, again));
    const { approvals } = await system.as('limin');
    const view = await approvals.getApproval({ params: { id } });
    expect(view).toMatchObject({ status: 'in-approval', round: 2, stage: { id: 'department-head' } });
    expect(view.rounds[0]?.stages[1]?.tasks[0]?.decision).toMatchObject({ as: 'return', by: { name: '郑文' } });
    const stale = { round: 1, stage: 'department-head', opinion: '同意' };
    expect(await refusalOf(approvals.approve({ params: { id }, body: stale }))).toBe('approval-moved-on');
  });

  it('is refused once for all', async () => {
    const { id } = await start();
    expect((await decide('limin', id, 'refuse')).status).toBe('refused');
    expect(await refusalOf(decide('limin', id))).toBe('approval-closed');
  });

  it('nobody decides on their own request: the leader above the head is asked instead', async () => {
    const { id } = await start({ requester: 'limin' });
    expect(await refusalOf(decide('limin', id))).toBe('approval-own-request');
    const { approvals } = await system.as('zhaomingyuan');
    const view = await approvals.getApproval({ params: { id } });
    expect(view.waitingFor.map((one) => one.name)).toEqual(['赵明远']);
    expect(view.rounds[0]?.stages[0]?.tasks[0]?.why).toMatchObject({ as: 'leader-above' });
  });

  it('is not there for those whom it does not concern', async () => {
    const { id } = await start();
    const stranger = await system.as('hejuan');
    expect(await refusalOf(stranger.approvals.getApproval({ params: { id } }))).toBe('not-found');
    const body = { round: 1, stage: 'department-head', opinion: '同意' };
    expect(await refusalOf(stranger.approvals.approve({ params: { id }, body }))).toBe('not-found');
    const all = await stranger.approvals.listApprovals({ querystring: { concern: 'all', pageSize: 200 } });
    expect(all.items).toEqual([]);
    const auditor = await system.as('sunli');
    expect((await auditor.approvals.getApproval({ params: { id } })).id).toBe(id);
    expect(await refusalOf(auditor.approvals.approve({ params: { id }, body }))).toBe('forbidden');
  });

  it('two people at once, or one person twice: one effect', async () => {
    const { id } = await start();
    const { approvals, documents } = await system.as('limin');
    const { rounds } = await approvals.getApproval({ params: { id } });
    await documents.openDocument({ params: { id: rounds[0]!.documents[0]!.id } });
    const body = { round: 1, stage: 'department-head', opinion: '同意' };
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => approvals.approve({ params: { id }, body })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const key = { idempotencyKey: newId() };
    const other = await start();
    await documents.openDocument({ params: { id: other.handed.documents[0]!.id } });
    const [first, second] = await Promise.all([
      approvals.approve({ params: { id: other.id }, body }, key),
      approvals.approve({ params: { id: other.id }, body }, key),
    ]);
    expect(first).toEqual(second);
    expect((await system.eventsOf(other.id)).filter((type) => type === 'approval.decided')).toHaveLength(1);
  });
});

describe('transfer over HTTP', () => {
  it('goes to an approver of the entity only, who then may read and decide', async () => {
    const { id } = await start();
    const { approvals } = await system.as('limin');
    const body = { round: 1, stage: 'department-head', reason: '出差' };
    const to = (person: string) => approvals.transferTask({ params: { id }, body: { ...body, to: idOf(person) } });
    expect(await refusalOf(to('wangqiang'))).toBe('approval-transfer-to-requester');
    expect(await refusalOf(to('linxia'))).toBe('approval-transfer-barred');
    expect(await refusalOf(to('sysadmin'))).toBe('approval-transfer-barred');
    expect((await to('chenjing')).waitingFor.map((one) => one.name)).toEqual(['陈静']);
    expect(await refusalOf(decide('limin', id))).toBe('approval-not-asked');
    expect((await decide('chenjing', id)).stage?.id).toBe('legal');
  });

  it('by the seal administrator is a handover, possible only once the approver has left', async () => {
    const { id } = await start();
    const { approvals } = await system.as('zhoulei');
    const body = { round: 1, stage: 'department-head', from: idOf('limin'), to: idOf('chenjing'), reason: '离职交接' };
    expect(await refusalOf(approvals.transferTask({ params: { id }, body }))).toBe('approval-not-yours');
    await sql`update people set has_left = true where id = ${idOf('limin')}::uuid`.execute(system.db);
    const moved = await approvals.transferTask({ params: { id }, body });
    await sql`update people set has_left = false where id = ${idOf('limin')}::uuid`.execute(system.db);
    expect(moved.rounds[0]?.stages[0]?.tasks[0]).toMatchObject({
      person: { name: '陈静' },
      passedOn: [{ from: { name: '李敏' }, by: { name: '周蕾' } }],
    });
  });
});

describe('time', () => {
  it('R6.2.2 reminds once and marks as overdue once, however often the job runs', async () => {
    const { id } = await start();
    const parts = { db: system.db, clock: system.clock, transact: system.app.transact };
    const timers = async (): Promise<string[]> => {
      await Promise.all([ringTimers(parts), ringTimers(parts)]);
      await ringTimers(parts);
      return (await system.eventsOf(id)).filter((type) => type === 'approval.reminded' || type === 'approval.overdue');
    };
    expect(await timers()).toEqual([]);
    system.clock.advance(24 * HOUR);
    expect(await timers()).toEqual(['approval.reminded']);
    system.clock.advance(24 * HOUR);
    expect(await timers()).toEqual(['approval.reminded', 'approval.overdue']);
    system.clock.advance(240 * HOUR);
    expect(await timers()).toEqual(['approval.reminded', 'approval.overdue']);
    system.clock.set(new Date().toISOString());
  });
});

describe('subjects', () => {
  it('withdraw and void end the approval; nobody else may', async () => {
    const one = await start();
    const withdraw = async (person: string) =>
      system.app.transact(await actorOf(person), (tx) => withdrawApproval(tx, one.id, null));
    await expect(withdraw('limin')).rejects.toMatchObject({ code: 'approval-not-requester' });
    expect((await withdraw('wangqiang')).state.status).toBe('withdrawn');
    const two = await start();
    const end = async (person: string) =>
      system.app.transact(await actorOf(person), (tx) => voidApproval(tx, two.id, '合同取消'));
    await expect(end('limin')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await end('zhoulei')).state.status).toBe('voided');
  });

  it('the row is what replaying the ledger gives', async () => {
    const { id } = await start({ amount: '200000' });
    for (const person of ['limin', 'zhengwen']) await decide(person, id);
    const { rows } = await sql<{ state: unknown }>`select state from approvals where id = ${id}::uuid`.execute(
      system.db,
    );
    const history = await historyOf(id);
    expect(replay(approvalDecider.evolve, history)).toStrictEqual(rows[0]?.state);
  });
});

async function historyOf(id: string): Promise<readonly { event: ApprovalEvent; meta: EventMeta }[]> {
  const history = await readHistory(system.db, system.app.ledger.decrypt, { type: 'approval', id });
  if (!history.ok) throw new Error(history.fault);
  return history.entries.map(({ event, meta }) => ({ event: event as ApprovalEvent, meta }));
}
