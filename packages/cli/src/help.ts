import type { Language } from '@yinxin/contract';
import type { Command } from './command.ts';

const words = {
  usage: { 'zh-CN': '用法', en: 'Usage' },
  commands: { 'zh-CN': '命令', en: 'Commands' },
  options: { 'zh-CN': '选项', en: 'Options' },
  command: { 'zh-CN': '命令', en: 'COMMAND' },
  help: { 'zh-CN': '显示本说明', en: 'shows this text' },
  more: {
    'zh-CN': '“yinxin 命令 --help” 显示该命令的说明。设置见 docs/reference/configuration.md。',
    en: '`yinxin COMMAND --help` explains a command. Settings are in docs/reference/configuration.md.',
  },
  exit: {
    'zh-CN': '退出码：0 成功且结论成立；1 已执行但结论不成立；2 用法有误或无法启动。',
    en: 'Exit codes: 0 done and it holds; 1 done and it does not hold; 2 wrong use, or it cannot start.',
  },
} as const;

/** What the program can do. */
export function overview(commands: Readonly<Record<string, Command>>, language: Language): string {
  const lines = Object.entries(commands).map(([name, { about }]) => [name, about[language]] as const);
  return `印信 Yinxin

${words.usage[language]}: yinxin <${words.command[language]}> …

${words.commands[language]}:
${columns(lines)}

${words.more[language]}
${words.exit[language]}
`;
}

/** What one command does. */
export function explanation(name: string, command: Command, language: Language): string {
  const options = Object.entries(command.options).map(([long, { short, value, about }]) => {
    const flags = `${short === undefined ? '' : `-${short}, `}--${long}`;
    return [value === undefined ? flags : `${flags} ${value}`, about[language]] as const;
  });
  return `${words.usage[language]}: yinxin ${[name, command.usage].filter(Boolean).join(' ')}

${command.about[language]}

${words.options[language]}:
${columns([...options, ['-h, --help', words.help[language]]])}

${words.exit[language]}
`;
}

function columns(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([left]) => left.length));
  return lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
