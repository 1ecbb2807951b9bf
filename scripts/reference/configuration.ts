import { otherVariables, settings, variableOf } from '../../packages/server/src/platform/config/index.ts';
import { table, type Page } from './page.ts';

/** Every `YINXIN_*` variable, from the schema that reads them. */
export const configuration: Page = {
  file: 'configuration.md',
  make: () => `# Configuration 配置

The server and the command line read these environment variables. A wrong value or an unknown name ends the start with a
sentence that says what would be right. Relative paths count from the folder of the program.

服务与命令行从下列环境变量读取设置。值有误或名称不存在时，启动即告终止，并说明应如何填写。相对路径以程序目录为起点。

${Object.entries(settings)
  .map(([name, { about, expected, default: text, ...more }]) => {
    const means = 'defaultMeans' in more ? more.defaultMeans : undefined;
    const preset = text === '' ? '' : `\`${text}\``;
    return `## ${variableOf(name)}

${table(
  ['', '中文', 'English'],
  [
    ['', about['zh-CN'], about.en],
    ['值 value', `${expected['zh-CN']}。`, `${capital(expected.en)}.`],
    [
      '默认 default',
      [preset, means?.['zh-CN']].filter(Boolean).join('，'),
      [preset, means?.en].filter(Boolean).join(', '),
    ],
    ['示例 example', `\`${more.example}\``, `\`${more.example}\``],
  ],
)}
`;
  })
  .join('\n')}
## Development and tests 开发与测试

${Object.entries(otherVariables)
  .map(([name, about]) => `- \`${name}\`: ${about}`)
  .join('\n')}
`,
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
