/** What the demonstration says, in both languages; `{…}` is filled in. */
export const words = {
  system: { 'zh-CN': '系统', en: 'System' },
  colon: { 'zh-CN': '：', en: ': ' },
  comma: { 'zh-CN': '、', en: ', ' },
  arrow: { 'zh-CN': ' → ', en: ' → ' },
  who: { 'zh-CN': '{name}（{post}）', en: '{name} ({post})' },

  'part.start': { 'zh-CN': '启动系统', en: 'Starting the system' },
  ready: {
    'zh-CN': '已就绪，{address}（临时数据目录，演示结束后删除）',
    en: 'ready at {address}, on a temporary data folder',
  },
  company: {
    'zh-CN': '已载入示例公司“{company}”：{people} 名人员、{seals} 枚印章',
    en: 'the sample company is loaded, {company}: {people} people, {seals} seals',
  },

  'part.electronic': { 'zh-CN': '一、电子用印', en: '1. An electronic use' },
  'part.paper': { 'zh-CN': '二、纸质用印', en: '2. A use on paper' },
  'part.returned': { 'zh-CN': '三、退回修改后重新提交', en: '3. Returned, changed and submitted again' },
  'part.refused': { 'zh-CN': '四、审批不通过', en: '4. Refused' },
  'part.records': { 'zh-CN': '五、用印记录', en: '5. The records' },
  'part.files': { 'zh-CN': '六、导出与核验', en: '6. Files and verification' },

  uploaded: {
    'zh-CN': '上传文件《{name}》，共 {pages} 页，SHA-256 {digest}…',
    en: 'uploads “{name}” (pages: {pages}, SHA-256 {digest}…)',
  },
  warned: { 'zh-CN': '文件提示：{warning}', en: 'about the document: {warning}' },
  submitted: {
    'zh-CN': '提交用印申请 {number}“{title}”，申请加盖“{seal}”{impressions} 次',
    en: 'submits use request {number}, “{title}”: seal “{seal}”, impressions: {impressions}',
  },
  resubmitted: { 'zh-CN': '修改后重新提交 {number}（第 {round} 次）', en: 'submits {number} again, round {round}' },
  flow: { 'zh-CN': '审批流“{flow}”：{stages}', en: 'goes through “{flow}”: {stages}' },
  approved: {
    'zh-CN': '查阅文件后同意（{stage}）：{opinion}',
    en: 'opens the document and agrees ({stage}): {opinion}',
  },
  returned: { 'zh-CN': '退回申请：{reason}', en: 'returns the request: {reason}' },
  refused: { 'zh-CN': '审批不通过：{reason}', en: 'refuses the request: {reason}' },
  'request-approved': {
    'zh-CN': '{number} 审批通过，有效期至 {until}',
    en: '{number} is approved, valid until {until}',
  },
  'request-refused': { 'zh-CN': '{number} 已终止', en: '{number} has ended' },

  positions: { 'zh-CN': '确认用印位置：{positions}', en: 'confirms where the seal goes: {positions}' },
  'position.at': { 'zh-CN': '第 {page} 页（{x}，{y}）毫米处', en: 'page {page} at ({x}, {y}) mm' },
  'position.keyword': { 'zh-CN': '第 {page} 页“{keyword}”处', en: 'page {page}, beside “{keyword}”' },
  'position.straddle': { 'zh-CN': '第 {from}–{to} 页右侧骑缝', en: 'straddling the right edge of pages {from}–{to}' },
  checks: {
    'zh-CN': '盖章前核对 {count} 项条件，满足 {passed} 项',
    en: '{passed} of {count} conditions for sealing hold',
  },
  sealed: {
    'zh-CN': '加盖“{seal}”，盖章后文件 SHA-256 {digest}…',
    en: 'puts “{seal}” on it; the sealed file has SHA-256 {digest}…',
  },
  stamped: {
    'zh-CN': '在 {copies} 份纸质文件上加盖“{seal}”共 {impressions} 次，登记用印并上传盖章页扫描件',
    en: 'stamps the paper with “{seal}” (copies: {copies}, impressions: {impressions}) and registers the use with a scan',
  },
  witnessed: { 'zh-CN': '监印', en: 'stood by as witness' },
  completed: { 'zh-CN': '{number} 用印完成', en: '{number} is completed' },
  'waits-for-sealing': {
    'zh-CN': '{number} 已进入用印台，等待保管人用印',
    en: '{number} waits at the sealing desk for the custodian',
  },

  looked: { 'zh-CN': '查询用印记录，共 {count} 条', en: 'looks through the register (records: {count})' },
  record: {
    'zh-CN': '{number}《{document}》，{seal}，{impressions} 次，用印人 {custodian}，防伪码 {code}',
    en: '{number} “{document}”, {seal}, impressions: {impressions}, by {custodian}, verification code {code}',
  },

  'no-keyword': {
    'zh-CN': '文件中没有“{keyword}”，改在末页右下方盖章',
    en: 'the document has no “{keyword}”: the seal goes to the lower right of its last page',
  },
  written: { 'zh-CN': '已写入 {folder}：{files}', en: 'written to {folder}: {files}' },
  'verifying-file': {
    'zh-CN': '离线核验盖章文件（yinxin verify）',
    en: 'verifying the sealed file offline (yinxin verify)',
  },
  'ledger-sound': {
    'zh-CN': '全部账本校验通过：{entries} 个条目、{subjects} 个对象的历史',
    en: 'the whole ledger verifies: {entries} entries, the histories of {subjects} subjects',
  },
  'ledger-unsound': { 'zh-CN': '账本校验未通过：{count} 处异常', en: 'the ledger does not verify: {count} faults' },
  'verify-yourself': { 'zh-CN': '自行核验：{command}', en: 'verify it yourself: {command}' },
  'language-unknown': { 'zh-CN': '--lang 应为 zh-CN 或 en', en: '--lang should be zh-CN or en' },
} as const;
