import type { Language } from './problem-details.ts';

/**
 * Everything that a line of a verification can say. The status is the line's own: the same fact may be good in one place
 * and unusual in another. A seal's own codes are those of the PDF verifier.
 */
export const verificationTexts = {
  // The file against the register of uses.
  'file-as-sealed': {
    'zh-CN': '与用印记录中盖章后的文件完全一致，盖章后未作任何改动',
    en: 'The file is, byte for byte, the one that was sealed; nothing was changed since',
  },
  'file-as-stamped': {
    'zh-CN': '与批准盖章的文件完全一致；实物印章加盖在纸质文件上',
    en: 'The file is, byte for byte, the one that was approved and stamped on paper',
  },
  'file-before-sealing': {
    'zh-CN': '与批准用印的文件一致，但这是盖章前的版本',
    en: 'The file is the one that was approved, as it was before sealing',
  },
  'file-grown-since': {
    'zh-CN': '文件中包含盖章时的完整版本，其后又追加了内容，请查看签名核验结果',
    en: 'The file holds the sealed version unchanged, but something was added after it; see the signatures',
  },
  'file-not-recorded': {
    'zh-CN': '没有与此文件一致的用印记录：文件未经本系统用印，或用印后已被改动',
    en: 'No use of a seal is recorded for this very file: it was not sealed here, or was changed since',
  },
  // The record against the ledger.
  'ledger-proven': {
    'zh-CN': '用印记录已列入台账第 {index} 条，经签名检查点（共 {size} 条）证明',
    en: 'The record is entry {index} of the ledger, proven by a signed checkpoint over {size} entries',
  },
  'ledger-pending': {
    'zh-CN': '用印记录刚刚生成，正在等待台账签名，请稍后再查',
    en: 'The record was made just now and waits for the ledger’s next signature; look again in a moment',
  },
  'ledger-broken': {
    'zh-CN': '用印记录与台账不符，请勿采信，并联系用印单位核实',
    en: 'The record does not agree with the ledger. Do not rely on it; ask the company that sealed',
  },
  // The signatures of the file as a whole.
  'no-signature': { 'zh-CN': '文件中没有电子签名', en: 'The file has no electronic signature' },
  'not-a-pdf': {
    'zh-CN': '不是 PDF 文件，无法核验电子签名',
    en: 'The file is not a PDF; it has no signatures to check',
  },
  'signatures-unreadable': {
    'zh-CN': '文件已损坏或结构异常，无法核验电子签名',
    en: 'The file is damaged or oddly made; its signatures cannot be checked',
  },
  'signatures-encrypted': {
    'zh-CN': '文件已加密，无法核验电子签名',
    en: 'The file is encrypted; its signatures cannot be checked',
  },
  'signatures-too-complex': {
    'zh-CN': '文件过于复杂，未能在限定时间内完成签名核验',
    en: 'The file is too complex for its signatures to be checked in time',
  },
  // One signature: how it is built.
  'structure-sound': { 'zh-CN': '签名结构完好', en: 'The signature is well formed' },
  'byte-range-malformed': { 'zh-CN': '签名的覆盖范围有误', en: 'What the signature covers is stated wrongly' },
  'gap-not-contents': {
    'zh-CN': '签名未覆盖范围与签名值不符，文件可能被做过手脚',
    en: 'The signature leaves out more than itself; the file may have been tampered with',
  },
  'dictionary-malformed': { 'zh-CN': '签名数据格式有误', en: 'The signature’s data are malformed' },
  'contents-malformed': { 'zh-CN': '签名值格式有误', en: 'The signature’s value is malformed' },
  'signature-values-missing': { 'zh-CN': '签名域中没有有效签名', en: 'A signature field holds no signature' },
  'signature-outside-form': {
    'zh-CN': '签名不在文件的签名域中，文件可能被做过手脚',
    en: 'The signature belongs to no field of the file; it may have been tampered with',
  },
  'signature-kind-not-allowed': { 'zh-CN': '不支持此类签名', en: 'This kind of signature is not accepted' },
  'file-damaged': { 'zh-CN': '文件结构损坏', en: 'The file is damaged' },
  'hybrid-cross-reference': {
    'zh-CN': '文件含有两套索引，不同软件显示的内容可能不同',
    en: 'The file has two indexes; programs may show it differently',
  },
  'bytes-outside-document': { 'zh-CN': '文件首尾附有多余数据', en: 'There is data before or after the document' },
  // … whether what it signed is unchanged.
  'content-unchanged': { 'zh-CN': '签名内容未被改动', en: 'What was signed is unchanged' },
  'content-unchanged-certificate-unbound': {
    'zh-CN': '签名内容未被改动，但签名未绑定证书（旧式签名）',
    en: 'What was signed is unchanged, but the signature does not name its certificate (an older kind)',
  },
  'content-changed': { 'zh-CN': '签名后内容已被改动', en: 'The content was changed after it was signed' },
  'signature-value-wrong': { 'zh-CN': '签名值不正确', en: 'The signature’s value is wrong' },
  'certificate-substituted': { 'zh-CN': '签名证书已被替换', en: 'The signer’s certificate was replaced' },
  'algorithm-not-allowed': { 'zh-CN': '签名算法不安全或不受支持', en: 'The signature’s algorithm is not accepted' },
  'cms-malformed': { 'zh-CN': '签名数据无法解析', en: 'The signature cannot be read' },
  'not-checked': { 'zh-CN': '其余项目无法核验', en: 'The rest could not be checked' },
  // … how much of the file it covers, and what came later.
  'whole-file': { 'zh-CN': '签名覆盖整个文件', en: 'The signature covers the whole file' },
  'signed-revision': {
    'zh-CN': '签名覆盖签署时的版本，其后仅有新增签章',
    en: 'The signature covers the file as it was then; only seals were added later',
  },
  'part-of-file': { 'zh-CN': '签名只覆盖文件的一部分', en: 'The signature covers only part of the file' },
  'nothing-after': { 'zh-CN': '签名后没有任何追加', en: 'Nothing was added after the signature' },
  'later-seals-only': { 'zh-CN': '签名后仅追加了可信的签章', en: 'Only trusted seals were added after it' },
  'later-seals-not-trusted': {
    'zh-CN': '签名后追加了其他签章，其签署方的可信性无法在此判断',
    en: 'Other signatures were added after it, of signers that are not known here',
  },
  'modified-after-sealing': { 'zh-CN': '签名后文件被修改过', en: 'The file was modified after it was signed' },
  // … whose certificate it is.
  'certificate-trusted': {
    'zh-CN': '证书由用印单位的根证书签发',
    en: 'The certificate is issued under the company’s root certificate',
  },
  'certificate-as-recorded': {
    'zh-CN': '签章证书与用印记录一致',
    en: 'The certificate is the one in the record',
  },
  'certificate-differs-from-record': {
    'zh-CN': '签章证书与用印记录不一致',
    en: 'The certificate is not the one in the record',
  },
  'certificate-untrusted': {
    'zh-CN': '证书不是由用印单位签发的，无法判断其可信',
    en: 'The certificate is not issued by this company; whether to trust it is not known here',
  },
  'certificate-not-yet-valid': { 'zh-CN': '签署时证书尚未生效', en: 'The certificate was not yet valid' },
  'certificate-expired': { 'zh-CN': '签署时证书已过期', en: 'The certificate had expired' },
  'certificate-revoked': { 'zh-CN': '证书已被吊销', en: 'The certificate was revoked' },
  'certificate-not-for-signing': { 'zh-CN': '该证书不得用于签名', en: 'The certificate may not be used for signing' },
  'certificate-algorithm-not-allowed': { 'zh-CN': '证书算法不安全', en: 'The certificate’s algorithm is not accepted' },
  'certificate-unreadable': { 'zh-CN': '证书无法读取', en: 'The certificate cannot be read' },
  'certificate-missing': { 'zh-CN': '签名中没有证书', en: 'The signature comes without a certificate' },
  // … and when it was made.
  'time-confirmed': {
    'zh-CN': '签署时间与台账记录相符',
    en: 'The time of signing agrees with the ledger',
  },
  'time-claimed-only': {
    'zh-CN': '签署时间仅由签署方声明，无第三方证明',
    en: 'Only the signer says when it was signed',
  },
  'time-differs-from-record': {
    'zh-CN': '签署时间与台账记录不符',
    en: 'The time of signing differs from the ledger',
  },
  'time-in-future': { 'zh-CN': '声明的签署时间在未来', en: 'The claimed time of signing lies in the future' },
  'time-missing': { 'zh-CN': '未注明签署时间', en: 'No time of signing is given' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type VerificationCode = keyof typeof verificationTexts;
