import { problems } from './problem.ts';

export const setupProblems = problems({
  'setup-done': {
    status: 409,
    'zh-CN': { title: '系统已完成初始化', remedy: '请直接登录。' },
    en: { title: 'The system is already set up', remedy: 'Sign in.' },
  },
  'setup-link-invalid': {
    status: 403,
    'zh-CN': { title: '初始化链接无效', remedy: '请使用服务启动时输出的最新链接。' },
    en: {
      title: 'The set-up link is not valid',
      remedy: 'Use the newest link that the server printed when it started.',
    },
  },
  'setup-people-not-distinct': {
    status: 422,
    'zh-CN': { title: '三位管理员须由不同人员担任', remedy: '请填写三个不同的登录名。' },
    en: { title: 'The three administrators must be three people', remedy: 'Give three different login names.' },
  },
});
