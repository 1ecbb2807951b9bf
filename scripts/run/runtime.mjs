import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './paths.mjs';

/** The oldest Node that can run the sources when the machine has no pinned one. */
const OLDEST = 24;

/** Path of the Node that runs the program: the pinned one of the packages, else this one if it is new enough. */
export function runtime() {
  const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) < OLDEST) refuse();
  return process.execPath;
}

function refuse() {
  console.error(
    `没有适用于本机（${process.platform} ${process.arch}）的 Node 运行时：请安装 Node ${OLDEST} 或更新版本后重试。`,
  );
  console.error(
    `The packages bring no Node for ${process.platform} ${process.arch}: install Node ${OLDEST} or newer, then try again.`,
  );
  process.exit(2);
}

/** Compiled code is kept beside the packages: a second start then loads its modules in half the time. */
const COMPILE_CACHE = join(root, 'node_modules', '.cache', 'yinxin', 'compiled');

/** Our environment, with the runtime first on the path. */
export function environment() {
  const path = [join(root, 'node_modules', '.bin'), dirname(runtime()), process.env.PATH].join(delimiter);
  return { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, PATH: path };
}

/** The JavaScript file behind a command that a package brings. */
export function commandFile(packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
