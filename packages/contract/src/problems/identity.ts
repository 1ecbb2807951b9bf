import { problems } from './problem.ts';

export const identityProblems = problems({
  'sign-in-failed': {
    status: 401,
    'zh-CN': { title: '用户名或密码不正确', remedy: '请检查后重试；连续输错 5 次，账号将锁定 15 分钟。' },
    en: {
      title: 'Login name or password is wrong',
      remedy: 'Check both and try again; five wrong tries lock the account for 15 minutes.',
    },
  },
  'current-password-wrong': {
    status: 422,
    'zh-CN': { title: '当前密码不正确', remedy: '请重新输入当前密码。' },
    en: { title: 'The current password is wrong', remedy: 'Type your current password again.' },
  },
  'password-too-common': {
    status: 422,
    'zh-CN': { title: '该密码过于常见，容易被猜中', remedy: '请换用更长、不含姓名或公司名的密码。' },
    en: {
      title: 'This password is too common',
      remedy: 'Choose a longer one that does not contain your name or the company’s.',
    },
  },
  'password-unchanged': {
    status: 422,
    'zh-CN': { title: '新密码与当前密码相同', remedy: '请设置不同的新密码。' },
    en: { title: 'The new password is the same as the current one', remedy: 'Choose a different one.' },
  },
  'activation-invalid': {
    status: 404,
    'zh-CN': { title: '激活链接无效或已过期', remedy: '请联系系统管理员重新发送激活链接。' },
    en: {
      title: 'This activation link is invalid or has expired',
      remedy: 'Ask the system administrator for a new one.',
    },
  },
  'login-name-taken': {
    status: 409,
    'zh-CN': { title: '登录名“{loginName}”已被使用', remedy: '请更换登录名。' },
    en: { title: 'The login name “{loginName}” is taken', remedy: 'Choose another one.' },
  },
  'account-not-active': {
    status: 409,
    'zh-CN': { title: '该账号未启用', remedy: '请先激活或启用账号。' },
    en: { title: 'The account is not active', remedy: 'Activate or enable it first.' },
  },
  'account-already-disabled': {
    status: 409,
    'zh-CN': { title: '该账号已停用' },
    en: { title: 'The account is already disabled' },
  },
  'account-not-disabled': {
    status: 409,
    'zh-CN': { title: '该账号未停用，无需启用' },
    en: { title: 'The account is not disabled' },
  },
  'account-self-change': {
    status: 409,
    'zh-CN': { title: '不能对自己的账号执行此操作', remedy: '请由另一位系统管理员办理。' },
    en: { title: 'You cannot do this to your own account', remedy: 'Ask another system administrator.' },
  },
  'sign-in-busy': {
    status: 429,
    'zh-CN': { title: '登录人数较多', remedy: '请稍后几秒再试。' },
    en: { title: 'Many people are signing in right now', remedy: 'Try again in a few seconds.' },
  },
});
