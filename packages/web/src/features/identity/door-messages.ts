import { messages } from '../../lib/i18n.ts';

/** Texts of the login and activation pages, apart from the rest so that the door stays light. */
export const doorMessages = messages('identity-door', {
  zh: {
    'signIn.title': '登录',
    'signIn.submit': '登录',
    'signIn.help': '忘记密码请联系系统管理员重新发送激活链接。',
    loginName: '登录名',
    password: '密码',
    'activation.title': '设置登录密码',
    'activation.for': '{displayName}，您的登录名是 {loginName}。请设置登录密码，此链接使用一次后失效。',
    'activation.submit': '设置密码并登录',
    'activation.checking': '正在核对激活链接…',
    'activation.missing': '链接不完整，请从通知中完整复制后重新打开。',
    newPassword: '新密码',
    'newPassword.hint': '至少 12 个字符，可用一句容易记住的话；请勿包含姓名或公司名称。',
    'newPassword.again': '再次输入新密码',
    'newPassword.differs': '两次输入的密码不一致。',
  },
  en: {
    'signIn.title': 'Sign in',
    'signIn.submit': 'Sign in',
    'signIn.help': 'Forgotten the password? Ask the system administrator for a new activation link.',
    loginName: 'Login name',
    password: 'Password',
    'activation.title': 'Set your password',
    'activation.for':
      '{displayName}, your login name is {loginName}. Choose a password; this link works once and then ends.',
    'activation.submit': 'Set password and sign in',
    'activation.checking': 'Checking the activation link…',
    'activation.missing': 'The link is incomplete. Copy all of it from the message and open it again.',
    newPassword: 'New password',
    'newPassword.hint':
      'At least 12 characters; a sentence you remember is fine. Leave out your name and the company’s.',
    'newPassword.again': 'New password again',
    'newPassword.differs': 'The two passwords are not the same.',
  },
});
