import { constants } from 'node:fs';
import { link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HOUR } from '../clock.ts';
import { errnoCode } from './failure.ts';

/** Makes the entries of a folder (new names, renames) survive a power cut. Windows does it without being asked. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and its parents, each with `mode` 0700, and makes their names durable. */
export async function makeFolder(folder: string): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (firstMade === undefined) return;
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === firstMade || made === dirname(made)) return;
  }
}

/**
 * Writes a whole file so that after a crash it is there completely or not at all: `temp`, fsync, rename to `path`, fsync
 * of the folder. Both must lie in the same file system. The temporary file is removed when anything fails.
 */
export async function writeDurably(path: string, temp: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  await writeTemp(temp, bytes, mode);
  await orRemove(temp, rename(temp, path));
  await syncFolder(dirname(path));
}

/** As `writeDurably`, but fails with `EEXIST` where `path` exists already, whoever made it. */
export async function createDurably(path: string, temp: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  await writeTemp(temp, bytes, mode);
  await orRemove(temp, link(temp, path));
  await unlink(temp);
  await syncFolder(dirname(path));
}

async function writeTemp(temp: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(temp, 'wx', mode);
  const written = async (): Promise<void> => {
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  };
  await orRemove(temp, written());
}

async function orRemove(temp: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    await unlink(temp).catch(() => undefined);
    throw error;
  }
}

/**
 * Removes temporary files (`*.tmp`) that a killed process left behind. Young ones stay: another process that shares the
 * folder may be writing them.
 */
export async function removeLeftovers(folder: string, now: string, olderThan = HOUR): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder)) {
    if (name.endsWith('.tmp') && (await removeIfOld(join(folder, name), Date.parse(now) - olderThan))) removed += 1;
  }
  return removed;
}

/** False when the file is younger, or has gone to its place since its name was read. */
async function removeIfOld(path: string, before: number): Promise<boolean> {
  try {
    if ((await stat(path)).mtimeMs > before) return false;
    await unlink(path);
    return true;
  } catch (error) {
    if (errnoCode(error) === 'ENOENT') return false;
    throw error;
  }
}
