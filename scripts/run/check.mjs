import { captureScript } from './child.mjs';
import { commandFile } from './runtime.mjs';

/** What `npm run check` looks at, the quickest first. */
const checks = [
  { name: 'format', args: () => [commandFile('oxfmt'), '--check', '.'] },
  { name: 'types', args: () => [commandFile('typescript', 'tsc'), '--project', '.', '--noEmit'] },
  { name: 'lint', args: () => [commandFile('oxlint'), '--type-aware'] },
  { name: 'structure', args: () => [commandFile('vitest'), 'run', 'tests/structure'] },
  { name: 'unused', args: () => [commandFile('knip')] },
];

/** Checks at the same time; more only take each other's processor. */
const AT_ONCE = 2;

/**
 * Runs every check, also after one has failed, and shows what the failed ones said.
 *
 * @returns {Promise<number>} exit code
 */
export async function check() {
  const waiting = [...checks];
  let failed = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const started = Date.now();
      const { code, output } = await captureScript(next.args());
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✓' : '✗'} ${next.name} (${seconds} s)`);
      if (code !== 0) {
        failed += 1;
        console.log(output.trimEnd());
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed === 0 ? 0 : 1;
}
