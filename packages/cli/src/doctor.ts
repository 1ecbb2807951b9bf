import type { Language } from '@yinxin/contract';
import { examine, loadConfig, version } from '@yinxin/server';
import { EXIT, type Command } from './command.ts';

export const doctor: Command = {
  usage: '',
  about: {
    'zh-CN': '检查本机的设置、数据目录与数据库，不作任何修改。服务运行时亦可使用。',
    en: 'Examines settings, data folder and database without changing anything. The server may be running.',
  },
  options: {
    json: { type: 'boolean', about: { 'zh-CN': '以 JSON 输出', en: 'prints JSON' } },
  },
  positionals: [0, 0],
  async run({ values, language }) {
    const findings = await examine(loadConfig(process.env));
    if (values['json'] === true) {
      console.log(JSON.stringify({ version, findings }, undefined, 2));
    } else {
      console.log(`印信 Yinxin ${version}`);
      for (const finding of findings) console.log(line(finding, language));
    }
    return findings.every((finding) => finding.ok) ? EXIT.ok : EXIT.no;
  },
};

const line = (finding: { ok: boolean; text: Readonly<Record<Language, string>> }, language: Language): string =>
  `${finding.ok ? '✓' : '✗'} ${finding.text[language]}`;
