import { problems } from './problem.ts';

export const approvalsProblems = problems({
  'flow-key-taken': {
    status: 409,
    'zh-CN': { title: '流程标识“{key}”已被使用', remedy: '请更换流程标识。' },
    en: { title: 'The flow key “{key}” is taken', remedy: 'Choose another one.' },
  },
  'flow-key-changed': {
    status: 422,
    'zh-CN': { title: '流程标识、审批类型和所属主体不能修改', remedy: '如需更换，请新建流程。' },
    en: { title: 'Key, kind and entity of a flow cannot be changed', remedy: 'Create a new flow instead.' },
  },
  'flow-without-draft': {
    status: 409,
    'zh-CN': { title: '没有待发布的草稿', remedy: '请先编辑并保存草稿。' },
    en: { title: 'There is no draft', remedy: 'Edit the flow and save a draft first.' },
  },
  'flow-unchanged': {
    status: 409,
    'zh-CN': { title: '草稿与当前版本相同，无需发布' },
    en: { title: 'The draft is the same as the published version' },
  },
  'flow-has-findings': {
    status: 422,
    'zh-CN': { title: '流程检查发现 {count} 处问题，未发布', remedy: '请按检查结果逐项修改后再发布。' },
    en: { title: 'The check found {count} problems; nothing was published', remedy: 'Correct them and publish again.' },
  },
  'flow-not-published': {
    status: 409,
    'zh-CN': { title: '流程尚未发布', remedy: '请删除草稿，或先发布。' },
    en: { title: 'The flow has not been published', remedy: 'Discard the draft, or publish it first.' },
  },
  'flow-retired': {
    status: 409,
    'zh-CN': { title: '流程已停用', remedy: '停用的流程不能再修改，请新建流程。' },
    en: { title: 'The flow is retired', remedy: 'A retired flow cannot be changed; create a new one.' },
  },
  'flow-none-fits': {
    status: 409,
    'zh-CN': { title: '没有适用于该申请的审批流程', remedy: '请联系印章管理员发布适用的审批流程。' },
    en: { title: 'No published flow fits this request', remedy: 'Ask the seal administrator to publish one.' },
  },
  'flow-nobody-found': {
    status: 409,
    'zh-CN': {
      title: '审批环节“{stage}”找不到审批人',
      remedy: '请联系安全管理员为该环节授权审批人，或请系统管理员补充部门负责人。',
    },
    en: {
      title: 'There is nobody to ask at the stage “{stageEn}”',
      remedy:
        'Ask the security administrator to give somebody the role, or the system administrator to enter the department’s head.',
    },
  },
  'flow-approver-left': {
    status: 409,
    'zh-CN': { title: '审批环节“{stage}”的审批人 {person} 已离职', remedy: '请联系印章管理员更换该环节的审批人。' },
    en: {
      title: '{person}, who is asked at the stage “{stageEn}”, has left',
      remedy: 'Ask the seal administrator to name somebody else in the flow.',
    },
  },
  'flow-approver-barred': {
    status: 409,
    'zh-CN': {
      title: '审批环节“{stage}”的审批人 {person} 没有审批权限',
      remedy: '请联系安全管理员授权，或请印章管理员更换审批人。',
    },
    en: {
      title: '{person}, who is asked at the stage “{stageEn}”, may not approve',
      remedy: 'Ask the security administrator for a grant, or the seal administrator for another approver.',
    },
  },
  'flow-only-requester': {
    status: 409,
    'zh-CN': {
      title: '审批环节“{stage}”只有申请人本人可审批',
      remedy: '不得审批本人的申请，请由他人代为申请，或联系印章管理员调整流程。',
    },
    en: {
      title: 'At the stage “{stageEn}” nobody but the requester could approve',
      remedy: 'Nobody approves their own request: let somebody else ask, or have the flow changed.',
    },
  },
  'flow-too-few-approvers': {
    status: 409,
    'zh-CN': {
      title: '审批环节“{stage}”需 {needed} 人同意，但只有 {found} 名审批人',
      remedy: '请联系印章管理员增加审批人或减少所需人数。',
    },
    en: {
      title: 'The stage “{stageEn}” needs {needed} approvals but has {found} approvers',
      remedy: 'Ask the seal administrator to add approvers or to ask for fewer approvals.',
    },
  },
  'flow-all-skipped': {
    status: 409,
    'zh-CN': { title: '该申请不满足任何审批环节的条件', remedy: '用印须经审批，请联系印章管理员调整流程。' },
    en: {
      title: 'No stage of the flow applies to this request',
      remedy: 'Nothing is sealed without approval: ask the seal administrator to correct the flow.',
    },
  },
  'approval-already-started': {
    status: 409,
    'zh-CN': { title: '该申请已进入审批' },
    en: { title: 'The approval has already started' },
  },
  'approval-not-returned': {
    status: 409,
    'zh-CN': { title: '只有被退回的申请才能重新提交' },
    en: { title: 'Only a returned request can be submitted again' },
  },
  'approval-closed': {
    status: 409,
    'zh-CN': { title: '该申请已不在审批中', remedy: '请刷新查看最新状态。' },
    en: { title: 'This request is no longer open for approval', remedy: 'Reload to see where it stands.' },
  },
  'approval-own-request': {
    status: 403,
    'zh-CN': { title: '不得审批本人的申请', remedy: '请由其他审批人办理。' },
    en: { title: 'Nobody decides on their own request', remedy: 'Another approver has to.' },
  },
  'approval-not-asked': {
    status: 403,
    'zh-CN': { title: '您不是当前环节的审批人', remedy: '请刷新查看当前由谁审批。' },
    en: { title: 'You are not asked at this stage', remedy: 'Reload to see who is.' },
  },
  'approval-not-your-turn': {
    status: 409,
    'zh-CN': { title: '尚未轮到您审批', remedy: '本环节依次审批，请等待前一位审批人办理。' },
    en: {
      title: 'It is not your turn yet',
      remedy: 'This stage asks one after the other; wait for the person before you.',
    },
  },
  'approval-already-decided': {
    status: 409,
    'zh-CN': { title: '您已办理过该环节' },
    en: { title: 'You have already decided at this stage' },
  },
  'approval-moved-on': {
    status: 409,
    'zh-CN': { title: '审批进度已变化', remedy: '请刷新查看最新内容后再办理。' },
    en: { title: 'The approval has moved on meanwhile', remedy: 'Reload to see where it stands, then decide.' },
  },
  'approval-documents-unopened': {
    status: 409,
    'zh-CN': { title: '尚有 {count} 份用印文件未查看', remedy: '请先打开“{name}”，审阅后再签署意见。' },
    en: {
      title: 'There are {count} documents you have not opened',
      remedy: 'Open and read “{name}” first, then decide.',
    },
  },
  'approval-opinion-required': {
    status: 422,
    'zh-CN': { title: '请签署审批意见' },
    en: { title: 'Write your opinion' },
  },
  'approval-reason-required': {
    status: 422,
    'zh-CN': { title: '请说明理由' },
    en: { title: 'Give the reason' },
  },
  'approval-not-requester': {
    status: 403,
    'zh-CN': { title: '只有申请人可以撤回申请' },
    en: { title: 'Only the requester can withdraw the request' },
  },
  'approval-transfer-to-requester': {
    status: 409,
    'zh-CN': { title: '不能转交给申请人', remedy: '不得审批本人的申请，请选择其他人员。' },
    en: {
      title: 'It cannot be transferred to the requester',
      remedy: 'Nobody decides on their own request; choose somebody else.',
    },
  },
  'approval-transfer-to-self': {
    status: 409,
    'zh-CN': { title: '不能转交给自己', remedy: '请选择其他人员。' },
    en: { title: 'It cannot be transferred to yourself', remedy: 'Choose somebody else.' },
  },
  'approval-transfer-repeated': {
    status: 409,
    'zh-CN': { title: '该人员已参与本轮审批', remedy: '同一人不能重复审批，请选择其他人员。' },
    en: { title: 'This person already takes part in this round', remedy: 'Nobody counts twice; choose somebody else.' },
  },
  'approval-transfer-barred': {
    status: 409,
    'zh-CN': { title: '该人员已离职或没有审批权限', remedy: '请选择其他人员。' },
    en: { title: 'This person has left or may not approve', remedy: 'Choose somebody else.' },
  },
  'approval-not-yours': {
    status: 403,
    'zh-CN': { title: '只能转交自己的待办', remedy: '审批人离职后，可由印章管理员代为移交。' },
    en: {
      title: 'You can only transfer what waits for you',
      remedy: 'When an approver has left, the seal administrator can hand it over.',
    },
  },
  'approval-not-due': {
    status: 409,
    'zh-CN': { title: '未到提醒或到期时间，或已提醒' },
    en: { title: 'Not due yet, or already done' },
  },
});
