import { describe, expect, it } from 'vitest';
import { findingCodes, findingTexts, type Condition, type FlowDefinition, type Stage } from '@yinxin/contract';
import { lint, type Staffing } from './lint.ts';
import { definitionOf, headAt, person, roleWithin, stageBy } from './resolve.examples.ts';

const good = (...more: readonly Stage[]): FlowDefinition => definitionOf(stageBy([headAt(1)], { id: 'head' }), ...more);
const codes = (definition: FlowDefinition, staffing?: Staffing): string[] =>
  lint(definition, staffing).map(({ code, stage }) => (stage === undefined ? code : `${stage}: ${code}`));

const never: Condition = {
  test: 'all',
  of: [
    { test: 'importance', atLeast: 'critical' },
    { test: 'not', of: { test: 'importance', atLeast: 'important' } },
  ],
};

describe('the linter', () => {
  it('finds nothing in a good definition', () => {
    expect(codes(good())).toEqual([]);
  });

  it('finds what is wrong with the whole', () => {
    expect(codes(definitionOf())).toEqual(['no-stages']);
    const when: Condition = { test: 'importance', atLeast: 'critical' };
    expect(codes(definitionOf(stageBy([headAt(1)], { when })))).toEqual(['no-unconditional-stage']);
    expect(codes({ ...good(), appliesTo: never })).toEqual(['condition-never-true']);
  });

  it.each<[string, Partial<Stage>]>([
    ['stage-without-approvers', { approvers: [] }],
    ['duplicate-approver', { approvers: [headAt(1), { level: 1, by: 'department-head' }] }],
    ['self-approval-possible', { approvers: [roleWithin('requester', 'department')] }],
    ['custodian-approves', { approvers: [roleWithin('custodian', 'seal')] }],
    ['role-cannot-approve', { approvers: [roleWithin('auditor', 'entity')] }],
    ['role-cannot-approve', { approvers: [roleWithin('system-administrator', 'entity')] }],
    ['quorum-unreachable', { mode: { kind: 'n-of-m', n: 3 }, approvers: [headAt(1), person('a')] }],
    ['no-time-limit', { timeLimitHours: undefined }],
    ['reminder-too-early', { timeLimitHours: 24, remindBeforeHours: 24 }],
    ['condition-never-true', { when: never }],
    ['condition-always-true', { when: { test: 'not', of: never } }],
    ['duplicate-stage', { id: 'head' }],
  ])('finds %s, and at which stage', (code, change) => {
    const stage = stageBy([headAt(2)], { id: 'second', ...change });
    expect(codes(good(stage))).toEqual([`${stage.id}: ${code}`]);
  });

  it('takes a quorum that a role or enough people can reach', () => {
    const mode = { kind: 'n-of-m', n: 2 } as const;
    expect(codes(good(stageBy([roleWithin('legal-reviewer', 'entity')], { mode })))).toEqual([]);
    expect(codes(good(stageBy([headAt(1), headAt(2)], { mode })))).toEqual([]);
  });

  it('finds a stage that would be empty today: role held by nobody, named person gone', () => {
    const staffing: Staffing = { heldRoles: ['company-leader'], ablePeople: ['here'] };
    const legal = stageBy([roleWithin('legal-reviewer', 'entity')]);
    expect(codes(good(legal), staffing)).toEqual(['stage: stage-can-be-empty']);
    expect(codes(good(stageBy([person('gone')])), staffing)).toEqual(['stage: stage-can-be-empty']);
    expect(codes(good(stageBy([person('here'), roleWithin('company-leader', 'entity')])), staffing)).toEqual([]);
    expect(codes(good(stageBy([person('here'), person('gone')])), staffing)).toEqual(['stage: stage-can-be-empty']);
    expect(codes(good(stageBy([person('here'), person('gone')], { mode: { kind: 'any' } })), staffing)).toEqual([]);
  });

  it('an administrator in the place of nobody helps only if there is one', () => {
    const stage = stageBy([person('gone')], { onEmpty: 'administrator' });
    expect(codes(good(stage), { heldRoles: ['seal-administrator'], ablePeople: [] })).toEqual([]);
    expect(codes(good(stage), { heldRoles: [], ablePeople: [] })).toEqual(['stage: stage-can-be-empty']);
  });

  it('has words with a remedy for everything it finds, in both languages', () => {
    for (const code of findingCodes) {
      for (const language of ['zh-CN', 'en'] as const) {
        expect(findingTexts[code][language].title).not.toBe('');
        expect(findingTexts[code][language].remedy).not.toBe('');
      }
    }
  });
});
