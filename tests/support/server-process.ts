import { spawn } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

/** A server in a process of its own, as a person would start it. */
export interface ServerProcess {
  readonly pid: number;
  /** Where it listens; known once `ready` has resolved. */
  address(): string;
  /** The one-time right to set an empty installation up, once it has been printed: after the address. */
  setupToken(): Promise<string>;
  /** Everything printed so far, errors included. */
  output(): string;
  /** Resolves when it has printed its address; rejects when it ends before. */
  readonly ready: Promise<void>;
  /** Exit code, or the name of the signal. */
  readonly ended: Promise<number | string>;
  kill(signal: NodeJS.Signals): void;
}

const MAIN = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));

export interface ServerProcessOptions {
  /** `YINXIN_*` variables beside the port, which is any free one. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Program and arguments in front of node, e.g. to run it as somebody else. */
  readonly through?: readonly string[];
}

/** Starts `main.ts` with nothing of our own settings in its environment. */
export function startServerProcess(
  data: string,
  { settings = {}, through = [] }: ServerProcessOptions = {},
): ServerProcess {
  const [program, ...args] = [...through, process.execPath, MAIN];
  const child = spawn(program ?? process.execPath, args, {
    env: { PATH: process.env['PATH'], YINXIN_DATA: data, YINXIN_PORT: '0', YINXIN_LANGUAGE: 'en', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const address = (): string | undefined => /ready: (http\S+)\s/.exec(output)?.[1];
  // A line may arrive in pieces: only what a line break follows is whole.
  const token = (): string | undefined => /setup#token=(\S+)\s/.exec(output)?.[1];
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const ready = (async () => {
    await until(() => address() !== undefined || child.exitCode !== null, 'the server is ready', 60_000);
    if (address() === undefined) throw new Error(`the server ended with ${child.exitCode}:\n${output}`);
  })();
  // A test that expects no start does not wait for it.
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    address: () => address() ?? '',
    async setupToken() {
      await until(() => token() !== undefined, 'the server has printed its set-up link');
      return token() ?? '';
    },
    output: () => output,
    ready,
    ended,
    kill: (signal) => child.kill(signal),
  };
}

/** Processes that work on this data folder: their arguments name it, or they are at home in it. Linux only. */
export async function processesOn(data: string): Promise<{ pid: number; program: string }[]> {
  const found: { pid: number; program: string }[] = [];
  for (const pid of (await readdir('/proc')).map(Number).filter(Number.isInteger)) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const home = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    if (pid !== process.pid && (line.includes(data) || home.startsWith(data))) {
      found.push({ pid, program: line.split('\0')[0] ?? '' });
    }
  }
  return found;
}

/** Removes a data folder once no process works on it: a killed server's database ends a little later than the server. */
export async function removeData(data: string): Promise<void> {
  await until(async () => (await processesOn(data)).length === 0, 'no process works on the data folder');
  await rm(data, { recursive: true, force: true });
}
