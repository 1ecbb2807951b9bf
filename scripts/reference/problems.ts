import { problemKinds, type ProblemKind } from '@yinxin/contract';
import { table, type Page } from './page.ts';

/** Every code that an error reply can carry, with its status and words. */
export const problems: Page = {
  file: 'problems.md',
  make: () => `# Problems 错误代码

Every error reply is \`application/problem+json\` (RFC 9457) with one of these stable codes.

${table(
  ['Code', 'Status', '中文', 'English'],
  Object.entries<ProblemKind>(problemKinds)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, kind]) => [
      `<a id="${code}"></a>\`${code}\``,
      String(kind.status),
      [kind['zh-CN'].title, kind['zh-CN'].remedy].filter(Boolean).join('。'),
      [kind.en.title, kind.en.remedy].filter(Boolean).join('. '),
    ]),
)}
`,
};
