import { messages } from '../lib/i18n.ts';

export const shellMessages = messages('shell', {
  zh: {
    name: '印信',
    skip: '跳到正文',
    navigation: '主菜单',
    'menu.accounts': '账号',
    'menu.profile': '我的',
    more: '更多',
    signOut: '退出登录',
    language: '切换为 English',
    'notFound.title': '没有这个页面',
    'notFound.advice': '地址可能有误，或该页面已移走。',
    'notFound.home': '返回首页',
    'failed.title': '页面无法显示',
    retry: '重试',
  },
  en: {
    name: 'Yinxin',
    skip: 'Skip to content',
    navigation: 'Main menu',
    'menu.accounts': 'Accounts',
    'menu.profile': 'Profile',
    more: 'More',
    signOut: 'Sign out',
    language: '切换为中文',
    'notFound.title': 'There is no such page',
    'notFound.advice': 'The address may be wrong, or the page has moved.',
    'notFound.home': 'Go to the start page',
    'failed.title': 'This page cannot be shown',
    retry: 'Try again',
  },
});
