import { problems } from './problem.ts';

export const custodyProblems = problems({
  'handover-already-proposed': {
    status: 409,
    'zh-CN': { title: '该交接已发起', remedy: '请在交接列表中查看。' },
    en: { title: 'This handover is already proposed', remedy: 'See it in the list of handovers.' },
  },
  'handover-same-person': {
    status: 422,
    'zh-CN': { title: '移交人、接收人、监交人须为三名不同人员', remedy: '请重新选择接收人或监交人。' },
    en: {
      title: 'Giver, receiver and witness are three different people',
      remedy: 'Choose another receiver or witness.',
    },
  },
  'handover-giver-not-custodian': {
    status: 409,
    'zh-CN': {
      title: '移交人不是印章“{name}”的现任保管人，不能交接',
      remedy: '请由现任保管人或印章管理员重新发起。',
    },
    en: {
      title: 'The giver does not hold the seal “{name}” now',
      remedy: 'The present custodian or a seal administrator can propose another handover.',
    },
  },
  'handover-giver-not-active': {
    status: 409,
    'zh-CN': { title: '移交人已离职或账号未启用，不能办理交接', remedy: '请由印章管理员变更保管人。' },
    en: {
      title: 'The giver is not active and cannot confirm',
      remedy: 'A seal administrator can name another custodian instead.',
    },
  },
  'handover-receiver-not-active': {
    status: 409,
    'zh-CN': { title: '接收人已离职或账号未启用，不能接收印章', remedy: '请另选接收人。' },
    en: { title: 'The receiver is not active and cannot hold the seal', remedy: 'Choose another receiver.' },
  },
  'handover-receiver-not-entitled': {
    status: 409,
    'zh-CN': {
      title: '接收人没有印章“{name}”的保管人权限',
      remedy: '请先由安全管理员授予其“保管人”角色，或另选接收人。',
    },
    en: {
      title: 'The receiver does not have the role of custodian for the seal “{name}”',
      remedy: 'The security administrator can grant the role; or choose another receiver.',
    },
  },
  'handover-witness-not-active': {
    status: 409,
    'zh-CN': { title: '监交人已离职或账号未启用，不能监交', remedy: '请另选监交人。' },
    en: { title: 'The witness is not active and cannot confirm', remedy: 'Choose another witness.' },
  },
  'handover-witness-not-entitled': {
    status: 409,
    'zh-CN': { title: '监交人没有确认交接的权限', remedy: '三员管理员不参与业务，请另选监交人。' },
    en: {
      title: 'The witness has no right to confirm handovers',
      remedy: 'The three administrators do no business: choose somebody else.',
    },
  },
  'handover-open': {
    status: 409,
    'zh-CN': { title: '印章“{name}”已有未完成的交接', remedy: '请先完成或取消该交接，再发起新的交接。' },
    en: {
      title: 'The seal “{name}” is being handed over already',
      remedy: 'Complete or cancel that handover first.',
    },
  },
  'handover-seal-out': {
    status: 409,
    'zh-CN': {
      title: '印章“{name}”已挂失、收回或封存，不能交接',
      remedy: '印章“使用中”或“已停用”时方可交接：遗失的请先登记找回，已收回、封存的由印章管理部门保管。',
    },
    en: {
      title: 'The seal “{name}” is lost, recalled or put away',
      remedy:
        'Only an active or suspended seal is handed over. Record a lost one as found first; the others are in the care of the seal office.',
    },
  },
  'handover-held-temporarily': {
    status: 409,
    'zh-CN': {
      title: '印章“{name}”系临时交接保管，不得再转交他人',
      remedy: '请交还原保管人，或由印章管理员发起长期交接。',
    },
    en: {
      title: 'The seal “{name}” is held for a while only and not passed on',
      remedy: 'Hand it back, or have a seal administrator propose a permanent handover.',
    },
  },
  'handover-end-missing': {
    status: 422,
    'zh-CN': { title: '临时交接须填写归还时间', remedy: '请填写归还时间，或改为长期交接。' },
    en: { title: 'A temporary handover has an end', remedy: 'Say when the seal goes back, or choose permanent.' },
  },
  'handover-end-superfluous': {
    status: 422,
    'zh-CN': { title: '长期交接不填写归还时间', remedy: '请清空归还时间，或改为临时交接。' },
    en: { title: 'A permanent handover has no end', remedy: 'Leave the end out, or choose temporary.' },
  },
  'handover-end-past': {
    status: 409,
    'zh-CN': { title: '归还时间已过', remedy: '请填写今后的归还时间；已发起的交接请取消后重新发起。' },
    en: {
      title: 'The end of the temporary handover has passed',
      remedy: 'Give an end in the future; cancel a handover that is open and propose it anew.',
    },
  },
  'handover-condition-missing': {
    status: 422,
    'zh-CN': { title: '接收实物印章须填写印章状况', remedy: '请当面查验印章后填写。' },
    en: { title: 'The condition of a physical seal is missing', remedy: 'Check the seal and say how it is.' },
  },
  'handover-condition-superfluous': {
    status: 422,
    'zh-CN': {
      title: '印章状况由实物印章的接收人填写',
      remedy: '移交人、监交人确认时，以及交接电子印章时，均不填写。',
    },
    en: {
      title: 'Only the receiver of a physical seal says how it is',
      remedy: 'Leave the condition out as giver or witness, and for an electronic seal.',
    },
  },
  'handover-condition-unexplained': {
    status: 422,
    'zh-CN': { title: '印章磨损或损坏的，须填写情况说明', remedy: '请说明磨损或损坏的部位和程度。' },
    en: { title: 'Wear or damage is not explained', remedy: 'Say where and how the seal is worn or damaged.' },
  },
  'handover-not-open': {
    status: 409,
    'zh-CN': { title: '该交接已结束，不能再办理', remedy: '如需交接，请重新发起。' },
    en: { title: 'This handover has ended', remedy: 'Propose another one if the seal is to be handed over.' },
  },
  'handover-already-confirmed': {
    status: 409,
    'zh-CN': { title: '您已确认过该交接，无需重复确认', remedy: '请等待其他各方确认。' },
    en: { title: 'You have confirmed this handover already', remedy: 'The others confirm next.' },
  },
  'handover-not-party': {
    status: 403,
    'zh-CN': {
      title: '只有移交人、接收人、监交人本人可以确认或拒绝',
      remedy: '请由三方各自登录后办理，他人不得代办。',
    },
    en: {
      title: 'Only giver, receiver and witness confirm or decline',
      remedy: 'Each of the three does so in person; nobody else can.',
    },
  },
  'handover-nothing-to-return': {
    status: 409,
    'zh-CN': { title: '该交接没有待归还的印章', remedy: '只有临时交接完成后才需归还。' },
    en: {
      title: 'No seal is to be returned under this handover',
      remedy: 'Only a completed temporary one is followed by a return.',
    },
  },
});
