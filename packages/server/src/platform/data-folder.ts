import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startProblem, type StartProblem } from './start-problem.ts';

/** A data folder that is ours alone until released. */
export interface DataFolder {
  /** Absolute, links resolved. */
  readonly path: string;
  release(): void;
}

/** Who holds the folder: only for people to read, never to decide by. */
const HOLDER_FILE = 'holder.txt';
const LOCK_FILE = 'lock';

/**
 * Makes the data folder (mode 0700) and takes it for this process. The lock is one of the operating system's file
 * locks, held through SQLite because Node has it on every platform and no call of its own for locks: it ends with the
 * process, however that ends, so there is never a stale one to remove.
 *
 * @throws StartProblem `data-folder-in-use`, `data-folder-not-writable`, `disk-full`
 */
export async function takeDataFolder(folder: string): Promise<DataFolder> {
  const path = await mkdir(folder, { recursive: true, mode: 0o700 })
    .then(() => realpath(folder))
    .catch((error: unknown) => Promise.reject(folderProblem(folder, error)));
  const lock = takeLock(join(path, LOCK_FILE));
  if (lock === undefined) {
    const holder = await readFile(join(path, HOLDER_FILE), 'utf8').catch(() => '');
    throw startProblem('data-folder-in-use', { folder: path, holder: holder.trim() || LOCK_FILE });
  }
  try {
    await writeFile(join(path, HOLDER_FILE), `pid ${process.pid}\n`);
  } catch (error) {
    lock.close();
    throw folderProblem(path, error);
  }
  return { path, release: () => lock.close() };
}

function takeLock(file: string): DatabaseSync | undefined {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file, { timeout: 0 });
    // Nothing is ever written through it, so there is no journal to sync or to recover.
    lock.exec('pragma journal_mode = off; begin exclusive');
    return lock;
  } catch (error) {
    lock?.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined;
    throw folderProblem(file, error);
  }
}

const SQLITE_BUSY = 5;

/** Names the remedy for a failed write below the data folder. */
export function folderProblem(folder: string, error: unknown): StartProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return startProblem('disk-full', { folder });
  const detail = error instanceof Error && code === 'ERR_SQLITE_ERROR' ? error.message : code;
  return startProblem('data-folder-not-writable', { folder, reason: detail });
}
