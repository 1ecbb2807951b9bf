import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { newId } from '../platform/ids.ts';
import { connectSealer } from './client.ts';
import type { Sealer } from './sealer.ts';
import type { SealerSettings } from './settings.ts';

export interface SupervisorOptions extends Omit<SealerSettings, 'socketPath'> {
  /** Told what happens, in English, for the log. */
  readonly tell: (event: string) => void;
}

/** The sealing process, kept alive. */
export interface SupervisedSealer {
  readonly sealer: Sealer;
  /** Process id as it is now. */
  pid(): number | undefined;
  /** Stops it for good; what it is sealing is finished by the next start of the server. */
  close(): Promise<void>;
}

const PROGRAM = join(import.meta.dirname, 'main.ts');
/** Bytes of a socket path that the system accepts (`sun_path`, without the closing zero). */
const LONGEST_SOCKET_PATH = process.platform === 'darwin' ? 103 : 107;
const SLOWEST_RESTART_MS = 5_000;

/**
 * Starts the sealing process and starts it again whenever it ends. Returns at once: requests wait until it is there. It
 * ends with us, however we end, because its standard input closes then.
 */
export async function superviseSealer(options: SupervisorOptions): Promise<SupervisedSealer> {
  const { tell, ...settings } = options;
  const place = await prepareSocket(settings.dataFolder);
  let child: ChildProcess | undefined;
  let failures = 0;
  let closing = false;
  let restart: NodeJS.Timeout | undefined;

  const launch = (): void => {
    const launched = startProcess({ ...settings, socketPath: place.socketPath });
    child = launched;
    launched.stdout?.once('data', () => (failures = 0));
    // A program that cannot be started at all says `error` and then nothing; both ways lead here once.
    launched.on('error', (error) => tell(`the sealer could not be started: ${error.message}`));
    launched.once('close', (code, signal) => {
      if (child === launched) child = undefined;
      if (closing) return;
      tell(`the sealer ended (${signal ?? code}) and is started again`);
      restart = setTimeout(launch, Math.min(SLOWEST_RESTART_MS, 50 * 2 ** failures));
      failures += 1;
    });
  };
  launch();

  return {
    sealer: connectSealer(place.socketPath),
    pid: () => child?.pid,
    async close() {
      closing = true;
      clearTimeout(restart);
      const ended = child === undefined ? undefined : once(child);
      child?.kill('SIGTERM');
      await ended;
      await place.remove();
    },
  };
}

const once = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('close', () => resolve()));

function startProcess(settings: SealerSettings): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM], {
    env: bareEnvironment(),
    cwd: settings.dataFolder,
    stdio: ['pipe', 'pipe', 'inherit'],
    // In a group of its own, so that Ctrl-C reaches the server only, which then ends its children in order.
    detached: process.platform !== 'win32',
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.write(`${JSON.stringify(settings)}\n`);
  return child;
}

/** What a database driver may need of the environment, and nothing of ours. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const wanted = Object.entries(process.env).filter(([name]) => /^(PG[A-Z]+|HOME|SYSTEMROOT)$/.test(name));
  return Object.fromEntries(wanted);
}

interface SocketPlace {
  readonly socketPath: string;
  remove(): Promise<void>;
}

/** A folder that only this account can enter: in the data folder, or a fresh one where the path would be too long. */
async function prepareSocket(dataFolder: string): Promise<SocketPlace> {
  if (process.platform === 'win32') {
    return { socketPath: `\\\\.\\pipe\\yinxin-sealer-${newId()}`, remove: () => Promise.resolve() };
  }
  const own = join(dataFolder, 'sealer');
  await mkdir(own, { recursive: true, mode: 0o700 });
  const inside = join(own, 'run');
  if (fits(inside)) {
    await mkdir(inside, { recursive: true, mode: 0o700 });
    return { socketPath: socketIn(inside), remove: () => rm(inside, { recursive: true, force: true }) };
  }
  const note = join(own, 'socket-folder');
  await removeForgotten(note);
  const parent = fits(join(tmpdir(), 'yinxin-000000')) ? tmpdir() : '/tmp';
  const elsewhere = await mkdtemp(join(parent, 'yinxin-'));
  await writeFile(note, elsewhere, { mode: 0o600 });
  return {
    socketPath: socketIn(elsewhere),
    remove: async () => {
      await rm(elsewhere, { recursive: true, force: true });
      await rm(note, { force: true });
    },
  };
}

const socketIn = (folder: string): string => join(folder, 'sealer');
const fits = (folder: string): boolean => Buffer.byteLength(socketIn(folder)) <= LONGEST_SOCKET_PATH;

/** A run that was killed has left its folder outside, and a note of it here. */
async function removeForgotten(note: string): Promise<void> {
  const folder = await readFile(note, 'utf8').catch(() => '');
  const ours = /^yinxin-[A-Za-z0-9]{6}$/.test(folder.split('/').at(-1) ?? '');
  if (ours && [tmpdir(), '/tmp'].includes(dirname(folder))) await rm(folder, { recursive: true, force: true });
}
