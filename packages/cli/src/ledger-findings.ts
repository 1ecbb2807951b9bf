import { fill, type Language } from '@yinxin/contract';
import type { FindingKind, LedgerFinding } from '@yinxin/server';

/** What is wrong, in words; `{…}` names what it is wrong with. */
const texts: Readonly<Record<FindingKind, Readonly<Record<Language, string>>>> = {
  'checkpoint-missing': { 'zh-CN': '数据库中没有检查点', en: 'the database has no checkpoint' },
  'checkpoint-forged': {
    'zh-CN': '数据库中最新的检查点不是由该密钥签名的',
    en: 'the newest checkpoint in the database is not signed by the key',
  },
  'kept-checkpoint-forged': {
    'zh-CN': '库外保存的检查点不是由该密钥签名的',
    en: 'the checkpoint kept outside the database is not signed by the key',
  },
  rollback: {
    'zh-CN': '数据库被回滚或替换：它不包含库外检查点所签名的全部历史',
    en: 'rollback: the database does not extend the checkpoint kept outside it',
  },
  'checkpoints-cut': {
    'zh-CN': '最新的检查点被删除：有条目排在现存检查点之后',
    en: 'the newest checkpoints were deleted: entries have places beyond those that are left',
  },
  'tile-edited': { 'zh-CN': '哈希块 {path} 被改动或删除', en: 'tile edited or deleted: {path}' },
  'tree-differs': {
    'zh-CN': '账本末端的哈希与检查点不符',
    en: 'the hashes at the end of the ledger are not those of the checkpoint',
  },
  'entry-edited': { 'zh-CN': '条目被改动：{where}', en: 'entry edited: {where}' },
  'chain-broken': {
    'zh-CN': '条目与前一条不衔接：{where}',
    en: 'entry does not follow the one before it: {where}',
  },
  'entries-deleted': { 'zh-CN': '条目被删除：{where}', en: 'entries deleted: {where}' },
  'entry-without-place': {
    'zh-CN': '条目未编号且不在等候之列：{where}',
    en: 'entry neither has a place nor waits for one: {where}',
  },
  'order-broken': { 'zh-CN': '条目编号顺序颠倒：{where}', en: 'entries out of order: {where}' },
  'body-edited': { 'zh-CN': '条目内容被改动：{where}', en: 'facts of the entry edited: {where}' },
  'body-missing': { 'zh-CN': '条目内容缺失：{where}', en: 'facts of the entry missing: {where}' },
  'row-edited': { 'zh-CN': '数据行被改动：{where}', en: 'row edited: {where}' },
  'row-missing': { 'zh-CN': '数据行被删除：{where}', en: 'row deleted: {where}' },
  'row-without-history': { 'zh-CN': '数据行没有任何账本记录：{where}', en: 'row without any entry: {where}' },
  'history-impossible': {
    'zh-CN': '历史无法按业务规则重演：{where}',
    en: 'history that the rules cannot have made: {where}',
  },
  'kind-unknown': {
    'zh-CN': '本程序不认识的对象类型：{where}',
    en: 'kind of subject unknown to this program: {where}',
  },
};

const words = {
  entry: { 'zh-CN': '第 {index} 号条目', en: 'entry {index}' },
  entries: { 'zh-CN': '第 {index} 至 {upTo} 号条目', en: 'entries {index} to {upTo}' },
  seq: { 'zh-CN': '第 {seq} 步', en: 'step {seq}' },
  column: { 'zh-CN': '列 {column}', en: 'column {column}' },
} as const;

/** One line for a person. Entries are counted from 0, as the ledger counts them. */
export function describeFinding(finding: LedgerFinding, language: Language): string {
  const { kind, subject, seq, index, upTo, column, path = '' } = finding;
  const where = [
    ...(subject === undefined ? [] : [`${subject.type} ${subject.id}`]),
    ...(seq === undefined ? [] : [fill(words.seq[language], { seq })]),
    ...(column === undefined ? [] : [fill(words.column[language], { column })]),
    ...(index === undefined ? [] : [placeOf(index, upTo, language)]),
  ].join(', ');
  return fill(texts[kind][language], { where, path });
}

const placeOf = (index: number, upTo: number | undefined, language: Language): string =>
  upTo === undefined ? fill(words.entry[language], { index }) : fill(words.entries[language], { index, upTo });
