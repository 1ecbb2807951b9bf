import { problems } from './problem.ts';

export const noticesProblems = problems({
  'notice-already-issued': {
    status: 409,
    'zh-CN': { title: '该通知已发布', remedy: '请在通知列表中查看。' },
    en: { title: 'This notice is issued already', remedy: 'See it in the list of notices.' },
  },
  'notice-department-unknown': {
    status: 422,
    'zh-CN': { title: '所选部门不存在或已撤销', remedy: '请重新选择通知部门。' },
    en: { title: 'A chosen department does not exist or is closed', remedy: 'Choose the departments again.' },
  },
  'notice-nobody-to-tell': {
    status: 422,
    'zh-CN': { title: '所选部门没有在职人员，通知无人可收', remedy: '请选择有在职人员的部门。' },
    en: { title: 'The chosen departments have nobody to tell', remedy: 'Choose departments that have people.' },
  },
  'notice-seal-not-usable': {
    status: 409,
    'zh-CN': {
      title: '印章“{name}”目前不可用印，不能发布启用通知',
      remedy: '印章须为使用中并办妥公安备案；电子印章还须有有效证书。',
    },
    en: {
      title: 'The seal “{name}” cannot be used now, so nobody is told that it is in use',
      remedy: 'It has to be active and filed, and an electronic one needs a valid certificate.',
    },
  },
  'notice-specimen-missing': {
    status: 409,
    'zh-CN': { title: '印章“{name}”尚未设置印模，启用通知须附印模', remedy: '请先在印章页面设置印模。' },
    en: {
      title: 'The seal “{name}” has no face, and the notice shows it',
      remedy: 'Set the face on the page of the seal first.',
    },
  },
  'notice-not-receiver': {
    status: 403,
    'zh-CN': { title: '您不是该通知的接收人', remedy: '只有接收人本人可以确认已阅。' },
    en: { title: 'This notice is not for you', remedy: 'Only those who are told confirm that they have read it.' },
  },
  'notice-already-read': {
    status: 409,
    'zh-CN': { title: '您已确认阅读该通知' },
    en: { title: 'You have confirmed this notice already' },
  },
  'notice-without-specimen': {
    status: 404,
    'zh-CN': { title: '该通知未附印模' },
    en: { title: 'This notice shows no specimen' },
  },
});
