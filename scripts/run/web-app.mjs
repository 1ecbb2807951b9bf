import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureScript } from './child.mjs';
import { root } from './paths.mjs';
import { commandFile } from './runtime.mjs';

const web = join(root, 'packages', 'web');
/** Written last, so an interrupted build counts as none. */
const BUILT = join(web, 'dist', '.built');
/** What the built app is made from. */
const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'package.json',
  '../contract/src',
  '../../package-lock.json',
];

/** Builds the web app unless it is newer than all its sources. Ends the process when the build fails. */
export async function buildWebApp() {
  const built = existsSync(BUILT) ? statSync(BUILT).mtimeMs : 0;
  if (SOURCES.every((path) => newest(join(web, path)) < built)) return;
  const started = Date.now();
  console.log('正在构建网页应用 Building the web app …');
  const { code, output } = await captureScript([commandFile('vite'), 'build', '--logLevel', 'warn'], { cwd: web });
  if (code !== 0) {
    console.error(output);
    process.exit(1);
  }
  writeFileSync(BUILT, '');
  console.log(`  ${Math.round((Date.now() - started) / 1000)} s`);
}

/** Newest change below a path, in milliseconds; folders count too, they change when a file goes away. */
function newest(path) {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
