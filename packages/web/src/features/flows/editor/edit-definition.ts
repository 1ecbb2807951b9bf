import type { ApproverRule, Comparison, Condition, FlowDefinition, Stage } from '@yinxin/contract';

/** A flow to start from: one stage, the head of the requester's department. */
export const emptyDefinition: FlowDefinition = {
  key: '',
  name: { zh: '', en: '' },
  kind: 'use',
  priority: 50,
  stages: [
    {
      ...blankStage('stage-1'),
      name: { zh: '部门负责人审核', en: 'Department head' },
      approvers: [{ by: 'department-head', level: 1 }],
    },
  ],
};

function blankStage(id: string): Stage {
  return {
    id,
    name: { zh: '', en: '' },
    approvers: [],
    mode: { kind: 'any' },
    timeLimitHours: 48,
    remindBeforeHours: 24,
    onEmpty: 'block',
    sameAsRequester: 'escalate-to-head',
    samePersonAgain: 'ask-again',
  };
}

/** The stages with an empty one at the end. Its id has not been used in these stages. */
export function withNewStage(stages: readonly Stage[]): Stage[] {
  let number = stages.length + 1;
  while (stages.some(({ id }) => id === `stage-${number}`)) number += 1;
  return [...stages, blankStage(`stage-${number}`)];
}

/** The list with one element moved by `steps`; the same order where it cannot move that far. */
export function moved<Item>(list: readonly Item[], from: number, steps: number): Item[] {
  const to = from + steps;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const without = list.toSpliced(from, 1);
  return without.toSpliced(to, 0, item);
}

/** An object without the property when the value is undefined: `when` and time limits are absent, not empty. */
export function withOptional<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  key: Key,
  value: Whole[Key] | undefined,
): Whole {
  const { [key]: _, ...rest } = whole;
  return (value === undefined ? rest : { ...whole, [key]: value }) as Whole;
}

/** A comparison or group of a kind, with nothing chosen yet. */
export function blankCondition(test: Comparison['test'] | 'all' | 'any'): Condition {
  switch (test) {
    case 'amount':
      return { test, is: 'above', value: { amount: '', currency: 'CNY' } };
    case 'importance':
      return { test, atLeast: 'important' };
    case 'all':
    case 'any':
      return { test, of: [blankCondition('amount')] };
    default:
      return { test, in: [] };
  }
}

/** An approver rule of a kind, with the usual choices. */
export function blankApprover(by: ApproverRule['by']): ApproverRule {
  switch (by) {
    case 'person':
      return { by, person: '' };
    case 'role':
      return { by, role: 'company-leader', within: 'entity' };
    case 'department-head':
      return { by, level: 1 };
  }
}
