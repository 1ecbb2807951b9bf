import { problems } from './problem.ts';

export const recordsProblems = problems({
  'record-immutable': {
    status: 409,
    'zh-CN': { title: '用印记录一经生成不得修改', remedy: '如登记有误，请联系印章管理员另行说明。' },
    en: { title: 'A record of use is never changed', remedy: 'Tell the seal administrator if it is wrong.' },
  },
  'record-incomplete': {
    status: 409,
    'zh-CN': { title: '用印记录缺少必要信息（{field}），未保存' },
    en: { title: 'The record of use lacks a required fact ({field}); nothing was saved' },
  },
  'verification-code-unknown': {
    status: 404,
    'zh-CN': { title: '未找到该防伪码', remedy: '请核对防伪码是否输入正确；若确认无误，该文件可能不是经本系统用印。' },
    en: {
      title: 'There is no record with this verification code',
      remedy: 'Check the code; if it is right, the document may not have been sealed through this system.',
    },
  },
});
