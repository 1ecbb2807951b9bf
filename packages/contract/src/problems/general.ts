import { problems } from './problem.ts';

/** Problems that any route can answer with. */
export const generalProblems = problems({
  'validation-failed': {
    status: 422,
    'zh-CN': { title: '填写的内容有误', remedy: '请按各项提示修改后重新提交。' },
    en: { title: 'Some of the input is not valid', remedy: 'Correct the fields that are marked and send it again.' },
  },
  'malformed-request': {
    status: 400,
    'zh-CN': { title: '请求格式无法识别', remedy: '请刷新页面后重试。' },
    en: { title: 'The request could not be read', remedy: 'Reload the page and try again.' },
  },
  'not-signed-in': {
    status: 401,
    'zh-CN': { title: '尚未登录或登录已失效', remedy: '请重新登录。' },
    en: { title: 'You are not signed in, or the session has ended', remedy: 'Sign in again.' },
  },
  forbidden: {
    status: 403,
    'zh-CN': { title: '您没有权限执行此操作', remedy: '如确需办理，请联系安全管理员授予“{permission}”权限。' },
    en: {
      title: 'You are not allowed to do this',
      remedy: 'If you need to, ask the security administrator for the permission “{permission}”.',
    },
  },
  'foreign-origin': {
    status: 403,
    'zh-CN': { title: '请求来自其他站点，已拒绝', remedy: '请在本系统页面内操作。' },
    en: { title: 'The request came from another site and was refused', remedy: 'Use the pages of this system.' },
  },
  'not-found': {
    status: 404,
    'zh-CN': { title: '未找到该内容', remedy: '它可能不存在，或您无权查看。' },
    en: { title: 'Not found', remedy: 'It may not exist, or you may not be allowed to see it.' },
  },
  'version-required': {
    status: 428,
    'zh-CN': { title: '缺少版本信息', remedy: '请刷新页面后重试。' },
    en: { title: 'The request does not say which version it changes', remedy: 'Reload the page and try again.' },
  },
  'version-conflict': {
    status: 412,
    'zh-CN': { title: '内容已被他人更新', remedy: '请刷新查看最新内容后再操作，您填写的内容不会丢失。' },
    en: {
      title: 'Someone else has changed this meanwhile',
      remedy: 'Reload to see the newest version, then try again.',
    },
  },
  'idempotency-key-required': {
    status: 400,
    'zh-CN': { title: '缺少防重复提交标识', remedy: '请刷新页面后重试。' },
    en: { title: 'The Idempotency-Key header is missing', remedy: 'Send a fresh key with every new action.' },
  },
  'idempotency-key-reused': {
    status: 422,
    'zh-CN': { title: '同一提交标识被用于不同内容', remedy: '请刷新页面后重新提交。' },
    en: {
      title: 'This Idempotency-Key was already used for a different request',
      remedy: 'Send a fresh key with every new action.',
    },
  },
  'too-large': {
    status: 413,
    'zh-CN': { title: '提交的内容过大', remedy: '上限为 {limit}。' },
    en: { title: 'The request is too large', remedy: 'The limit is {limit}.' },
  },
  'too-many-requests': {
    status: 429,
    'zh-CN': { title: '操作过于频繁', remedy: '请在 {seconds} 秒后重试。' },
    en: { title: 'Too many requests', remedy: 'Try again in {seconds} seconds.' },
  },
  'read-only': {
    status: 503,
    'zh-CN': { title: '系统处于只读状态', remedy: '台账校验发现异常（{reason}），请联系系统管理员与审计人员。' },
    en: {
      title: 'The system is read-only',
      remedy: 'The ledger check found something wrong ({reason}). Tell the system administrator and the auditors.',
    },
  },
  unavailable: {
    status: 503,
    'zh-CN': { title: '系统暂时不可用', remedy: '请稍后重试，未提交的内容不会丢失。' },
    en: { title: 'Temporarily unavailable', remedy: 'Try again in a moment; nothing has been saved by half.' },
  },
  'storage-full': {
    status: 507,
    'zh-CN': { title: '存储空间不足，未保存', remedy: '请联系系统管理员清理磁盘空间后重试。' },
    en: { title: 'The disk is full; nothing was saved', remedy: 'Ask the system administrator to free space.' },
  },
  internal: {
    status: 500,
    'zh-CN': { title: '系统出现错误', remedy: '请稍后重试；如仍失败，请将请求编号 {requestId} 告知系统管理员。' },
    en: {
      title: 'Something went wrong on our side',
      remedy: 'Try again; if it keeps failing, give the request id {requestId} to your administrator.',
    },
  },
});
