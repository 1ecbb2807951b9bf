import type { FindingCode } from './flow-definition.ts';
import type { Language } from './problem-details.ts';

interface FindingText {
  readonly title: string;
  readonly remedy: string;
}

/** The words for what the linter of flow definitions finds: what is wrong, and what helps. */
export const findingTexts: Readonly<Record<FindingCode, Readonly<Record<Language, FindingText>>>> = {
  'no-stages': {
    'zh-CN': { title: '流程没有审批环节', remedy: '请至少添加一个审批环节。' },
    en: { title: 'The flow has no stages', remedy: 'Add at least one.' },
  },
  'duplicate-stage': {
    'zh-CN': { title: '环节标识重复', remedy: '请为每个环节设置不同的标识。' },
    en: { title: 'Two stages have the same id', remedy: 'Give every stage an id of its own.' },
  },
  'stage-without-approvers': {
    'zh-CN': { title: '环节未设置审批人', remedy: '请为该环节指定审批人，或删除该环节。' },
    en: { title: 'The stage names no approvers', remedy: 'Say who is asked, or remove the stage.' },
  },
  'duplicate-approver': {
    'zh-CN': { title: '同一审批人规则在环节内重复', remedy: '请删除重复的审批人规则。' },
    en: { title: 'The stage names the same approver twice', remedy: 'Remove one of the two.' },
  },
  'stage-can-be-empty': {
    'zh-CN': {
      title: '环节可能无人审批',
      remedy: '请先为该角色授权人员，更换已离职或无审批权限的审批人，或改用其他审批人规则。',
    },
    en: {
      title: 'The stage can end up with nobody to ask',
      remedy: 'Give somebody the role, replace the person who has left or may not approve, or choose another rule.',
    },
  },
  'quorum-unreachable': {
    'zh-CN': { title: '所需同意人数超过可审批人数', remedy: '请减少所需同意人数，或增加审批人。' },
    en: { title: 'More approvals are needed than there are approvers', remedy: 'Ask for fewer, or add approvers.' },
  },
  'self-approval-possible': {
    'zh-CN': { title: '任何申请人都可审批该环节', remedy: '“用印申请人”不是审批角色，请改为部门负责人等审批角色。' },
    en: {
      title: 'Anybody who may make requests could approve here',
      remedy: 'The requester role is not an approver; name department heads or another approving role.',
    },
  },
  'custodian-approves': {
    'zh-CN': { title: '保管人不得审批用印', remedy: '审批与用印须由不同人员办理，请改为其他审批角色。' },
    en: {
      title: 'Custodians stamp, so they may not approve',
      remedy: 'Approval and stamping belong to different people; name another role.',
    },
  },
  'role-cannot-approve': {
    'zh-CN': { title: '该角色没有审批权限', remedy: '审计人员与三类管理员不办理业务，请改为审批角色。' },
    en: {
      title: 'This role may not approve',
      remedy: 'Auditors and the three administrators do no business; name an approving role.',
    },
  },
  'no-time-limit': {
    'zh-CN': { title: '环节未设置办理时限', remedy: '请填写该环节的办理时限（小时）。' },
    en: { title: 'The stage has no time limit', remedy: 'Say within how many hours it must be decided.' },
  },
  'reminder-too-early': {
    'zh-CN': { title: '提醒时间不早于环节开始时间', remedy: '提前提醒的小时数须小于办理时限。' },
    en: {
      title: 'The reminder would come before the stage opens',
      remedy: 'Remind fewer hours ahead than the time limit.',
    },
  },
  'condition-never-true': {
    'zh-CN': { title: '条件永远不成立', remedy: '请检查条件是否自相矛盾。' },
    en: { title: 'The condition can never be met', remedy: 'Look for parts that contradict each other.' },
  },
  'condition-always-true': {
    'zh-CN': { title: '条件永远成立', remedy: '如每次都需审批，请删除条件；否则请修改条件。' },
    en: { title: 'The condition is always met', remedy: 'Remove it, or correct it if it should make a difference.' },
  },
  'no-unconditional-stage': {
    'zh-CN': { title: '所有环节都带条件，部分申请可能无人审批', remedy: '请至少保留一个不带条件的环节。' },
    en: {
      title: 'Every stage has a condition, so some requests might need no approval at all',
      remedy: 'Leave at least one stage without a condition.',
    },
  },
};
