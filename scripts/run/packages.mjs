import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Installs the packages of the lock file unless they are there: after a clone, after a change of the lock file, and
 * after an installation that was interrupted.
 */
export async function installPackages() {
  if (packagesAreInstalled()) return;
  const started = Date.now();
  console.log('正在安装依赖 Installing packages (npm ci) …');
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const progress = setInterval(() => console.log(`  … ${seconds()}`), 10_000);
  const { code, output } = await npmCi();
  clearInterval(progress);
  if (code !== 0) {
    console.error(output);
    console.error('依赖安装失败：请检查网络与磁盘空间后重试。');
    console.error('Installing the packages failed: check network and disk space, then try again.');
    process.exit(2);
  }
  console.log(`  ${seconds()}`);
}

/**
 * npm keeps a copy of the lock file beside what it installed, and writes it last; so it says what is really there.
 * Optional packages may be absent: most are for other platforms.
 */
function packagesAreInstalled() {
  const wanted = readLock('package-lock.json');
  const present = readLock('node_modules/.package-lock.json');
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, { version, integrity, link, optional, devOptional }]) => {
    if (!path.includes('node_modules/') || link) return true;
    const there = present[path];
    if (there === undefined) return Boolean(optional ?? devOptional);
    return there.version === version && there.integrity === integrity;
  });
}

/** @returns {Record<string, { version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean }> | undefined} */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** @returns {Promise<{ code: number | null, output: string }>} */
function npmCi() {
  const args = ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--include=dev', '--include=optional'];
  // Under `npm start` the first node on the path is the one in node_modules, which npm is about to replace: use the
  // one that runs npm.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const [program, first] = npm?.endsWith('js') && node ? [node, [npm]] : ['npm', []];
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: program === 'npm' && process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve({ code: 1, output: String(error) }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
