import { problems } from './problem.ts';

/** Why a file is not taken in as a document, and what the person who sent it can do. */
export const documentsProblems = problems({
  'document-empty': {
    status: 422,
    'zh-CN': { title: '文件是空的', remedy: '请确认文件已保存完整，再重新上传。' },
    en: { title: 'The file is empty', remedy: 'Make sure that the file was saved completely, then upload it again.' },
  },
  'document-too-large': {
    status: 413,
    'zh-CN': { title: '文件过大', remedy: '单个文件不得超过 {limit} MB，请压缩图片或拆分文件后再上传。' },
    en: {
      title: 'The file is too large',
      remedy: 'A file may have up to {limit} MB. Reduce its pictures or split it, then upload it again.',
    },
  },
  'document-type-not-accepted': {
    status: 415,
    'zh-CN': { title: '不支持该类型的文件', remedy: '请上传 PDF、PNG、JPEG 或 DOCX 文件。' },
    en: { title: 'This type of file is not accepted', remedy: 'Upload a PDF, PNG, JPEG or DOCX file.' },
  },
  'document-not-what-its-name-says': {
    status: 415,
    'zh-CN': {
      title: '文件内容与扩展名不符：名为 {declared}，实为 {found}',
      remedy: '仅修改扩展名不会改变文件格式，请用原软件打开后导出为 PDF。',
    },
    en: {
      title: 'The file is named {declared} but holds {found}',
      remedy: 'Renaming does not convert a file. Open it in the program it was made with and export it as PDF.',
    },
  },
  'document-damaged': {
    status: 422,
    'zh-CN': { title: '文件已损坏，无法读取', remedy: '请用原软件重新导出；扫描件请重新扫描。' },
    en: {
      title: 'The file is damaged and cannot be read',
      remedy: 'Export it again from its program, or scan it again.',
    },
  },
  'document-encrypted': {
    status: 422,
    'zh-CN': { title: '文件已加密或设有权限密码', remedy: '审批人须能看到完整内容，请解除密码保护后再上传。' },
    en: {
      title: 'The file is encrypted or protected by a password',
      remedy: 'Approvers must be able to see all of it. Remove the protection, then upload it again.',
    },
  },
  'document-too-many-pages': {
    status: 422,
    'zh-CN': { title: '文件共 {pages} 页，超过 {limit} 页的上限', remedy: '请拆分后分别上传，可放入同一份申请。' },
    en: {
      title: 'The file has {pages} pages; the limit is {limit}',
      remedy: 'Split it; all parts may go into the same request.',
    },
  },
  'document-active-content': {
    status: 422,
    'zh-CN': {
      title: '文件含有可执行或可变内容：{found}',
      remedy: '用印后内容可能变化，不能用印。请打印成 PDF 或另存为不含附件和脚本的 PDF 后再上传。',
    },
    en: {
      title: 'The file has content that can run or change: {found}',
      remedy: 'What is sealed must stay as it is. Print it to PDF, or save it without scripts and attachments.',
    },
  },
  'document-too-complex': {
    status: 422,
    'zh-CN': { title: '文件展开后过大或结构异常，已停止处理', remedy: '请重新导出，或打印成 PDF 后再上传。' },
    en: {
      title: 'The file unpacks to too much, or its structure is abnormal; it was not processed further',
      remedy: 'Export it again, or print it to PDF, then upload it again.',
    },
  },
  'document-timed-out': {
    status: 422,
    'zh-CN': { title: '文件处理超时（{seconds} 秒）', remedy: '请打印成 PDF 或拆分后再上传。' },
    en: {
      title: 'Reading the file took longer than {seconds} seconds',
      remedy: 'Print it to PDF or split it, then upload it again.',
    },
  },
  'document-not-sealable': {
    status: 422,
    'zh-CN': {
      title: '文件可以打开，但其结构不允许追加电子签章',
      remedy: '如文件未经签名，请打印成 PDF 后再上传；已签名的文件请联系对方重新出具。',
    },
    en: {
      title: 'The file can be read, but its structure does not allow a seal to be added',
      remedy: 'If it carries no signature, print it to PDF and upload that; otherwise ask its sender for a new one.',
    },
  },
  'picture-too-large': {
    status: 422,
    'zh-CN': {
      title: '图片尺寸为 {width} × {height} 像素，超过 {limit} 百万像素的上限',
      remedy: '请以 300 dpi 以内重新扫描或缩小后再上传。',
    },
    en: {
      title: 'The picture has {width} × {height} pixels; the limit is {limit} megapixels',
      remedy: 'Scan it at 300 dpi or less, or make it smaller.',
    },
  },
  'docx-converter-missing': {
    status: 422,
    'zh-CN': {
      title: '本系统未安装 Word 文档转换组件',
      remedy: '请在 Word 或 WPS 中另存为 PDF 后上传；系统管理员安装 LibreOffice 后可直接上传 DOCX。',
    },
    en: {
      title: 'Word documents cannot be converted here',
      remedy: 'Save it as PDF in Word or WPS. Once the administrator installs LibreOffice, DOCX can be uploaded.',
    },
  },
  'docx-conversion-failed': {
    status: 422,
    'zh-CN': { title: 'Word 文档转换失败', remedy: '请在 Word 或 WPS 中另存为 PDF 后上传。' },
    en: { title: 'The Word document could not be converted', remedy: 'Save it as PDF in Word or WPS and upload that.' },
  },
  'document-already-stored': {
    status: 409,
    'zh-CN': { title: '该文件已存档', remedy: '请刷新页面查看。' },
    en: { title: 'This document is stored already', remedy: 'Reload the page to see it.' },
  },
  'document-altered': {
    status: 500,
    'zh-CN': {
      title: '文件“{name}”的存档已被改动或损坏，已停止使用',
      remedy: '请勿据此审批或用印，并立即告知系统管理员与审计人员，由其核查并从备份恢复。',
    },
    en: {
      title: 'The stored bytes of “{name}” were altered or are damaged; they are not used',
      remedy:
        'Do not decide or seal on it. Tell the system administrator and the auditors at once; it can come back from a backup.',
    },
  },
  'page-not-found': {
    status: 404,
    'zh-CN': { title: '文件没有第 {page} 页', remedy: '文件共 {pages} 页。' },
    en: { title: 'The document has no page {page}', remedy: 'It has {pages} pages.' },
  },
  'intake-busy': {
    status: 503,
    'zh-CN': { title: '正在处理的文件较多', remedy: '请稍后重试，已填写的内容不会丢失。' },
    en: { title: 'Many files are being processed', remedy: 'Try again in a moment; what you typed is kept.' },
  },
});
