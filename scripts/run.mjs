/**
 * `node scripts/run.mjs <task> [arguments]`: installs what is missing, then runs the task on the pinned runtime. This
 * file and `scripts/run/` run on whatever Node the machine has, from 20 on; everything else on the pinned one.
 */
import { join } from 'node:path';
import { check } from './run/check.mjs';
import { runScript } from './run/child.mjs';
import { installPackages } from './run/packages.mjs';
import { root } from './run/paths.mjs';
import { commandFile } from './run/runtime.mjs';
import { buildWebApp } from './run/web-app.mjs';

const cli = join(root, 'packages', 'cli', 'src', 'main.ts');
/** Where the person is: npm itself always runs us in the folder of the program. */
const here = process.env.INIT_CWD ?? process.cwd();

/** The memory for young objects is as large from the start as it would become: else a start often cleans it up. */
const START_ROOMY = '--min-semi-space-size=16';

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const tasks = {
  install: async () => 0,
  serve: async (args) => {
    await buildWebApp();
    return runScript([START_ROOMY, cli, 'serve', ...args]);
  },
  demo: (args) => runScript([cli, 'demo', ...args], { cwd: here }),
  cli: (args) => runScript([cli, ...args], { cwd: here }),
  dev: async (args) => runScript([join(root, 'scripts', 'dev.ts'), ...args]),
  test: async (args) => {
    await buildWebApp();
    return runScript([commandFile('vitest'), 'run', ...args]);
  },
  check,
  bench: (args) => runScript([join(root, 'bench', 'main.ts'), ...args]),
};

const [name = '', ...args] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined) {
  console.error(`usage: node scripts/run.mjs <${Object.keys(tasks).join('|')}> [arguments]`);
  process.exit(2);
}
await installPackages();
process.exit(await task(args));
