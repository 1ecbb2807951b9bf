import type { ApproverRule, Condition, FlowDefinition, Money, Role, Stage } from '@yinxin/contract';

const DAY_HOURS = 24;

/** What every shipped stage has; a stage says what differs. */
const asked = (stage: Pick<Stage, 'id' | 'name' | 'approvers'> & Partial<Stage>): Stage => ({
  mode: { kind: 'any' },
  timeLimitHours: 2 * DAY_HOURS,
  remindBeforeHours: DAY_HOURS,
  onEmpty: 'block',
  sameAsRequester: 'escalate-to-head',
  samePersonAgain: 'ask-again',
  ...stage,
});

const role = (role: Role, within: Extract<ApproverRule, { by: 'role' }>['within']): ApproverRule => ({
  by: 'role',
  role,
  within,
});

const above = (amount: string): Condition => ({
  test: 'amount',
  is: 'above',
  value: { amount, currency: 'CNY' } satisfies Money,
});

/** Contracts that bind the company beyond their own price. */
const GRAVE: Condition = { test: 'document-kind', in: ['guarantee', 'loan'] };
const IMPORTANT: Condition = { test: 'importance', atLeast: 'important' };
const CONTRACTS: Condition = { test: 'document-kind', in: ['contract', 'agreement', 'guarantee', 'loan', 'bid'] };

const departmentHead = asked({
  id: 'department-head',
  name: { zh: '部门负责人审核', en: 'Department head' },
  approvers: [{ by: 'department-head', level: 1 }],
});

const legal = asked({
  id: 'legal',
  name: { zh: '法务审核', en: 'Legal review' },
  approvers: [role('legal-reviewer', 'entity')],
});

const finance = asked({
  id: 'finance',
  name: { zh: '财务负责人审核', en: 'Finance review' },
  approvers: [role('finance-reviewer', 'entity')],
});

const leader = asked({
  id: 'company-leader',
  name: { zh: '公司领导审批', en: 'Company leader' },
  approvers: [role('company-leader', 'seal-entity')],
  timeLimitHours: 3 * DAY_HOURS,
});

const sealOffice = asked({
  id: 'seal-office',
  name: { zh: '印章管理员复核', en: 'Seal administrator' },
  approvers: [role('seal-administrator', 'seal')],
  timeLimitHours: DAY_HOURS,
  remindBeforeHours: 4,
});

/** Above this a contract needs finance; above the next one the company leader (R6.2.3). */
const FINANCE_LIMIT = above('100000');
const LEADER_LIMIT = above('500000');

/** The approval flows that a new company starts with; to be changed at will. */
export const shippedFlows: readonly FlowDefinition[] = [
  {
    key: 'official-seal-use',
    name: { zh: '公章、法人章用印', en: 'Use of the official and the legal representative’s seal' },
    kind: 'use',
    appliesTo: { test: 'seal-kind', in: ['official', 'legal-representative'] },
    priority: 10,
    stages: [
      departmentHead,
      { ...legal, when: CONTRACTS },
      { ...finance, when: { test: 'any', of: [FINANCE_LIMIT, GRAVE] } },
      leader,
      sealOffice,
    ],
  },
  {
    key: 'contract-use',
    name: { zh: '合同用印', en: 'Sealing of contracts' },
    kind: 'use',
    appliesTo: { test: 'any', of: [{ test: 'seal-kind', in: ['contract'] }, CONTRACTS] },
    priority: 20,
    stages: [
      departmentHead,
      legal,
      { ...finance, when: { test: 'any', of: [FINANCE_LIMIT, GRAVE] } },
      { ...leader, when: { test: 'any', of: [LEADER_LIMIT, GRAVE, { test: 'importance', atLeast: 'critical' }] } },
      sealOffice,
    ],
  },
  {
    key: 'finance-use',
    name: { zh: '财务资料用印', en: 'Sealing of financial papers' },
    kind: 'use',
    appliesTo: {
      test: 'any',
      of: [
        { test: 'seal-kind', in: ['finance', 'invoice'] },
        { test: 'document-kind', in: ['financial-statement', 'tax', 'bank'] },
      ],
    },
    priority: 30,
    stages: [departmentHead, finance, { ...leader, when: { test: 'any', of: [LEADER_LIMIT, IMPORTANT] } }, sealOffice],
  },
  {
    key: 'general-use',
    name: { zh: '一般用印', en: 'General use' },
    kind: 'use',
    priority: 100,
    stages: [departmentHead, { ...leader, when: { test: 'any', of: [LEADER_LIMIT, IMPORTANT] } }, sealOffice],
  },
  {
    key: 'seal-destruction',
    name: { zh: '印章销毁', en: 'Destruction of a seal' },
    kind: 'destruction',
    priority: 100,
    stages: [leader],
  },
  {
    key: 'seal-carry-out',
    name: { zh: '携章外出', en: 'Taking a seal out of the house' },
    kind: 'carry-out',
    priority: 100,
    // 公章 and 法人章 bind the company as a whole: its leader knows where they are.
    stages: [
      departmentHead,
      sealOffice,
      { ...leader, when: { test: 'seal-kind', in: ['official', 'legal-representative'] } },
    ],
  },
  {
    key: 'seal-engraving',
    name: { zh: '印章刻制', en: 'Engraving of a seal' },
    kind: 'engraving',
    priority: 100,
    // The seal is still to come: whoever answers for the entity's seals answers for it.
    stages: [
      departmentHead,
      {
        ...sealOffice,
        name: { zh: '印章管理部门审核', en: 'Seal office' },
        approvers: [role('seal-administrator', 'entity')],
      },
      leader,
    ],
  },
  {
    key: 'seal-suspension',
    name: { zh: '印章停用', en: 'Suspension of a seal' },
    kind: 'suspension',
    priority: 100,
    stages: [{ ...sealOffice, name: { zh: '印章管理部门审核', en: 'Seal office' } }],
  },
];
