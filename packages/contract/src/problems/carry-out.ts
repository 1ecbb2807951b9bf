import { problems } from './problem.ts';

export const carryOutProblems = problems({
  'carry-out-not-custodian': {
    status: 409,
    'zh-CN': {
      title: '只有印章“{name}”的现任保管人可以携章外出',
      remedy: '印章不得转借；需由他人携带的，请先办理交接。',
    },
    en: {
      title: 'Only the present custodian takes the seal “{name}” out',
      remedy: 'A seal is not lent; hand it over first where somebody else is to carry it.',
    },
  },
  'carry-out-not-physical': {
    status: 409,
    'zh-CN': { title: '电子印章无需携带外出' },
    en: { title: 'An electronic seal is not carried anywhere' },
  },
  'carry-out-open': {
    status: 409,
    'zh-CN': { title: '印章“{name}”已有未办结的外出申请 {number}', remedy: '请先办结或撤回该申请。' },
    en: {
      title: 'There is an open carry-out of the seal “{name}”: {number}',
      remedy: 'Complete or withdraw it first.',
    },
  },
  'carry-out-debt': {
    status: 409,
    'zh-CN': { title: '您有逾期未归还的外出印章（{number}）', remedy: '请先归还并完成核验，再申请外出。' },
    en: {
      title: 'A seal that you took out is overdue: {number}',
      remedy: 'Bring it back and have it checked before you ask again.',
    },
  },
  'carry-out-companion-unfit': {
    status: 422,
    'zh-CN': { title: '随行人须为本人以外的在职人员', remedy: '请另选随行人。' },
    en: { title: 'The companion is somebody else who is active', remedy: 'Choose another companion.' },
  },
  'carry-out-times-reversed': {
    status: 422,
    'zh-CN': { title: '归还时间须晚于外出时间', remedy: '请核对外出时间与归还时间。' },
    en: { title: 'It comes back after it leaves', remedy: 'Check both times.' },
  },
  'carry-out-due-past': {
    status: 422,
    'zh-CN': { title: '归还时间已过', remedy: '请填写今后的归还时间。' },
    en: { title: 'The time of its return has passed', remedy: 'Give a later time.' },
  },
  'carry-out-too-long': {
    status: 422,
    'zh-CN': { title: '外出时间不得超过 {days} 天', remedy: '长期在外使用的，请办理交接或另刻印章。' },
    en: {
      title: 'A seal is out for at most {days} days',
      remedy: 'Hand it over or have another one engraved where it is needed elsewhere for long.',
    },
  },
  'carry-out-overnight-unexplained': {
    status: 422,
    'zh-CN': { title: '印章应当日归还', remedy: '确需过夜的，请填写过夜原因与保管措施。' },
    en: {
      title: 'A seal comes back on the same day',
      remedy: 'Say why it stays out overnight, and how it is kept.',
    },
  },
  'carry-out-request-unfit': {
    status: 422,
    'zh-CN': { title: '所选用印申请不使用印章“{name}”，或已经办结', remedy: '请重新选择外出用印的申请。' },
    en: {
      title: 'A chosen use request does not use the seal “{name}”, or has ended',
      remedy: 'Choose again which requests it is stamped for.',
    },
  },
  'carry-out-not-requester': {
    status: 409,
    'zh-CN': { title: '只有申请人本人可以修改并重新提交' },
    en: { title: 'Only its requester corrects and resubmits it' },
  },
  'carry-out-not-returned': {
    status: 409,
    'zh-CN': { title: '该申请未被退回，不能修改' },
    en: { title: 'It was not returned, so it cannot be corrected' },
  },
  'carry-out-not-withdrawable': {
    status: 409,
    'zh-CN': { title: '印章已外出或申请已结束，不能撤回', remedy: '印章在外的，请办理归还。' },
    en: { title: 'It has left or ended, and cannot be withdrawn', remedy: 'Bring the seal back if it is out.' },
  },
  'carry-out-not-in-approval': {
    status: 409,
    'zh-CN': { title: '该申请不在审批中' },
    en: { title: 'It is not being approved' },
  },
  'carry-out-not-approved': {
    status: 409,
    'zh-CN': { title: '外出申请未获批准，不得携章外出', remedy: '请待审批通过后再登记外出。' },
    en: { title: 'It is not approved; the seal stays', remedy: 'Wait for the approval.' },
  },
  'carry-out-not-out': {
    status: 409,
    'zh-CN': { title: '印章不在外出中' },
    en: { title: 'The seal is not out' },
  },
  'carry-out-not-back': {
    status: 409,
    'zh-CN': { title: '印章尚未登记归还，不能核验', remedy: '请保管人先登记归还。' },
    en: { title: 'The seal is not recorded as back', remedy: 'Its custodian records that first.' },
  },
  'carry-out-checks-own': {
    status: 409,
    'zh-CN': { title: '归还须由携章人、随行人以外的人核验', remedy: '请其他印章管理员核验。' },
    en: {
      title: 'Who carried it or went along does not check it',
      remedy: 'Another seal administrator checks it.',
    },
  },
  'carry-out-condition-unexplained': {
    status: 422,
    'zh-CN': { title: '印章磨损或损坏的，须说明情况' },
    en: { title: 'Say what is wrong with the seal' },
  },
  'seal-carried-out': {
    status: 409,
    'zh-CN': {
      title: '印章“{name}”外出中',
      remedy: '请待印章归还后办理；外出期间只能为外出申请中列明的用印申请用印。',
    },
    en: {
      title: 'The seal “{name}” is out of the house',
      remedy: 'Wait until it is back; outside it is stamped for the requests named in the carry-out only.',
    },
  },
});
