import { problems } from './problem.ts';

export const sealFilingProblems = problems({
  'seal-not-filed': {
    status: 409,
    'zh-CN': { title: '印章“{name}”尚未办理公安备案，暂不能用印', remedy: '请印章管理员登记备案或免予备案后再用印。' },
    en: {
      title: 'The seal “{name}” is not filed with the public security yet',
      remedy: 'Ask the seal administrator to record its filing, or why it need not be filed.',
    },
  },
  'seal-filing-in-future': {
    status: 422,
    'zh-CN': { title: '备案日期不能晚于今天', remedy: '请按备案证明填写备案日期。' },
    en: { title: 'The filing date is in the future', remedy: 'Give the day that the certificate names.' },
  },
  'seal-filed-before-engraved': {
    status: 422,
    'zh-CN': { title: '备案日期不能早于刻制日期', remedy: '印章刻制完成后方可备案，请按备案证明核对两个日期。' },
    en: {
      title: 'The seal was filed before it was engraved',
      remedy: 'A seal is filed once it is engraved; check both days against the certificate.',
    },
  },
  'seal-filing-unchanged': {
    status: 409,
    'zh-CN': { title: '备案信息没有变化' },
    en: { title: 'This filing is recorded already' },
  },
  'seal-filing-settled': {
    status: 409,
    'zh-CN': { title: '印章“{name}”已登记备案或免予备案', remedy: '备案信息有误的，请重新登记备案。' },
    en: {
      title: 'The seal “{name}” is filed or exempt already',
      remedy: 'Record the filing anew if it is wrong.',
    },
  },
  'seal-filing-not-due': {
    status: 409,
    'zh-CN': { title: '“{name}”是电子印章或个人名章，无需公安备案，不必登记免予备案' },
    en: { title: '“{name}” is an electronic or personal seal, which needs no exemption from filing' },
  },
  'seal-filing-certificate-kept': {
    status: 409,
    'zh-CN': {
      title: '已登记备案，所附备案证明不能移除或改为其他类别',
      remedy: '证明有误的，请重新登记备案并附上正确的证明。',
    },
    en: {
      title: 'The certificate of the recorded filing stays on file as what it is',
      remedy: 'Record the filing anew, with the right certificate, if this one is wrong.',
    },
  },
  'seal-papers-full': {
    status: 409,
    'zh-CN': { title: '印章资料已满 {limit} 份', remedy: '请先通过“更正信息”移除不再需要的资料。' },
    en: { title: 'The seal has {limit} papers already', remedy: 'Remove one under “Correct facts” first.' },
  },
});
