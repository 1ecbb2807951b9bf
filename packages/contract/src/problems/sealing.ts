import { problems } from './problem.ts';

export const sealingProblems = problems({
  'sealing-already-created': {
    status: 409,
    'zh-CN': { title: '该用印任务已存在' },
    en: { title: 'This sealing task exists already' },
  },
  'sealing-not-custodian': {
    status: 403,
    'zh-CN': { title: '只有印章“{name}”的保管人可以办理', remedy: '请由该印章当前保管人登录后操作。' },
    en: {
      title: 'Only the custodian of the seal “{name}” can do this',
      remedy: 'Ask the person who holds the seal now.',
    },
  },
  'sealing-custodian-is-requester': {
    status: 403,
    'zh-CN': { title: '不能为自己提交的申请用印', remedy: '申请人与用印保管人须为不同人员，请先变更保管人。' },
    en: {
      title: 'You cannot seal your own request',
      remedy: 'Requester and custodian must be different people; another custodian has to be named.',
    },
  },
  'sealing-custodian-is-approver': {
    status: 403,
    'zh-CN': { title: '不能为自己审批过的申请用印', remedy: '审批人与用印保管人须为不同人员，请先变更保管人。' },
    en: {
      title: 'You cannot seal a request that you approved',
      remedy: 'Approver and custodian must be different people; another custodian has to be named.',
    },
  },
  'sealing-request-not-approved': {
    status: 409,
    'zh-CN': { title: '用印申请当前不是“审批通过”状态，不能用印', remedy: '请查看申请的审批进度。' },
    en: { title: 'The use request is not approved', remedy: 'See where the request stands.' },
  },
  'sealing-approval-lapsed': {
    status: 409,
    'zh-CN': { title: '审批已于 {validUntil} 失效，不能用印', remedy: '请申请人重新提交用印申请。' },
    en: { title: 'The approval lapsed on {validUntil}', remedy: 'The requester has to ask again.' },
  },
  'sealing-document-changed': {
    status: 409,
    'zh-CN': { title: '文件与审批时不一致，已拒绝用印', remedy: '请勿使用该文件，并联系印章管理员核查。' },
    en: {
      title: 'The document is not the one that was approved; sealing was refused',
      remedy: 'Do not use this file, and tell the seal administrator.',
    },
  },
  'sealing-document-moved-on': {
    status: 409,
    'zh-CN': { title: '该文件刚刚加盖了另一枚印章', remedy: '请刷新后在最新版本上继续盖章。' },
    en: {
      title: 'Another seal was put on this document meanwhile',
      remedy: 'Reload and seal the newest version.',
    },
  },
  'sealing-document-busy': {
    status: 409,
    'zh-CN': { title: '该文件正在加盖另一枚印章', remedy: '请等其完成后再试。' },
    en: { title: 'Another seal is being put on this document', remedy: 'Wait until it is done, then try again.' },
  },
  'sealing-not-waiting': {
    status: 409,
    'zh-CN': { title: '该用印任务已办理或已取消' },
    en: { title: 'This sealing task is in progress, done or cancelled' },
  },
  'sealing-not-started': {
    status: 409,
    'zh-CN': { title: '盖章尚未开始，或已被另一次操作取代' },
    en: { title: 'Sealing has not been started, or another attempt replaced it' },
  },
  'sealing-medium-differs': {
    status: 409,
    'zh-CN': { title: '该操作不适用于此类印章', remedy: '电子印章请在线盖章，实物印章请登记用印。' },
    en: {
      title: 'This does not fit the kind of seal',
      remedy: 'Electronic seals are applied on screen; uses of physical seals are registered.',
    },
  },
  'sealing-seal-not-ready': {
    status: 409,
    'zh-CN': { title: '电子印章“{name}”缺少印模或有效证书，不能盖章', remedy: '请联系印章管理员设置印模、签发证书。' },
    en: {
      title: 'The electronic seal “{name}” lacks a face or a valid certificate',
      remedy: 'Ask the seal administrator.',
    },
  },
  'sealing-certificate-differs': {
    status: 409,
    'zh-CN': { title: '盖章所用证书与印章登记的证书不一致' },
    en: { title: 'The certificate used is not the one that the seal is registered with' },
  },
  'sealing-result-unusable': {
    status: 409,
    'zh-CN': { title: '盖章结果未通过校验，已作废', remedy: '请重新盖章；如仍失败，请联系系统管理员。' },
    en: {
      title: 'The result of sealing did not pass its check and was thrown away',
      remedy: 'Seal again; if it keeps failing, tell the system administrator.',
    },
  },
  'sealing-positions-missing': {
    status: 409,
    'zh-CN': { title: '尚未确认盖章位置', remedy: '请先在页面上确认盖章位置。' },
    en: { title: 'The positions are not confirmed yet', remedy: 'Confirm them on the page first.' },
  },
  'sealing-positions-outside': {
    status: 422,
    'zh-CN': { title: '第 {index} 处盖章位置的页码有误', remedy: '该文件共 {pages} 页，骑缝章须跨至少两页。' },
    en: {
      title: 'Position {index} is on a page that does not exist',
      remedy: 'The document has {pages} pages; a straddle seal needs two or more.',
    },
  },
  'sealing-more-than-approved': {
    status: 409,
    'zh-CN': {
      title: '超出批准的用印次数：批准 {approved} 次，已用 {used} 次，本次 {asked} 次',
      remedy: '如需增加，请另行提交用印申请。',
    },
    en: {
      title: 'More than approved: {approved} impressions approved, {used} used, {asked} asked for now',
      remedy: 'Submit another request for more.',
    },
  },
  'sealing-copies-exceed-impressions': {
    status: 422,
    'zh-CN': { title: '份数不能多于用印次数', remedy: '每份至少盖章一次，请核对。' },
    en: { title: 'There are more copies than impressions', remedy: 'Every copy carries at least one impression.' },
  },
  'sealing-used-at-wrong-time': {
    status: 422,
    'zh-CN': { title: '用印时间须在审批通过之后、当前时间之前', remedy: '请核对用印时间。' },
    en: { title: 'The seal was used after the approval and not in the future', remedy: 'Check the time of use.' },
  },
  'sealing-witness-missing': {
    status: 409,
    'zh-CN': { title: '使用“{name}”须有监印人在场', remedy: '请选择监印人。' },
    en: { title: 'A second person must be present when “{name}” is used', remedy: 'Say who it was.' },
  },
  'sealing-witness-not-independent': {
    status: 409,
    'zh-CN': { title: '监印人不能是保管人或申请人', remedy: '请另选监印人。' },
    en: { title: 'The witness is the custodian or the requester', remedy: 'Name someone else.' },
  },
  'sealing-evidence-missing': {
    status: 422,
    'zh-CN': { title: '请上传盖章后文件的照片或扫描件' },
    en: { title: 'Add a photo or scan of the stamped document' },
  },
  'sealing-evidence-unknown': {
    status: 422,
    'zh-CN': { title: '部分照片或扫描件不存在，或不是由您上传', remedy: '请重新上传后再登记。' },
    en: { title: 'Some photos or scans do not exist, or were uploaded by somebody else', remedy: 'Upload them again.' },
  },
  'sealing-witness-not-active': {
    status: 422,
    'zh-CN': { title: '所选监印人不在职或账号未启用', remedy: '请另选监印人。' },
    en: { title: 'The witness is not an active person', remedy: 'Name someone else.' },
  },
  'sealing-not-sealed': {
    status: 404,
    'zh-CN': { title: '该文件尚未加盖电子印章', remedy: '请待保管人盖章后再下载。' },
    en: {
      title: 'This document has not been sealed electronically',
      remedy: 'Wait until its custodian has sealed it.',
    },
  },
  'root-certificate-missing': {
    status: 404,
    'zh-CN': { title: '尚未签发任何电子印章证书', remedy: '为第一枚电子印章签发证书后即可下载根证书。' },
    en: {
      title: 'No certificate has been issued yet',
      remedy: 'It is made with the first electronic seal’s certificate.',
    },
  },
  'sealing-nothing-left': {
    status: 409,
    'zh-CN': { title: '批准的用印次数已全部用完，无需提前结束' },
    en: { title: 'All approved impressions are used; there is nothing to close' },
  },
  'sealing-not-authorized': {
    status: 409,
    'zh-CN': {
      title: '盖章核验未通过，共 {count} 项不符',
      remedy: '签章服务依据台账逐项核验后拒绝盖章，请联系印章管理员核查该申请的审批与台账记录。',
    },
    en: {
      title: 'The check before sealing failed on {count} points',
      remedy:
        'The sealer checks everything against the ledger itself. Ask the seal administrator to look into the request and its history.',
    },
  },
  'sealer-unavailable': {
    status: 503,
    'zh-CN': {
      title: '签章服务暂不可用',
      remedy: '如盖章已开始，恢复后将自动完成，请勿重复提交；请稍后刷新查看。',
    },
    en: {
      title: 'The sealer cannot be reached',
      remedy: 'If sealing had begun, it is completed by itself once the sealer is back. Look again in a moment.',
    },
  },
  'sealing-position-off-page': {
    status: 422,
    'zh-CN': { title: '盖章位置超出第 {page} 页页面范围', remedy: '请将印章完整移入页面内。' },
    en: { title: 'A position lies partly outside page {page}', remedy: 'Move the seal fully onto the page.' },
  },
  'sealing-straddle-too-small': {
    status: 422,
    'zh-CN': { title: '该印章尺寸过小，无法分页加盖骑缝章', remedy: '请取消骑缝章，或改用其他印章。' },
    en: { title: 'This seal is too small for a straddle seal', remedy: 'Leave it out, or use another seal.' },
  },
  'sealing-document-locked': {
    status: 409,
    'zh-CN': { title: '文件已有的签名禁止再做任何修改，不能加盖电子印章', remedy: '请向对方索取允许会签的版本。' },
    en: {
      title: 'A signature on this file forbids every later change, so it cannot be sealed',
      remedy: 'Ask its sender for a version that others may sign.',
    },
  },
  'sealing-document-unusable': {
    status: 409,
    'zh-CN': { title: '该文件的结构不支持加盖电子印章（{reason}）', remedy: '请重新导出为 PDF 后另行提交用印申请。' },
    en: {
      title: 'This file cannot carry an electronic seal ({reason})',
      remedy: 'Export it to PDF again and ask anew.',
    },
  },
  'sealing-face-differs': {
    status: 409,
    'zh-CN': { title: '印模与登记的印模不一致，已拒绝盖章', remedy: '请联系印章管理员重新设置印模。' },
    en: {
      title: 'The face is not the one that is registered; sealing was refused',
      remedy: 'Ask the seal administrator to set the face again.',
    },
  },
  'sealing-history-unusable': {
    status: 409,
    'zh-CN': { title: '台账记录不完整或校验未通过，无法办理', remedy: '请联系审计人员核查台账。' },
    en: {
      title: 'The history in the ledger is incomplete or does not verify',
      remedy: 'Ask the auditors to check the ledger.',
    },
  },
  'seal-key-file-unreadable': {
    status: 422,
    'zh-CN': { title: '无法识别该证书文件', remedy: '请上传含私钥和证书的 PKCS#12 文件（.p12 或 .pfx）。' },
    en: {
      title: 'This certificate file cannot be read',
      remedy: 'Upload a PKCS#12 file (.p12, .pfx) that holds a private key and its certificate.',
    },
  },
  'seal-key-password-wrong': {
    status: 422,
    'zh-CN': { title: '证书文件的密码不正确', remedy: '请重新输入导出证书时设置的密码。' },
    en: { title: 'The password of the certificate file is wrong', remedy: 'Enter the one it was exported with.' },
  },
  'seal-key-not-supported': {
    status: 422,
    'zh-CN': {
      title: '证书使用的算法（{algorithm}）不能用于 PDF 电子签章',
      remedy: '请使用 RSA（2048 位及以上）或 P-256 证书。',
    },
    en: {
      title: 'A PDF cannot be sealed with this kind of key ({algorithm})',
      remedy: 'Use an RSA key of 2048 bits or more, or a P-256 key.',
    },
  },
});
