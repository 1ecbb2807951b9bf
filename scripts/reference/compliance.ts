import { glob, readFile } from 'node:fs/promises';

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clauses } from './regulation-clauses.ts';
import { table, type Page } from './page.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TITLE = /\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)?\(\s*(['"`])((?:(?!\1).)*\bR\d+(?:\.\d+)+(?:(?!\1).)*)\1/g;
const CLAUSE = /\bR\d+(?:\.\d+)+\b/g;

/** Where each clause of the regulation is tested: the clause id stands in the name of the test. */
export async function testedClauses(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const files: string[] = [];
  for await (const file of glob('{packages/*/src,tests}/**/*.test.ts', { cwd: ROOT })) files.push(file);
  for (const file of files.toSorted()) {
    const source = await readFile(join(ROOT, file), 'utf8');
    for (const [, , title = ''] of source.matchAll(TITLE)) {
      for (const [clause] of title.matchAll(CLAUSE)) {
        found.set(clause, [...(found.get(clause) ?? []), `${title} (\`${file}\`)`]);
      }
    }
  }
  return found;
}

/** The regulation, clause by clause, and the tests that show each clause true. */
export const compliance: Page = {
  file: 'compliance.md',
  async make() {
    const tested = await testedClauses();
    const shown = clauses.filter(([id]) => tested.has(id)).length;
    return `# Compliance 制度符合性

Each clause of 《印章网络化管理办法》 and the tests that name it. Made from the test files; a clause without a test is not
claimed. ${shown} of ${clauses.length} clauses are shown by a test.

每一条款及以其编号命名的测试。没有测试的条款不作声明。

${table(
  ['Clause 条款', '要求', 'Tests 测试'],
  clauses.map(([id, requirement]) => [id, requirement, (tested.get(id) ?? ['—']).join('<br>')]),
)}
`;
  },
};
