import { describe, expect, it } from 'vitest';
import type { Condition, FlowDefinition, Stage } from '@yinxin/contract';
import { chooseFlow, resolveFlow, type Resolution } from './resolve.ts';
import {
  at,
  definitionOf,
  directoryOf,
  headAt,
  person,
  requestBy,
  roleWithin,
  stageBy,
  type Company,
} from './resolve.examples.ts';
import type { RequestFacts } from './request-facts.ts';

const company: Company = {
  grants: {
    [at('legal-reviewer', { kind: 'entity', id: 'company' })]: ['fa', 'wu'],
    [at('company-leader', { kind: 'entity', id: 'company' })]: ['li'],
    [at('company-leader', { kind: 'entity', id: 'branch' })]: ['li', 'qian'],
    [at('seal-administrator', { kind: 'entity', id: 'company' })]: ['yin', 'zhang'],
    [at('seal-administrator', { kind: 'seal', id: 'seal' })]: ['yin'],
    [at('finance-reviewer', { kind: 'department', id: 'sales' })]: ['cai'],
  },
  heads: { sales: 'wang', trade: 'zhao', board: 'li' },
};

const resolve = (stages: readonly Stage[], facts: RequestFacts, changes: Partial<Company> = {}): Resolution =>
  resolveFlow({ version: 3, definition: definitionOf(...stages) }, facts, directoryOf({ ...company, ...changes }));

/** The people of the only stage, or the refusal's code. */
const people = (stage: Stage, facts: RequestFacts, changes?: Partial<Company>): readonly string[] | string => {
  const result = resolve([stage], facts, changes);
  return result.ok ? (result.flow.stages[0]?.seats.map((seat) => seat.person) ?? []) : result.refusal.code;
};

describe('who is asked', () => {
  it('a named person, heads by level, and role holders where the role must count', () => {
    const facts = requestBy('ren');
    expect(people(stageBy([person('sun')]), facts)).toEqual(['sun']);
    expect(people(stageBy([headAt(1), headAt(3)]), facts)).toEqual(['wang', 'li']);
    expect(people(stageBy([roleWithin('legal-reviewer', 'entity')]), facts)).toEqual(['fa', 'wu']);
    expect(people(stageBy([roleWithin('finance-reviewer', 'department')]), facts)).toEqual(['cai']);
    expect(people(stageBy([roleWithin('seal-administrator', 'seal')]), facts)).toEqual(['yin']);
    expect(people(stageBy([roleWithin('company-leader', 'seal-entity')]), facts)).toEqual(['li']);
  });

  it('each person once, with the rule that named them first', () => {
    const result = resolve(
      [stageBy([headAt(3), roleWithin('company-leader', 'entity'), person('sun')])],
      requestBy('ren'),
    );
    expect(result.ok && result.flow.stages[0]?.seats).toEqual([
      { person: 'li', why: { as: 'named', rule: headAt(3) } },
      { person: 'sun', why: { as: 'named', rule: person('sun') } },
    ]);
  });

  it('for several seals only those who answer for every one of them', () => {
    const facts = requestBy('ren', {
      seals: [
        { id: 'seal', kind: 'contract', entityId: 'company' },
        { id: 'other', kind: 'contract', entityId: 'branch' },
      ],
    });
    expect(people(stageBy([roleWithin('company-leader', 'seal-entity')]), facts)).toEqual(['li']);
    expect(people(stageBy([roleWithin('seal-administrator', 'seal')]), facts)).toBe('flow-nobody-found');
  });

  it('nobody who has left or may not decide, while others can', () => {
    const legal = stageBy([roleWithin('legal-reviewer', 'entity')]);
    expect(people(legal, requestBy('ren'), { left: ['fa'] })).toEqual(['wu']);
    expect(people(legal, requestBy('ren'), { barred: ['wu'] })).toEqual(['fa']);
    expect(people(legal, requestBy('fa'))).toEqual(['wu']);
  });
});

describe('nobody found', () => {
  it('blocks, naming stage, person and reason', () => {
    expect(resolve([stageBy([person('sun')])], requestBy('ren'), { left: ['sun'] })).toEqual({
      ok: false,
      refusal: { code: 'flow-approver-left', params: { stage: '审核', stageEn: 'Review', person: 'name of sun' } },
    });
    expect(people(stageBy([person('sun')]), requestBy('ren'), { barred: ['sun'] })).toBe('flow-approver-barred');
    expect(people(stageBy([headAt(4)]), requestBy('ren'))).toBe('flow-nobody-found');
    expect(people(stageBy([headAt(1)]), requestBy('ren'), { heads: {} })).toBe('flow-nobody-found');
    expect(people(stageBy([]), requestBy('ren'))).toBe('flow-nobody-found');
  });

  it('blocks for one empty rule of a stage in which everybody counts', () => {
    expect(people(stageBy([headAt(1), person('sun')]), requestBy('ren'), { left: ['sun'] })).toBe('flow-approver-left');
    const any = stageBy([headAt(1), person('sun')], { mode: { kind: 'any' } });
    expect(people(any, requestBy('ren'), { left: ['sun'] })).toEqual(['wang']);
  });

  it('or asks a seal administrator of the entity instead', () => {
    const administrator = { onEmpty: 'administrator' } as const;
    const result = resolve([stageBy([person('sun')], administrator)], requestBy('ren'), { left: ['sun'] });
    expect(result.ok && result.flow.stages[0]?.seats).toEqual([
      { person: 'yin', why: { as: 'administrator', rule: person('sun') } },
    ]);
    const any = stageBy([headAt(4)], { ...administrator, mode: { kind: 'any' } });
    expect(people(any, requestBy('ren'))).toEqual(['yin', 'zhang']);
    expect(people(any, requestBy('yin'))).toEqual(['zhang']);
    expect(people(stageBy([headAt(4)], administrator), requestBy('ren'), { grants: {} })).toBe('flow-nobody-found');
  });

  it('counts people for a quorum after everything else', () => {
    const quorum = stageBy([headAt(1), headAt(3), roleWithin('company-leader', 'entity')], {
      mode: { kind: 'n-of-m', n: 3 },
    });
    expect(resolve([quorum], requestBy('ren'))).toMatchObject({
      refusal: { code: 'flow-too-few-approvers', params: { needed: 3, found: 2 } },
    });
  });
});

describe('the requester among the approvers', () => {
  it('is refused where the stage says so', () => {
    expect(people(stageBy([headAt(1)]), requestBy('wang'))).toBe('flow-only-requester');
    expect(people(stageBy([headAt(1)], { onEmpty: 'administrator' }), requestBy('wang'))).toBe('flow-only-requester');
  });

  it('or gives the seat to the next head above', () => {
    const escalate = { sameAsRequester: 'escalate-to-head' } as const;
    const result = resolve([stageBy([headAt(1)], escalate)], requestBy('wang'));
    expect(result.ok && result.flow.stages[0]?.seats).toEqual([
      { person: 'zhao', why: { as: 'head-above', rule: headAt(1), level: 2 } },
    ]);
    expect(people(stageBy([headAt(1)], escalate), requestBy('wang'), { left: ['zhao'] })).toEqual(['li']);
    expect(people(stageBy([headAt(2)], escalate), requestBy('zhao'))).toEqual(['li']);
    expect(people(stageBy([person('ren')], escalate), requestBy('ren'))).toEqual(['wang']);
  });

  it('the company leader stands above the highest department; above the only leader nobody does', () => {
    const escalate = { sameAsRequester: 'escalate-to-head' } as const;
    const top = stageBy([headAt(1)], escalate);
    const result = resolve([top], requestBy('wang', { departmentPath: ['sales'] }));
    expect(result.ok && result.flow.stages[0]?.seats).toEqual([
      { person: 'li', why: { as: 'leader-above', rule: headAt(1) } },
    ]);
    expect(people(stageBy([headAt(3)], escalate), requestBy('li'))).toBe('flow-only-requester');
    const administrator = { ...escalate, onEmpty: 'administrator' } as const;
    expect(people(stageBy([headAt(3)], administrator), requestBy('li'))).toEqual(['yin']);
  });

  it('who heads several levels gets none of them', () => {
    const heads = { sales: 'wang', trade: 'wang', board: 'li' };
    expect(people(stageBy([headAt(1)], { sameAsRequester: 'escalate-to-head' }), requestBy('wang'), { heads })).toEqual(
      ['li'],
    );
  });
});

describe('conditions of stages', () => {
  const above: Condition = { test: 'amount', is: 'above', value: { amount: '100000', currency: 'CNY' } };
  const stages = [stageBy([headAt(1)], { id: 'head' }), stageBy([person('cai')], { id: 'finance', when: above })];
  const worth = (amount: string, currency: 'CNY' | 'USD' = 'CNY') =>
    requestBy('ren', { documents: [{ kind: 'contract', importance: 'ordinary', amount: { amount, currency } }] });

  it('R6.2.3 a large amount adds its stage; a small one skips it and says by which condition', () => {
    const small = resolve(stages, worth('100000'));
    expect(small.ok && small.flow.stages.map(({ id, asked }) => [id, asked])).toEqual([['head', 'always']]);
    expect(small.ok && small.flow.skipped).toEqual([
      { id: 'finance', name: { zh: '审核', en: 'Review' }, because: above },
    ]);
    const large = resolve(stages, worth('100000.01'));
    expect(large.ok && large.flow.stages.map(({ id, asked }) => [id, asked])).toEqual([
      ['head', 'always'],
      ['finance', 'condition-met'],
    ]);
  });

  it('an amount that cannot be compared skips nobody', () => {
    const foreign = resolve(stages, worth('1', 'USD'));
    expect(foreign.ok && foreign.flow.stages.map(({ id, asked }) => [id, asked])).toEqual([
      ['head', 'always'],
      ['finance', 'condition-undecided'],
    ]);
  });

  it('does not look for the people of a skipped stage, and never skips them all', () => {
    expect(resolve(stages, worth('1'), { left: ['cai'] }).ok).toBe(true);
    expect(resolve(stages.slice(1), worth('1'))).toEqual({ ok: false, refusal: { code: 'flow-all-skipped' } });
  });

  it('freezes key and version of the definition', () => {
    const result = resolve(stages, worth('1'));
    expect(result.ok && result.flow).toMatchObject({ key: 'contract-use', version: 3 });
  });
});

describe('choosing the flow', () => {
  const named = (key: string, priority: number, more: Partial<FlowDefinition> = {}) => ({
    version: 1,
    definition: { ...definitionOf(), key, priority, ...more },
  });

  it('takes the applicable one with the smallest number, whatever the order', () => {
    const official: Condition = { test: 'seal-kind', in: ['official'] };
    const flows = [
      named('general', 100),
      named('official', 10, { appliesTo: official }),
      named('other', 1, { kind: 'engraving' }),
    ];
    expect(chooseFlow(flows, 'use', requestBy('ren'))?.definition.key).toBe('general');
    const both = requestBy('ren', {
      seals: [
        { id: 'a', kind: 'contract', entityId: 'company' },
        { id: 'b', kind: 'official', entityId: 'company' },
      ],
    });
    expect(chooseFlow(flows.toReversed(), 'use', both)?.definition.key).toBe('official');
    expect(chooseFlow(flows, 'destruction', both)).toBeUndefined();
  });

  it('counts an unanswerable condition as applying, and breaks ties by key', () => {
    const above: Condition = { test: 'amount', is: 'above', value: { amount: '1', currency: 'CNY' } };
    const dollars = requestBy('ren', {
      documents: [{ kind: 'contract', importance: 'ordinary', amount: { amount: '1', currency: 'USD' } }],
    });
    expect(chooseFlow([named('b', 5), named('strict', 1, { appliesTo: above })], 'use', dollars)?.definition.key).toBe(
      'strict',
    );
    expect(chooseFlow([named('b', 5), named('a', 5)], 'use', dollars)?.definition.key).toBe('a');
  });
});
