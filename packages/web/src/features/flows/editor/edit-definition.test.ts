import { flowDefinition } from '@yinxin/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definitionChanges } from '../definition-changes.ts';
import { emptyDefinition, moved, withNewStage, withOptional } from './edit-definition.ts';

const flow = { ...emptyDefinition, key: 'contract-use', name: { zh: '合同用印', en: 'Contracts' } };

test('a new flow lacks only its key and its names', () => {
  expect(flowDefinition.safeParse(flow).success).toBe(true);
  const missing = flowDefinition.safeParse(emptyDefinition).error?.issues.map(({ path }) => path.join('/'));
  expect(new Set(missing)).toEqual(new Set(['key', 'name/zh', 'name/en']));
});

test('stages that are added never share an id, whatever was removed before', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant('add'), fc.nat(9))), (steps) => {
      let stages = [...flow.stages];
      for (const step of steps) {
        stages = typeof step === 'number' ? stages.toSpliced(step, 1) : withNewStage(stages);
        expect(new Set(stages.map(({ id }) => id)).size).toBe(stages.length);
      }
    }),
  );
});

test('moving keeps every element, and one move back undoes it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(9), fc.constantFrom(-1, 1), (list, from, by) => {
      const there = moved(list, from, by);
      expect(there.toSorted()).toEqual(list.toSorted());
      if (from + by >= 0 && from + by < list.length && from < list.length) {
        expect(there[from + by]).toBe(list[from]);
        expect(moved(there, from + by, -by)).toEqual(list);
      } else {
        expect(there).toEqual(list);
      }
    }),
  );
});

test('a condition that is taken away is absent, not undefined', () => {
  const when = { test: 'importance', atLeast: 'important' } as const;
  expect(Object.keys(withOptional({ a: 1, when }, 'when', undefined))).toEqual(['a']);
  const without: { a: number; when?: unknown } = { a: 1 };
  expect(withOptional(without, 'when', when)).toEqual({ a: 1, when });
});

test('differences are told for the whole, then for the stages', () => {
  const [first] = flow.stages;
  const legal = { ...first!, id: 'legal', name: { zh: '法务审核', en: 'Legal' } };
  const finance = { ...first!, id: 'finance', name: { zh: '财务审核', en: 'Finance' } };
  const before = { ...flow, stages: [first!, legal] };
  expect(definitionChanges(before, before)).toEqual([]);
  expect(
    definitionChanges(before, { ...before, priority: 7, stages: [legal, { ...first!, timeLimitHours: 8 }] }),
  ).toEqual([
    { what: 'priority' },
    { what: 'stages-reordered' },
    { what: 'stage-changed', stage: first!.name, fields: ['timeLimitHours'] },
  ]);
  expect(definitionChanges(before, { ...before, stages: [first!, finance] })).toEqual([
    { what: 'stage-added', stage: finance.name },
    { what: 'stage-removed', stage: legal.name },
  ]);
});

test('the order of properties is no difference', () => {
  const { key, ...rest } = flow;
  expect(definitionChanges(flow, { ...rest, key })).toEqual([]);
});
