import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlowDefinition } from '@yinxin/contract';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type As, type TestSystem } from '../../../../../tests/support/system.ts';
import { newId } from '../../platform/ids.ts';
import { systemActor } from '../../platform/transition.ts';
import { publishShippedFlows } from './index.ts';

let system: TestSystem;
let office: As;

beforeAll(async () => {
  system = await startSystem();
  office = await system.as('zhoulei');
});
afterAll(() => system.close());

const definition = (key: string, more: Partial<FlowDefinition['stages'][number]> = {}): FlowDefinition => ({
  key,
  name: { zh: '用印审批', en: 'Approval of use' },
  kind: 'use',
  priority: 50,
  stages: [
    {
      id: 'head',
      name: { zh: '部门负责人', en: 'Department head' },
      approvers: [{ by: 'department-head', level: 1 }],
      mode: { kind: 'any' },
      timeLimitHours: 48,
      onEmpty: 'block',
      sameAsRequester: 'escalate-to-head',
      samePersonAgain: 'ask-again',
      ...more,
    },
  ],
});

const create = (flow: FlowDefinition) =>
  office.flows.createFlow({ body: { entityId: system.company.entityId, definition: flow } });

describe('R3.1.3 flows over HTTP', () => {
  it('are drafted, published, drafted again and retired by the seal administrator', async () => {
    const created = await create(definition('life'));
    expect(created).toMatchObject({ status: 'draft', inForce: null, hasDraft: true, findings: [], versions: [] });
    const params = { id: created.id };
    const published = await office.flows.publishFlow({ params }, { version: created.version });
    expect(published).toMatchObject({ status: 'published', inForce: 1, hasDraft: false });
    expect(published.versions[0]?.publishedBy.name).toBe('周蕾');
    const faster = definition('life', { timeLimitHours: 8 });
    const drafted = await office.flows.draftFlow({ params, body: faster }, { version: published.version });
    expect(drafted).toMatchObject({ inForce: 1, hasDraft: true });
    expect(drafted.allowed).toEqual(['draftFlow', 'retireFlow', 'publishFlow', 'discardFlowDraft']);
    const second = await office.flows.publishFlow({ params }, { version: drafted.version });
    expect(second.versions.map(({ number, definition }) => [number, definition.stages[0]?.timeLimitHours])).toEqual([
      [2, 8],
      [1, 48],
    ]);
    const retired = await office.flows.retireFlow(
      { params, body: { reason: '不再使用' } },
      { version: second.version },
    );
    expect(retired).toMatchObject({ status: 'retired', inForce: null, allowed: [] });
    expect(await refusalOf(office.flows.draftFlow({ params, body: faster }, { version: retired.version }))).toBe(
      'flow-retired',
    );
    expect(await system.eventsOf(created.id)).toEqual([
      'flow.drafted',
      'flow.published',
      'flow.drafted',
      'flow.published',
      'flow.retired',
    ]);
  });

  it('are not published with findings, each pointing at its stage', async () => {
    const asksRequesters = { by: 'role', role: 'requester', within: 'department' } as const;
    const risky = definition('risky', { approvers: [asksRequesters], timeLimitHours: undefined });
    const { id, version, findings } = await create(risky);
    expect(findings.map(({ code }) => code)).toEqual(['self-approval-possible', 'no-time-limit']);
    const problem = await problemOf(office.flows.publishFlow({ params: { id } }, { version }));
    expect(problem).toMatchObject({ code: 'flow-has-findings', params: { count: 2 } });
    expect(problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/stages/0 self-approval-possible',
      '/stages/0 no-time-limit',
    ]);
    expect(problem.errors?.[1]?.detail).toContain('办理时限');
  });

  it('are checked against who is here now: an approver who has left, a role that nobody holds', async () => {
    const gone = definition('gone', { approvers: [{ by: 'person', person: newId() }] });
    expect((await office.flows.checkFlow({ body: gone })).findings).toEqual([
      { code: 'stage-can-be-empty', stage: 'head' },
    ]);
    const here = definition('here', { approvers: [{ by: 'person', person: system.company.people['limin']! }] });
    expect((await office.flows.checkFlow({ body: here })).findings).toEqual([]);
  });

  it('edited by two at once: the second sees that it was changed, nothing is lost', async () => {
    const { id, version } = await create(definition('twice'));
    const save = (hours: number) =>
      office.flows.draftFlow({ params: { id }, body: definition('twice', { timeLimitHours: hours }) }, { version });
    const results = await Promise.allSettled([save(1), save(2)]);
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(lost).toMatchObject([{ problem: { code: 'version-conflict' } }]);
  });

  it('keep key, kind and entity, and a key is taken once', async () => {
    const { id, version } = await create(definition('fixed'));
    expect(await refusalOf(create(definition('fixed')))).toBe('flow-key-taken');
    const renamed = office.flows.draftFlow({ params: { id }, body: definition('renamed') }, { version });
    expect(await refusalOf(renamed)).toBe('flow-key-changed');
    const unknown = { params: { id: newId() } };
    expect(await refusalOf(office.flows.publishFlow(unknown, { version: 0 }))).toBe('not-found');
    expect(await refusalOf(office.flows.discardFlowDraft(unknown, { version: 0 }))).toBe('not-found');
  });

  it('belong to an entity: its administrator cannot make one for the group, requesters none at all', async () => {
    const group = office.flows.createFlow({ body: { entityId: null, definition: definition('group') } });
    expect(await refusalOf(group)).toBe('forbidden');
    const requester = await system.as('wangqiang');
    const body = { entityId: system.company.entityId, definition: definition('own') };
    expect(await refusalOf(requester.flows.createFlow({ body }))).toBe('forbidden');
    const { id } = await create(definition('shown'));
    expect((await requester.flows.getFlow({ params: { id } })).allowed).toEqual([]);
  });
});

describe('bad definitions', () => {
  const post = async (body: unknown) => {
    const call = office.flows.checkFlow({ body: body as FlowDefinition });
    return problemOf(call);
  };

  it.each<[string, unknown]>([
    ['an unknown field', { ...definition('x'), script: 'approve()' }],
    ['an unknown test', { ...definition('x'), appliesTo: { test: 'javascript', of: '1' } }],
    ['a condition on a missing field', { ...definition('x'), appliesTo: { test: 'amount', is: 'above' } }],
    ['a negative limit', { ...definition('x'), appliesTo: above('-1') }],
    ['a limit in full-width digits', { ...definition('x'), appliesTo: above('１００') }],
    ['a limit that is no number', { ...definition('x'), appliesTo: above('1e309') }],
    ['a condition nested too deep', { ...definition('x'), appliesTo: deep(5) }],
    ['a condition nested ten thousand deep', { ...definition('x'), appliesTo: deep(10_000) }],
    ['an unknown role', definition('x', { approvers: [{ by: 'role', role: 'boss' as never, within: 'entity' }] })],
    ['a key with a path in it', definition('../x')],
  ])('are refused: %s', async (_, body) => {
    expect(await post(body)).toMatchObject({ code: 'validation-failed', status: 422 });
  });

  it('are refused when larger than any flow', async () => {
    const body = { ...definition('x'), name: { zh: '大'.repeat(200_000), en: 'large' } };
    expect((await post(body)).code).toBe('too-large');
  });
});

const above = (amount: string) => ({ test: 'amount', is: 'above', value: { amount, currency: 'CNY' } });

function deep(levels: number): unknown {
  let condition: unknown = above('1');
  for (let level = 0; level < levels; level += 1) condition = { test: 'not', of: condition };
  return condition;
}

describe('the shipped flows', () => {
  it('are published for an entity once, in the order in which they are tried', async () => {
    const publish = () => system.app.transact(systemActor, (tx) => publishShippedFlows(tx, system.company.entityId));
    await publish();
    await publish();
    const { items } = await office.flows.listFlows();
    const shipped = items.filter(({ status, inForce }) => status === 'published' && inForce === 1);
    expect(shipped.map(({ kind, key }) => `${kind}: ${key}`)).toEqual([
      'carry-out: seal-carry-out',
      'destruction: seal-destruction',
      'engraving: seal-engraving',
      'suspension: seal-suspension',
      'use: official-seal-use',
      'use: contract-use',
      'use: finance-use',
      'use: general-use',
    ]);
    expect(shipped[4]).toMatchObject({ entityName: '华信智联科技（杭州）有限公司', stages: 5 });
  });
});

it('R3.1.3 shipped flows that an earlier version did not have are added as drafts, once, by who manages flows', async () => {
  await system.app.transact(systemActor, (tx) => publishShippedFlows(tx, system.company.entityId));
  expect((await office.flows.listFlows()).missing).toEqual([]);
  await system.database.owner.query(`update flows set key = 'of-our-own' where key = 'seal-engraving'`);
  const { missing } = await office.flows.listFlows();
  expect(missing).toEqual([{ key: 'seal-engraving', name: { zh: '印章刻制', en: expect.any(String) as string } }]);
  expect(await refusalOf((await system.as('wangqiang')).flows.addShippedFlows())).toBe('forbidden');
  const { items } = await office.flows.addShippedFlows();
  expect(items).toMatchObject([
    { key: 'seal-engraving', status: 'draft', inForce: null, entityId: system.company.entityId },
  ]);
  expect((await office.flows.addShippedFlows()).items).toEqual([]);
});
