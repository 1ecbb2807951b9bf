import { resolve } from 'node:path';
import { fill, type Language } from '@yinxin/contract';
import { loadConfig, verifyInstallation, type LedgerVerdict } from '@yinxin/server';
import { EXIT, textOf, type Command } from './command.ts';
import { describeFinding } from './ledger-findings.ts';

const words = {
  only: { 'zh-CN': '只有 ledger verify 这一种用法', en: 'The only use is: ledger verify' },
  sound: {
    'zh-CN': '账本 {origin} 完好：{entries} 个条目、{subjects} 个对象的历史全部通过校验',
    en: 'The ledger {origin} is sound: {entries} entries and the histories of {subjects} subjects verify',
  },
  unsound: {
    'zh-CN': '账本 {origin} 有 {count} 处异常（共 {entries} 个条目、{subjects} 个对象）',
    en: 'Faults in the ledger {origin}: {count} ({entries} entries, {subjects} subjects)',
  },
  more: { 'zh-CN': '……另有 {count} 处，--json 显示全部', en: '… and {count} more; --json shows all' },
  tree: { 'zh-CN': '校验条目', en: 'entries' },
  histories: { 'zh-CN': '重演历史', en: 'histories' },
} as const;

/** Faults printed for a person; a program gets all. */
const MOST_LINES = 200;

export const ledger: Command = {
  usage: 'verify',
  about: {
    'zh-CN':
      '校验整个账本：全部条目、检查点与每个对象的历史，并与现有数据逐行比对；指出被改动或删除的条目与数据行。服务运行时亦可使用。',
    en: 'Verifies the whole ledger: every entry, the checkpoints, every history, and every row that a history explains; names what was edited or deleted. The server may be running.',
  },
  options: {
    checkpoint: {
      type: 'string',
      value: 'FILE',
      about: {
        'zh-CN': '另行保存的检查点，数据库必须包含其全部历史',
        en: 'a checkpoint kept elsewhere that the database must extend',
      },
    },
    vkey: {
      type: 'string',
      value: 'FILE',
      about: {
        'zh-CN': '另行保存的账本公钥，替代数据目录中的公钥',
        en: 'the key of the ledger as kept elsewhere, instead of the one in the data folder',
      },
    },
    data: {
      type: 'string',
      value: 'DIR',
      about: { 'zh-CN': '数据目录，替代 YINXIN_DATA', en: 'the data folder, instead of YINXIN_DATA' },
    },
    'database-url': {
      type: 'string',
      value: 'URL',
      about: { 'zh-CN': '数据库地址，替代 YINXIN_DATABASE_URL', en: 'the database, instead of YINXIN_DATABASE_URL' },
    },
    json: { type: 'boolean', about: { 'zh-CN': '以 JSON 输出', en: 'prints JSON' } },
  },
  positionals: [1, 1],
  async run({ positionals, values, language }) {
    if (positionals[0] !== 'verify') {
      console.error(words.only[language]);
      return EXIT.wrongUse;
    }
    const config = loadConfig(process.env);
    const data = textOf(values, 'data');
    const json = values['json'] === true;
    const verdict = await verifyInstallation(
      {
        data: data === undefined ? config.data : resolve(data),
        databaseUrl: textOf(values, 'database-url') ?? config.databaseUrl,
      },
      {
        checkpointFile: textOf(values, 'checkpoint'),
        vkeyFile: textOf(values, 'vkey'),
        tell: progressLine(language),
      },
    );
    if (json) console.log(JSON.stringify(verdict, undefined, 2));
    else print(verdict, language);
    return verdict.ok ? EXIT.ok : EXIT.no;
  },
};

function print(verdict: LedgerVerdict, language: Language): void {
  const count = verdict.findings.length;
  const { origin, entries, subjects } = verdict;
  console.log(fill(words[verdict.ok ? 'sound' : 'unsound'][language], { origin, entries, subjects, count }));
  for (const finding of verdict.findings.slice(0, MOST_LINES)) console.log(`✗ ${describeFinding(finding, language)}`);
  if (count > MOST_LINES) console.log(fill(words.more[language], { count: count - MOST_LINES }));
}

/** A line on the terminal that is written over; nothing where errors go to a file. */
function progressLine(language: Language) {
  if (!process.stderr.isTTY) return () => undefined;
  return (stage: 'tree' | 'histories', done: number, total: number): void => {
    const end = stage === 'histories' && done >= total ? '\r\u001b[K' : '';
    process.stderr.write(`\r\u001b[K${words[stage][language]} ${done}/${total}${end}`);
  };
}
