import type { DraftContent } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { DAY } from '../../platform/clock.ts';
import { contract } from '../../platform/intake/testing/sample-files.ts';
import { systemActor } from '../../platform/transition.ts';
import { publishShippedFlows } from '../approvals/index.ts';
import { exemptSealFiling, registerSeal } from '../seals/index.ts';
import { lapseJob } from './jobs.ts';

let system: TestSystem;
let file: Uint8Array<ArrayBuffer>;
let sealId: string;

const ID = '018f0000-0000-7000-8000-000000000000';
const idOf = (loginName: string): string => system.company.people[loginName]!;

beforeAll(async () => {
  system = await startSystem();
  file = Uint8Array.from(await contract(2));
  await system.app.transact(systemActor, async (tx) => {
    await publishShippedFlows(tx, system.company.entityId);
    const seal = await registerSeal(
      tx,
      {
        entityId: system.company.entityId,
        medium: 'physical',
        custodianId: idOf('wugang'),
        name: '合同专用章（1）',
        kind: 'contract',
        size: { shape: 'round', widthMm: 42, heightMm: 42 },
        inscription: '华信智联科技（杭州）有限公司合同专用章',
        code: '3301060123456',
        material: '橡胶',
        activatedOn: '2024-03-01',
        place: '总经理办公室保险柜',
        papers: [],
      },
      { asSystem: true },
    );
    await exemptSealFiling(tx, seal.id, '当地不办理备案', { asSystem: true });
    sealId = seal.id;
  });
});
afterAll(() => system.close());

async function draftBy(loginName: string, changes: Partial<DraftContent> = {}): Promise<DraftContent> {
  const { documents } = await system.as(loginName);
  const document = await documents.uploadDocument({ querystring: { name: '采购合同.pdf' } }, { file });
  return {
    title: '与杭州云启的采购合同',
    purpose: '采购服务器设备，双方盖章生效。',
    departmentId: system.company.departments['销售部']!,
    plannedAt: new Date(Date.parse(system.clock.now()) + DAY).toISOString(),
    items: [
      {
        documentId: document.id,
        name: '采购合同',
        number: 'HX-CG-2026-018',
        kind: 'contract',
        importance: 'ordinary',
        copies: 2,
        amount: { amount: '80000', currency: 'CNY' },
        counterparty: '杭州云启数据有限公司',
        seals: [{ sealId, medium: 'physical', impressions: 1, straddle: false, positions: [] }],
      },
    ],
    attachments: [],
    ...changes,
  };
}

async function submitted(loginName = 'wangqiang') {
  const { useRequests } = await system.as(loginName);
  const draft = await useRequests.createUseRequest({ body: await draftBy(loginName) });
  return useRequests.submitUseRequest({ params: { id: draft.id } }, { version: draft.version });
}

/** The person who is asked opens the documents and decides. */
async function decide(loginName: string, caseId: string, as: 'approve' | 'return' | 'refuse', words: string) {
  const { approvals, documents } = await system.as(loginName);
  const approval = await approvals.getApproval({ params: { id: caseId } });
  for (const { id } of approval.rounds.at(-1)!.documents) await documents.openDocument({ params: { id } });
  const seen = { round: approval.round, stage: approval.stage!.id };
  if (as === 'approve') {
    return approvals.approve({ params: { id: caseId }, body: { ...seen, opinion: words } });
  }
  return as === 'return'
    ? approvals.sendBack({ params: { id: caseId }, body: { ...seen, reason: words } })
    : approvals.refuse({ params: { id: caseId }, body: { ...seen, reason: words } });
}

/** Lets everybody agree who is asked, stage after stage. */
async function approveAll(caseId: string): Promise<readonly string[]> {
  const names = Object.entries(system.company.people);
  const asked: string[] = [];
  for (;;) {
    const { approvals } = await system.as('sunli');
    const approval = await approvals.getApproval({ params: { id: caseId } });
    const next = approval.waitingFor[0];
    if (next === undefined) return asked;
    const [loginName] = names.find(([, id]) => id === next.id)!;
    asked.push(loginName);
    await decide(loginName, caseId, 'approve', '同意用印。');
  }
}

describe('R6.1.1 R3.1.2 a use request', () => {
  it('is kept as typed while it is incomplete, and refused with every gap when submitted', async () => {
    const { useRequests } = await system.as('wangqiang');
    const body = { title: '', purpose: '', departmentId: null, plannedAt: null, items: [], attachments: [] };
    const draft = await useRequests.createUseRequest({ body });
    const problem = await problemOf(
      useRequests.submitUseRequest({ params: { id: draft.id } }, { version: draft.version }),
    );
    expect(problem.code).toBe('use-request-incomplete');
    expect(problem.errors?.map((one) => one.pointer).sort()).toEqual([
      '/departmentId',
      '/items',
      '/plannedAt',
      '/purpose',
      '/title',
    ]);
    const { issues } = await useRequests.checkUseRequest({ params: { id: draft.id } });
    expect(issues).toHaveLength(5);
    expect((await useRequests.getUseRequest({ params: { id: draft.id } })).state).toBe('draft');
  });

  it('names who will be asked before it is submitted, and goes to them', async () => {
    const { useRequests } = await system.as('wangqiang');
    const draft = await useRequests.createUseRequest({ body: await draftBy('wangqiang') });
    const { issues, preview } = await useRequests.checkUseRequest({ params: { id: draft.id } });
    expect(issues).toEqual([]);
    expect(preview?.stages[0]?.people.map((one) => one.name)).toEqual(['李敏']);
    const request = await useRequests.submitUseRequest({ params: { id: draft.id } }, { version: draft.version });
    expect(request).toMatchObject({ state: 'submitted', round: 1 });
    expect(request.number).toMatch(/^YX-\d{4}-\d{5}$/);
    const approver = await system.as('limin');
    expect((await approver.useRequests.getUseRequest({ params: { id: draft.id } })).id).toBe(draft.id);
    expect(await system.eventsOf(draft.id)).toEqual(['use-request.draft-saved', 'use-request.submitted']);
  });

  it('is not there for people whom it does not concern', async () => {
    const { id } = await submitted();
    const other = await system.as('linxia');
    expect(await refusalOf(other.useRequests.getUseRequest({ params: { id } }))).toBe('not-found');
    const mine = await other.useRequests.listUseRequests({ querystring: {} });
    expect(mine.items.map((one) => one.id)).not.toContain(id);
    expect(await refusalOf(other.useRequests.withdrawUseRequest({ params: { id }, body: { reason: '不要了' } }))).toBe(
      'use-request-not-requester',
    );
    expect(await refusalOf(other.useRequests.getUseRequest({ params: { id: ID } }))).toBe('not-found');
  });
});

describe('R6.2.1 R6.2.2 approval', () => {
  it('approves stage by stage; the approval then counts for thirty days', async () => {
    const { id, submission } = await submitted();
    const asked = await approveAll(submission!.flow.caseId);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked).not.toContain('wangqiang');
    const { useRequests } = await system.as('wangqiang');
    const approved = await useRequests.getUseRequest({ params: { id } });
    expect(approved.state).toBe('approved');
    const days = (Date.parse(approved.validUntil!) - Date.parse(approved.approvedAt!)) / DAY;
    expect(days).toBe(30);
  });

  it('returns with a reason; the request keeps its number and comes back in a second round', async () => {
    const first = await submitted();
    const caseId = first.submission!.flow.caseId;
    await decide('limin', caseId, 'return', '请补充付款条件。');
    const { useRequests } = await system.as('wangqiang');
    const returned = await useRequests.getUseRequest({ params: { id: first.id } });
    expect(returned).toMatchObject({ state: 'returned', reason: '请补充付款条件。' });
    const saved = await useRequests.saveUseRequestDraft(
      { params: { id: first.id }, body: { ...returned.draft!, purpose: '采购服务器设备，验收后三十日内付款。' } },
      { version: returned.version },
    );
    const again = await useRequests.submitUseRequest({ params: { id: first.id } }, { version: saved.version });
    expect(again).toMatchObject({ number: first.number, round: 2, state: 'submitted' });
    expect(again.submission!.flow.caseId).toBe(caseId);
    await approveAll(caseId);
    expect((await useRequests.getUseRequest({ params: { id: first.id } })).state).toBe('approved');
  });

  it('refuses with a reason, and that is the end', async () => {
    const { id, submission } = await submitted();
    await decide('limin', submission!.flow.caseId, 'refuse', '该合同未经立项。');
    const { useRequests } = await system.as('wangqiang');
    expect(await useRequests.getUseRequest({ params: { id } })).toMatchObject({
      state: 'refused',
      reason: '该合同未经立项。',
      allowed: ['copyUseRequest'],
    });
  });

  it('R6.2.3 a large amount needs more levels', async () => {
    const { useRequests } = await system.as('wangqiang');
    const stagesFor = async (amount: string): Promise<number> => {
      const body = await draftBy('wangqiang');
      const items = body.items.map((item) => ({ ...item, amount: { amount, currency: 'CNY' as const } }));
      const draft = await useRequests.createUseRequest({ body: { ...body, items } });
      const { preview } = await useRequests.checkUseRequest({ params: { id: draft.id } });
      return preview!.stages.length;
    };
    const [small, large, largest] = [await stagesFor('5000'), await stagesFor('200000'), await stagesFor('900000')];
    expect(small).toBeLessThan(large);
    expect(large).toBeLessThan(largest);
  });
});

describe('what people look at', () => {
  it('R6.1.2 puts attachments before whoever is asked, and nobody else; they need not be opened to decide', async () => {
    const { useRequests, documents } = await system.as('wangqiang');
    const quote = await documents.uploadDocument({ querystring: { name: '报价单.pdf' } }, { file });
    const body = await draftBy('wangqiang', { attachments: [quote.id] });
    const draft = await useRequests.createUseRequest({ body });
    const colleague = await system.as('linxia');
    const asked = await useRequests.submitUseRequest({ params: { id: draft.id } }, { version: draft.version });
    const approver = await system.as('limin');
    expect(await approver.documents.getDocument({ params: { id: quote.id } })).toMatchObject({ opened: false });
    expect(await refusalOf(colleague.documents.getDocument({ params: { id: quote.id } }))).toBe('not-found');
    await decide('limin', asked.submission!.flow.caseId, 'approve', '同意');
  });

  it('lists requests in several states at once', async () => {
    const { useRequests } = await system.as('wangqiang');
    const { id } = await submitted();
    const draft = await useRequests.createUseRequest({ body: await draftBy('wangqiang') });
    const idsIn = async (state: readonly ('draft' | 'submitted' | 'returned')[]): Promise<readonly string[]> =>
      (await useRequests.listUseRequests({ querystring: { state: [...state], pageSize: 200 } })).items.map(
        (one) => one.id,
      );
    expect(await idsIn(['draft', 'submitted'])).toEqual(expect.arrayContaining([id, draft.id]));
    expect(await idsIn(['submitted', 'returned'])).not.toContain(draft.id);
  });

  it('tells what happened to the request and in its approval, in order, without the contents of drafts', async () => {
    const { id, submission } = await submitted();
    await decide('limin', submission!.flow.caseId, 'return', '请补充付款条件。');
    const { useRequests } = await system.as('wangqiang');
    const { items, sound } = await useRequests.getUseRequestHistory({ params: { id } });
    expect(sound).toBe(true);
    expect(items.map((entry) => entry.type)).toEqual([
      'use-request.draft-saved',
      'use-request.submitted',
      'approval.decided',
      'use-request.returned',
    ]);
    expect(items[0]?.data).toEqual({});
    expect(items[2]).toMatchObject({ actor: { name: '李敏' }, data: { as: 'return', opinion: '请补充付款条件。' } });
    const other = await system.as('linxia');
    expect(await refusalOf(other.useRequests.getUseRequestHistory({ params: { id } }))).toBe('not-found');
  });
});

describe('the end of a request', () => {
  it('withdrawn by the requester, with its approval', async () => {
    const { id, submission } = await submitted();
    const { useRequests } = await system.as('wangqiang');
    await useRequests.withdrawUseRequest({ params: { id }, body: { reason: '合同取消' } });
    const approver = await system.as('limin');
    const approval = await approver.approvals.getApproval({ params: { id: submission!.flow.caseId } });
    expect(approval.status).toBe('withdrawn');
  });

  it('voided after approval, before the seal is used', async () => {
    const { id, submission } = await submitted();
    await approveAll(submission!.flow.caseId);
    const { useRequests } = await system.as('wangqiang');
    const voided = await useRequests.voidUseRequest({ params: { id }, body: { reason: '对方改用电子合同' } });
    expect(voided).toMatchObject({ state: 'voided', allowed: ['copyUseRequest'] });
  });

  it('lapses thirty days after approval', async () => {
    const { id, submission } = await submitted();
    await approveAll(submission!.flow.caseId);
    system.clock.advance(30 * DAY + 1_000);
    await lapseJob({ db: system.db, clock: system.clock, transact: system.app.transact }).handle({});
    system.clock.advance(-30 * DAY - 1_000);
    const { useRequests } = await system.as('limin');
    expect((await useRequests.getUseRequest({ params: { id } })).state).toBe('expired');
  });
});

describe('bad input', () => {
  it.each([
    ['-1', '/items/0/amount'],
    ['1e309', '/items/0/amount'],
    ['１００', '/items/0/amount'],
  ])('an amount of %s is refused on its field', async (amount, pointer) => {
    const { useRequests } = await system.as('wangqiang');
    const body = await draftBy('wangqiang');
    const items = body.items.map((item) => ({ ...item, amount: { amount, currency: 'CNY' as const } }));
    const draft = await useRequests.createUseRequest({ body: { ...body, items } });
    const { issues } = await useRequests.checkUseRequest({ params: { id: draft.id } });
    expect(issues.map((one) => one.pointer).some((one) => one.startsWith(pointer))).toBe(true);
  });

  it('500 documents, a date in the past, a document of somebody else, the own seal', async () => {
    const { useRequests } = await system.as('wangqiang');
    const body = await draftBy('wangqiang');
    const many = { ...body, items: Array.from({ length: 500 }, () => body.items[0]!) };
    expect(await refusalOf(useRequests.createUseRequest({ body: many }))).toBe('validation-failed');
    const foreign = await draftBy('linxia');
    const mixed = { ...body, plannedAt: '2020-01-01T00:00:00.000Z', items: foreign.items };
    const draft = await useRequests.createUseRequest({ body: mixed });
    const { issues } = await useRequests.checkUseRequest({ params: { id: draft.id } });
    expect(issues.map((one) => one.code).sort()).toEqual([
      'use-request-document-unknown',
      'use-request-planned-in-past',
    ]);
  });

  it('a double click submits once, two devices do not overwrite each other', async () => {
    const { useRequests } = await system.as('wangqiang');
    const draft = await useRequests.createUseRequest({ body: await draftBy('wangqiang') });
    const send = (idempotencyKey: string) =>
      useRequests.submitUseRequest({ params: { id: draft.id } }, { version: draft.version, idempotencyKey });
    const [first, second] = await Promise.all([send('same-key-1234'), send('same-key-1234')]);
    expect(second).toEqual(first);
    expect(await refusalOf(send('another-key-1'))).toBe('version-conflict');
    expect(await system.eventsOf(draft.id)).toEqual(['use-request.draft-saved', 'use-request.submitted']);
  });
});
