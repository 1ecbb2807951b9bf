import { isDeepStrictEqual } from 'node:util';
import {
  rolePermissions,
  type ApproverRule,
  type Finding,
  type FindingCode,
  type FlowDefinition,
  type Role,
  type Stage,
} from '@yinxin/contract';
import { canAnswer } from './satisfiable.ts';

/** Who could be asked when the definition is checked; without it only the definition itself is looked at. */
export interface Staffing {
  /** Roles that at least one person holds who can act. */
  readonly heldRoles: readonly Role[];
  /** Of the people whom the definition names, those who are here and may decide. */
  readonly ablePeople: readonly string[];
}

/**
 * Looks for what would make a flow stall, let the wrong person decide or let nobody decide. A definition is published
 * only if nothing is found. The order of the findings is that of the stages; those of the whole come first.
 */
export function lint(definition: FlowDefinition, staffing?: Staffing): Finding[] {
  const { stages, appliesTo } = definition;
  const whole: FindingCode[] = [];
  if (stages.length === 0) whole.push('no-stages');
  else if (stages.every(({ when }) => when !== undefined)) whole.push('no-unconditional-stage');
  if (appliesTo !== undefined) whole.push(...conditionFindings(appliesTo));
  return [
    ...whole.map((code) => ({ code })),
    ...stages.flatMap((stage, index) => {
      const repeated = stages.findIndex(({ id }) => id === stage.id) < index;
      const found = [...(repeated ? (['duplicate-stage'] as const) : []), ...stageFindings(stage, staffing)];
      return found.map((code) => ({ code, stage: stage.id }));
    }),
  ];
}

function stageFindings(stage: Stage, staffing: Staffing | undefined): FindingCode[] {
  const found: FindingCode[] = [...approverFindings(stage)];
  if (canBeEmpty(stage, staffing)) found.push('stage-can-be-empty');
  if (stage.mode.kind === 'n-of-m' && mostPeople(stage) < stage.mode.n) found.push('quorum-unreachable');
  if (stage.timeLimitHours === undefined) found.push('no-time-limit');
  else if ((stage.remindBeforeHours ?? 0) >= stage.timeLimitHours) found.push('reminder-too-early');
  if (stage.when !== undefined) found.push(...conditionFindings(stage.when));
  return found;
}

function conditionFindings(condition: NonNullable<Stage['when']>): FindingCode[] {
  if (!canAnswer(condition, 'yes')) return ['condition-never-true'];
  return canAnswer(condition, 'no') ? [] : ['condition-always-true'];
}

function approverFindings({ approvers }: Stage): FindingCode[] {
  const found = new Set<FindingCode>();
  if (approvers.length === 0) found.add('stage-without-approvers');
  const repeats = (rule: ApproverRule, index: number): boolean =>
    approvers.findIndex((other) => isDeepStrictEqual(other, rule)) < index;
  if (approvers.some(repeats)) found.add('duplicate-approver');
  for (const rule of approvers) {
    if (rule.by !== 'role') continue;
    if (rule.role === 'requester') found.add('self-approval-possible');
    else if (rule.role === 'custodian') found.add('custodian-approves');
    else if (rolePermissions[rule.role]['approval.decide'] === undefined) found.add('role-cannot-approve');
  }
  return [...found];
}

/**
 * Is a rule sure to find nobody, with nobody to take its place? Blocking at submission tells the requester, who can do
 * nothing about it; so it is told to the author. Where one approval is enough, one rule that finds somebody suffices.
 */
function canBeEmpty({ approvers, mode, onEmpty }: Stage, staffing: Staffing | undefined): boolean {
  if (staffing === undefined || approvers.length === 0) return false;
  const heldBy = (role: Role): boolean => staffing.heldRoles.includes(role);
  if (onEmpty === 'administrator' && heldBy('seal-administrator')) return false;
  const empty = approvers.map((rule) => {
    if (rule.by === 'person') return !staffing.ablePeople.includes(rule.person);
    return rule.by === 'role' && !heldBy(rule.role);
  });
  return mode.kind === 'any' ? empty.every(Boolean) : empty.some(Boolean);
}

/** The most different people the rules can name. */
const mostPeople = ({ approvers }: Stage): number =>
  approvers.some(({ by }) => by === 'role') ? Number.POSITIVE_INFINITY : approvers.length;
