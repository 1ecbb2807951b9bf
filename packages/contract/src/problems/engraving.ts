import { problems } from './problem.ts';

export const engravingProblems = problems({
  'engraver-paper-unknown': {
    status: 422,
    'zh-CN': { title: '资质文件不存在或不是您上传的', remedy: '请重新上传制作单位的资质文件。' },
    en: { title: 'The qualification paper does not exist or was not uploaded by you', remedy: 'Upload it again.' },
  },
  'engraver-already-listed': {
    status: 409,
    'zh-CN': { title: '统一社会信用代码为 {uscc} 的制作单位已在名录中', remedy: '请直接更新该单位的资质信息。' },
    en: { title: 'An engraver with the code {uscc} is on the register', remedy: 'Renew its qualification there.' },
  },
  'engraver-expired': {
    status: 422,
    'zh-CN': { title: '资质已于 {until} 到期', remedy: '请上传有效期内的资质文件，并填写其有效期。' },
    en: { title: 'The qualification ended on {until}', remedy: 'Upload a paper that is in force, with its last day.' },
  },
  'engraver-removed': {
    status: 409,
    'zh-CN': { title: '制作单位“{name}”已移出名录', remedy: '请选择名录内的单位；如需恢复合作，重新登记该单位。' },
    en: {
      title: '“{name}” was taken off the register',
      remedy: 'Choose one on the register; to work with it again, register it anew.',
    },
  },
  'engraver-unknown': {
    status: 422,
    'zh-CN': { title: '名录中没有该制作单位', remedy: '请先登记制作单位及其资质，再安排刻制。' },
    en: { title: 'This engraver is not on the register', remedy: 'Register it with its qualification first.' },
  },
  'engraver-unqualified': {
    status: 409,
    'zh-CN': {
      title: '制作单位“{name}”的资质已于 {until} 到期',
      remedy: '请选择资质有效的制作单位，或更新该单位的资质后再安排刻制。',
    },
    en: {
      title: 'The qualification of “{name}” ended on {until}',
      remedy: 'Choose an engraver that is qualified, or renew its qualification first.',
    },
  },
  'engraving-not-requester': {
    status: 403,
    'zh-CN': { title: '只有申请人本人可以修改并重新提交', remedy: '请由申请人办理，或另行提出刻制申请。' },
    en: {
      title: 'Only the requester corrects and resubmits',
      remedy: 'Ask the requester, or make a request of your own.',
    },
  },
  'engraving-not-returned': {
    status: 409,
    'zh-CN': { title: '该刻制申请未被退回，不能修改', remedy: '被退回后由申请人修改并重新提交。' },
    en: {
      title: 'This request has not been returned',
      remedy: 'Only a returned request is corrected and resubmitted.',
    },
  },
  'engraving-not-in-approval': {
    status: 409,
    'zh-CN': { title: '该刻制申请不在审批中', remedy: '请刷新页面查看最新状态。' },
    en: { title: 'This request is not in approval', remedy: 'Reload the page to see where it stands.' },
  },
  'engraving-not-withdrawable': {
    status: 409,
    'zh-CN': { title: '印章已交付验收，或申请已结束，不能撤回' },
    en: { title: 'The seal has been delivered, or the request has ended, so it is not withdrawn' },
  },
  'engraving-ordered': {
    status: 409,
    'zh-CN': { title: '已安排刻制，申请人不能撤回', remedy: '如确不再需要，请联系印章管理员撤销。' },
    en: {
      title: 'It has been ordered, so its requester does not withdraw it',
      remedy: 'A seal administrator cancels it if it is not needed any more.',
    },
  },
  'engraving-not-approved': {
    status: 409,
    'zh-CN': {
      title: '刻制申请尚未获公司领导批准，或已交付，不能安排刻制',
      remedy: '审批通过后由印章管理员统一安排刻制。',
    },
    en: {
      title: 'The request is not approved, or has been delivered',
      remedy: 'The seal office orders it once the company leader has approved it.',
    },
  },
  'engraving-not-ordered': {
    status: 409,
    'zh-CN': { title: '尚未安排刻制，或已验收，不能登记交付', remedy: '先选择制作单位安排刻制，交付时验收一次。' },
    en: { title: 'It is not ordered, or was accepted already', remedy: 'Order it first; a delivery is accepted once.' },
  },
  'engraving-accepted-in-future': {
    status: 422,
    'zh-CN': { title: '验收日期不能晚于今天', remedy: '请填写实际验收的日期。' },
    en: { title: 'The day of acceptance is in the future', remedy: 'Give the day on which it was accepted.' },
  },
  'engraving-accepted-before-order': {
    status: 422,
    'zh-CN': { title: '验收日期早于安排刻制的日期 {day}', remedy: '请核对验收日期。' },
    en: { title: 'It was ordered on {day} only', remedy: 'Check the day of acceptance.' },
  },
  'engraving-not-delivered': {
    status: 409,
    'zh-CN': { title: '新印章尚未验收，或已登记入册', remedy: '验收合格后登记一次。' },
    en: {
      title: 'The seal is not accepted yet, or is registered already',
      remedy: 'It is registered once, when accepted.',
    },
  },
  'engraving-seal-before-delivery': {
    status: 422,
    'zh-CN': { title: '启用日期早于验收日期 {day}', remedy: '请核对启用日期。' },
    en: { title: 'The seal was accepted on {day} only', remedy: 'Check the day of activation.' },
  },
});
