import { spawnSync } from 'node:child_process';
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 30_000;
const POLL_MS = 20;

/**
 * Stops database processes that an earlier run left on this cluster: a whole server whose parent was killed, or single
 * workers whose server was killed. The caller holds the lock of the data folder, so nobody uses them.
 *
 * @returns how many processes there were
 */
export async function stopLeftovers(cluster: string): Promise<number> {
  const found = await leftovers(cluster);
  if (found.length > 0) await stop(cluster, found);
  // PostgreSQL believes its old record while any process has the number in it: an unrelated one, or a dead one that
  // nobody has buried, as happens in containers. We have looked; without /proc we leave the question to PostgreSQL.
  if (process.platform === 'linux') await rm(join(cluster, 'postmaster.pid'), { force: true });
  return found.length;
}

async function stop(cluster: string, found: readonly number[]): Promise<void> {
  const server = await recordedServer(cluster);
  if (server !== undefined && found.includes(server)) {
    // Fast shutdown: the server ends its workers and writes everything out.
    signal(server, 'SIGINT');
  } else {
    for (const pid of found) signal(pid, 'SIGTERM');
  }
  const deadline = Date.now() + PATIENCE_MS;
  while ((await leftovers(cluster)).length > 0) {
    if (Date.now() > deadline) {
      // Safe, if slow: the write-ahead log brings back everything that was committed.
      for (const pid of await leftovers(cluster)) signal(pid, 'SIGKILL');
    }
    await wait(POLL_MS);
  }
}

/** Every database process works in the folder of its cluster; that names it beyond doubt, unlike a stored number. */
async function leftovers(cluster: string): Promise<number[]> {
  const server = await recordedServer(cluster);
  if (process.platform !== 'linux') return server !== undefined && looksLikeServer(server) ? [server] : [];
  const folder = await realpath(cluster);
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const found: number[] = [];
  for (const pid of pids) {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    if (cwd !== folder) continue;
    const program = await readlink(`/proc/${pid}/exe`).catch(() => '');
    if (basename(program).startsWith('postgres')) found.push(pid);
  }
  return found;
}

async function recordedServer(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n', 1)[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** Where there is no /proc: the number may have been given to another program since. */
function looksLikeServer(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return typeof stdout === 'string' && stdout.includes('postgres');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in the meantime, which is what we want.
  }
}
