import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chown, lchown, readdir, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { startProblem } from '../../start-problem.ts';

/**
 * Who the database runs as. PostgreSQL refuses root, and initdb wants an account that has a name, so as root (and in
 * containers with a nameless uid) its programs are started through `command`.
 */
export interface RunAs {
  readonly name: RunAsName;
  /** Program and arguments put in front of the database's own. */
  readonly command: readonly string[];
  /** Owner of the database's files as the machine sees it; undefined leaves them as they are. */
  readonly owner: Account | undefined;
  /** As what the program must be found, where that is less than it runs with. */
  readonly foundBy?: readonly string[];
}

export type RunAsName = 'self' | 'user-namespace' | 'account' | 'account-with-search';

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Picks the first way that works here, and makes `folder` belong to the account it needs.
 *
 * - `self`: an ordinary account.
 * - `user-namespace`: root outside, an ordinary account inside. Files stay root's, so it works below folders that
 *   others cannot enter, such as a root home.
 * - `account`: a real switch of account, where containers forbid user namespaces.
 * - `account-with-search`: the same, keeping the right to pass folders that belong to others.
 *
 * @param folder absolute path of the folder that holds all database files
 * @param program a database program that answers `--version`
 * @param only restricts the choice, for tests
 * @throws StartProblem `database-needs-account`
 */
export async function chooseRunAs(folder: string, program: string, only?: RunAsName): Promise<RunAs> {
  for (const way of ways()) {
    if (only !== undefined && way.name !== only) continue;
    if (way.owner !== undefined) await giveTo(folder, way.owner);
    if (await worksWith(way, folder, program)) return way;
  }
  throw startProblem('database-needs-account');
}

function ways(): RunAs[] {
  const root = process.getuid?.() === 0;
  if (!root && hasName()) return [{ name: 'self', command: [], owner: undefined }];
  const account = ordinaryAccount();
  const { uid, gid } = account;
  const namespace = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  if (!root) return [{ name: 'user-namespace', command: namespace, owner: undefined }];
  const switching = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const search = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return [
    { name: 'user-namespace', command: namespace, owner: { uid: 0, gid: 0 } },
    { name: 'account', command: [...switching, '--'], owner: account },
    // PostgreSQL looks for itself by access(2), which counts what the account may read, not what it may pass.
    {
      name: 'account-with-search',
      command: [...switching, ...search, '--'],
      owner: account,
      foundBy: [...switching, '--'],
    },
  ];
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** The first account of the machine that is not root; every system has some (`daemon`, `bin`, `nobody`). */
function ordinaryAccount(): Account {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [, , uid, gid] = line.split(':').map(Number);
    if (uid && gid) return { uid, gid };
  }
  throw startProblem('database-needs-account');
}

/** Tries it out: the program must be reachable and runnable, and the folder writable. */
async function worksWith(way: RunAs, folder: string, program: string): Promise<boolean> {
  if (way.name === 'self') return true;
  const look = ['sh', '-c', 'test -x "$1"', 'sh', program];
  if (way.foundBy !== undefined && !(await succeeds([...way.foundBy, ...look]))) return false;
  const script = 'test -w "$1" && exec "$2" --version';
  const command = [...way.command, 'sh', '-c', script, 'sh', folder, program];
  return succeeds(command, folder);
}

/**
 * What to put in front of the server program so that it stops by itself (fast shutdown) when our process dies, however
 * it dies. Empty where the machine cannot do that: then the next start stops what is left.
 */
export async function dieWithParent(): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  const command = ['setpriv', '--pdeathsig', 'INT', '--'];
  return (await succeeds([...command, 'true'])) ? command : [];
}

const succeeds = ([program = '', ...args]: readonly string[], cwd?: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', ...(cwd === undefined ? {} : { cwd }) });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });

async function giveTo(folder: string, owner: Account): Promise<void> {
  const now = await stat(folder);
  if (now.uid === owner.uid && now.gid === owner.gid) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  // The folder itself comes last: its owner says that everything inside has been given.
  await chown(folder, owner.uid, owner.gid);
}
