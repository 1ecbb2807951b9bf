import { problems } from './problem.ts';

export const useRequestsProblems = problems({
  'use-request-not-requester': {
    status: 403,
    'zh-CN': { title: '只有申请人本人可以执行此操作' },
    en: { title: 'Only the requester can do this' },
  },
  'use-request-not-editable': {
    status: 409,
    'zh-CN': { title: '该申请已提交，不能修改', remedy: '可先撤回，或复制为新的申请。' },
    en: {
      title: 'The request has been submitted and cannot be changed',
      remedy: 'Withdraw it, or copy it into a new request.',
    },
  },
  'use-request-not-withdrawable': {
    status: 409,
    'zh-CN': { title: '该申请当前不能撤回', remedy: '审批通过后如不再用印，请作废该申请。' },
    en: { title: 'The request cannot be withdrawn now', remedy: 'Once approved, it can be voided instead.' },
  },
  'use-request-not-voidable': {
    status: 409,
    'zh-CN': { title: '只有已审批通过、尚未用印的申请可以作废' },
    en: { title: 'Only a request that is approved and not yet used can be voided' },
  },
  'use-request-not-in-approval': {
    status: 409,
    'zh-CN': { title: '该申请不在审批中' },
    en: { title: 'The request is not in approval' },
  },
  'use-request-not-lapsed': {
    status: 409,
    'zh-CN': { title: '该申请的审批尚未到期' },
    en: { title: 'The approval of this request has not lapsed' },
  },
  'use-request-not-approved': {
    status: 409,
    'zh-CN': { title: '该申请未审批通过，或已办结', remedy: '请刷新查看最新状态。' },
    en: { title: 'The request is not approved, or no longer', remedy: 'Reload to see where it stands.' },
  },
  'use-request-incomplete': {
    status: 422,
    'zh-CN': {
      title: '申请内容有 {count} 处需要补充或修改',
      remedy: '请按各项提示修改后重新提交，已填写的内容不会丢失。',
    },
    en: {
      title: '{count} things in the request are missing or wrong',
      remedy: 'Correct the fields that are marked; nothing you typed is lost.',
    },
  },
  'use-request-field-missing': {
    status: 422,
    'zh-CN': { title: '此项必填' },
    en: { title: 'This is required' },
  },
  'use-request-field-invalid': {
    status: 422,
    'zh-CN': { title: '填写的内容无效', remedy: '请检查是否含有不可见字符。' },
    en: { title: 'This is not valid', remedy: 'Check it for invisible characters.' },
  },
  'use-request-field-too-long': {
    status: 422,
    'zh-CN': { title: '内容过长，最多 {most} 个字' },
    en: { title: 'Too long: at most {most} characters' },
  },
  'use-request-count-out-of-range': {
    status: 422,
    'zh-CN': { title: '须为 1 至 {most} 之间的整数' },
    en: { title: 'Must be a whole number from 1 to {most}' },
  },
  'use-request-amount-invalid': {
    status: 422,
    'zh-CN': { title: '金额格式有误', remedy: '请用半角数字填写，不带千分位，最多两位小数，且不能为负数。' },
    en: {
      title: 'The amount is not valid',
      remedy: 'Plain digits, not negative, no grouping, at most two decimals.',
    },
  },
  'use-request-without-document': {
    status: 422,
    'zh-CN': { title: '请至少添加一份用印文件', remedy: '用印申请须附相关文件。' },
    en: { title: 'Add at least one document', remedy: 'A use request comes with the documents to be sealed.' },
  },
  'use-request-without-seal': {
    status: 422,
    'zh-CN': { title: '请选择要加盖的印章' },
    en: { title: 'Choose at least one seal for this document' },
  },
  'use-request-document-twice': {
    status: 422,
    'zh-CN': { title: '同一文件重复添加', remedy: '请合并为一项，在其中选择多枚印章。' },
    en: { title: 'This document is listed twice', remedy: 'List it once, with all its seals.' },
  },
  'use-request-seal-twice': {
    status: 422,
    'zh-CN': { title: '同一印章重复选择', remedy: '请合并为一项并填写用印次数。' },
    en: { title: 'This seal is listed twice for the document', remedy: 'List it once, with the impressions.' },
  },
  'use-request-planned-in-past': {
    status: 422,
    'zh-CN': { title: '计划用印时间已过', remedy: '请选择当前时间之后的时间。' },
    en: { title: 'The planned time is in the past', remedy: 'Choose a later time.' },
  },
  'use-request-department-foreign': {
    status: 422,
    'zh-CN': { title: '您不属于该部门', remedy: '请选择您所在的部门。' },
    en: { title: 'You do not belong to this department', remedy: 'Choose your own department.' },
  },
  'use-request-document-unknown': {
    status: 422,
    'zh-CN': { title: '文件不存在、尚未处理完成或您无权使用', remedy: '请重新上传文件。' },
    en: {
      title: 'The document does not exist, is not ready, or is not yours to use',
      remedy: 'Upload it again.',
    },
  },
  'use-request-seal-unknown': {
    status: 422,
    'zh-CN': { title: '印章不存在或您无权申请', remedy: '请从印章列表中选择。' },
    en: { title: 'The seal does not exist or is not open to you', remedy: 'Choose from the list of seals.' },
  },
  'use-request-seal-suspended': {
    status: 422,
    'zh-CN': { title: '印章“{name}”已停用', remedy: '请选择其他印章，或待其恢复启用后再提交。' },
    en: { title: 'The seal “{name}” is suspended', remedy: 'Choose another, or wait until it is resumed.' },
  },
  'use-request-seal-destroyed': {
    status: 422,
    'zh-CN': { title: '印章“{name}”已销毁', remedy: '请选择其他印章。' },
    en: { title: 'The seal “{name}” has been destroyed', remedy: 'Choose another one.' },
  },
  'use-request-seal-medium-differs': {
    status: 422,
    'zh-CN': { title: '印章“{name}”的介质已变更', remedy: '请重新选择该印章。' },
    en: { title: 'The seal “{name}” is of the other medium', remedy: 'Choose it again.' },
  },
  'use-request-seal-not-ready': {
    status: 422,
    'zh-CN': {
      title: '印章“{name}”暂不可用',
      remedy: '实物印章须先登记公安备案或免予备案，电子印章须设置印模并具备有效证书，请联系印章管理员。',
    },
    en: {
      title: 'The seal “{name}” is not usable yet',
      remedy:
        'A physical seal is filed or exempt first, an electronic one has a face and a valid certificate; ask the seal administrator.',
    },
  },
  'use-request-custodian-is-requester': {
    status: 422,
    'zh-CN': { title: '您是印章“{name}”的保管人，不能申请使用自己保管的印章', remedy: '请由其他同事提交申请。' },
    en: {
      title: 'You are the custodian of “{name}” and cannot ask for its use yourself',
      remedy: 'Let a colleague submit the request.',
    },
  },
  'use-request-electronic-copies': {
    status: 422,
    'zh-CN': { title: '加盖电子印章的文件份数应为 1', remedy: '电子文件只需一份；纸质份数请另选实物印章申请。' },
    en: {
      title: 'A document with an electronic seal has one copy',
      remedy: 'Ask for a physical seal in another item for paper copies.',
    },
  },
  'use-request-positions-too-many': {
    status: 422,
    'zh-CN': { title: '盖章位置有 {positions} 处，多于用印次数 {impressions}', remedy: '请增加用印次数或减少位置。' },
    en: {
      title: '{positions} positions for {impressions} impressions',
      remedy: 'Ask for more impressions or remove positions.',
    },
  },
  'use-request-position-outside': {
    status: 422,
    'zh-CN': { title: '盖章位置的页码有误', remedy: '该文件共 {pages} 页，骑缝章须跨至少两页。' },
    en: {
      title: 'The position is on a page that does not exist',
      remedy: 'The document has {pages} pages; a straddle seal needs two or more.',
    },
  },
  'use-request-straddle-not-asked': {
    status: 422,
    'zh-CN': { title: '设置了骑缝章位置，但未勾选“骑缝章”' },
    en: { title: 'There is a straddle position, but no straddle seal is asked for' },
  },
});
