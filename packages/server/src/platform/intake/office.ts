import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { confine, type Confinement } from './confinement.ts';

const PROGRAMS = ['soffice', 'libreoffice'];
const MIB = 1024 * 1024;
const ALLOWANCE = { memory: 2048 * MIB, cpu: 60, fileSize: 200 * MIB, openFiles: 512 };

/** Looks for LibreOffice along a search path such as `$PATH`. */
export function findOffice(searchPath: string): string | undefined {
  for (const folder of searchPath.split(delimiter).filter((folder) => folder !== '')) {
    for (const program of PROGRAMS) {
      try {
        accessSync(join(folder, program), constants.X_OK);
        return join(folder, program);
      } catch {
        continue;
      }
    }
  }
  return undefined;
}

/**
 * Converts DOCX to PDF in a folder and a profile of its own, in confinement, and removes both. Undefined when LibreOffice
 * fails or takes longer than `wallClock` ms: it gives no usable reason.
 */
export async function convertDocx(
  bytes: Uint8Array,
  soffice: string,
  confinement: Confinement,
  wallClock: number,
): Promise<Uint8Array | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'yinxin-docx-'));
  try {
    await writeFile(join(folder, 'document.docx'), bytes, { mode: 0o600 });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const convert = ['--headless', '--norestore', profile, '--convert-to', 'pdf', '--outdir', folder];
    const command = confine(confinement, ALLOWANCE, [soffice, ...convert, join(folder, 'document.docx')]);
    await runToEnd(command, folder, wallClock);
    return await readFile(join(folder, 'document.pdf'));
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `soffice` is a script that starts another process, so the whole group is killed when time is up. */
async function runToEnd([program = '', ...args]: string[], folder: string, wallClock: number): Promise<void> {
  const env = { HOME: folder, TMPDIR: folder, PATH: '/usr/bin:/bin', LANG: 'zh_CN.UTF-8' };
  const child = spawn(program, args, { cwd: folder, env, stdio: 'ignore', detached: true });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const clock = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, wallClock);
  child.on('error', reject);
  child.on('close', (code) => {
    if (code === 0) resolve();
    else reject(new Error(`The converter ended with ${code}.`));
  });
  try {
    await promise;
  } finally {
    clearTimeout(clock);
  }
}
