import { problems } from './problem.ts';

export const suspensionProblems = problems({
  'suspension-open': {
    status: 409,
    'zh-CN': {
      title: '印章“{name}”已有办理中的停用申请 {number}',
      remedy: '请在该申请中办理；如需重新申请，先由其申请人撤回。',
    },
    en: {
      title: 'The suspension of the seal “{name}” is applied for already ({number})',
      remedy: 'Follow that application; its requester can withdraw it so that another one is made.',
    },
  },
  'suspension-day-past': {
    status: 422,
    'zh-CN': { title: '停用日期不能早于今天', remedy: '请填写今天或今后的日期；审核通过时已过该日期的，当即停用。' },
    en: {
      title: 'The day is in the past',
      remedy: 'Give today or a later day; if it has passed when it is approved, the seal is suspended at once.',
    },
  },
  'suspension-not-requester': {
    status: 403,
    'zh-CN': { title: '只有申请人本人可以办理该停用申请', remedy: '请由申请人办理，或由印章管理员撤销。' },
    en: {
      title: 'Only the requester does this',
      remedy: 'Ask the requester; a seal administrator can call the application off.',
    },
  },
  'suspension-not-returned': {
    status: 409,
    'zh-CN': { title: '该停用申请未被退回，不能修改', remedy: '被退回后由申请人修改并重新提交。' },
    en: {
      title: 'This application has not been returned',
      remedy: 'Only a returned application is corrected and resubmitted.',
    },
  },
  'suspension-not-in-approval': {
    status: 409,
    'zh-CN': { title: '该停用申请不在审核中', remedy: '请刷新页面查看最新状态。' },
    en: { title: 'This application is not in approval', remedy: 'Reload the page to see where it stands.' },
  },
  'suspension-not-withdrawable': {
    status: 409,
    'zh-CN': { title: '印章已停用，或申请已结束，不能撤回', remedy: '如需恢复使用，请联系印章管理员恢复启用。' },
    en: {
      title: 'The seal is suspended, or the application has ended',
      remedy: 'A seal administrator can resume the seal if it is to be used again.',
    },
  },
  'suspension-not-approved': {
    status: 409,
    'zh-CN': { title: '停用申请尚未审核通过，或已办结', remedy: '由印章管理部门审核同意后停用。' },
    en: {
      title: 'The application is not approved, or is completed',
      remedy: 'The seal is suspended once the seal office has approved it.',
    },
  },
  'suspension-not-due': {
    status: 409,
    'zh-CN': { title: '停用日期 {day} 未到', remedy: '到期后自动停用。' },
    en: { title: 'The seal is in use until {day}', remedy: 'It is suspended by itself on that day.' },
  },
});
