import type { ApproverRule, FlowDefinition, Role, Stage } from '@yinxin/contract';
import type { Directory, RoleTarget } from './directory.ts';
import type { RequestFacts } from './request-facts.ts';

/** A company in which the grants, heads and leavers are exactly these. */
export interface Company {
  /** Holders of a role, by `role@kind:id`. */
  readonly grants: Readonly<Record<string, readonly string[]>>;
  readonly heads: Readonly<Record<string, string>>;
  readonly left?: readonly string[];
  readonly barred?: readonly string[];
}

export const at = (role: Role, { kind, id }: RoleTarget): string => `${role}@${kind}:${id}`;

export const directoryOf = ({ grants, heads, left = [], barred = [] }: Company): Directory => ({
  personsByRole: (role, target) => grants[at(role, target)] ?? [],
  headOf: (department) => heads[department],
  isActive: (person) => !left.includes(person),
  mayDecide: (person) => !barred.includes(person),
  nameOf: (person) => `name of ${person}`,
});

export const definitionOf = (...stages: readonly Stage[]): FlowDefinition => ({
  key: 'contract-use',
  name: { zh: '合同用印', en: 'Sealing of contracts' },
  kind: 'use',
  priority: 1,
  stages: [...stages],
});

export const stageBy = (approvers: readonly ApproverRule[], more: Partial<Stage> = {}): Stage => ({
  id: 'stage',
  name: { zh: '审核', en: 'Review' },
  approvers: [...approvers],
  mode: { kind: 'all' },
  timeLimitHours: 48,
  onEmpty: 'block',
  sameAsRequester: 'refuse',
  samePersonAgain: 'ask-again',
  ...more,
});

export const person = (id: string): ApproverRule => ({ by: 'person', person: id });
export const headAt = (level: number): ApproverRule => ({ by: 'department-head', level });
export const roleWithin = (role: Role, within: 'department' | 'entity' | 'seal' | 'seal-entity'): ApproverRule => ({
  by: 'role',
  role,
  within,
});

/** Somebody of sales (below trade, below the board) asks for the contract seal on an ordinary contract. */
export const requestBy = (requester: string, more: Partial<RequestFacts> = {}): RequestFacts => ({
  requester,
  entityId: 'company',
  departmentPath: ['sales', 'trade', 'board'],
  documents: [{ kind: 'contract', importance: 'ordinary' }],
  seals: [{ id: 'seal', kind: 'contract', entityId: 'company' }],
  ...more,
});
