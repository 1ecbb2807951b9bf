import { spawn } from 'node:child_process';
import { access, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startProblem } from '../../start-problem.ts';
import { EMBEDDED_MAJOR, type Binaries } from './binaries.ts';
import { OWNER, passwordFile } from './endpoint.ts';
import type { RunAs } from './run-as.ts';

export interface ClusterOptions {
  /** Absolute folder that holds the cluster and everything beside it. */
  readonly folder: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  /** False: nothing is synced to disk. Only for data that dies with the process. */
  readonly durable: boolean;
}

/** The folder of the cluster. */
export const clusterFolder = (folder: string): string => join(folder, String(EMBEDDED_MAJOR));

const HALF_MADE = 'new-';

/**
 * Makes the cluster unless it exists. It is made under another name and renamed when complete, so an interrupted start
 * leaves nothing that looks finished; the remains go away here.
 *
 * @throws StartProblem `database-failed`, `database-other-version`, `disk-full`
 */
export async function makeCluster(options: ClusterOptions): Promise<void> {
  const { folder } = options;
  const entries = await readdir(folder);
  for (const entry of entries) {
    if (entry.startsWith(HALF_MADE)) await rm(join(folder, entry), { recursive: true, force: true });
  }
  const other = entries.find((entry) => /^\d+$/.test(entry) && entry !== String(EMBEDDED_MAJOR));
  const cluster = clusterFolder(folder);
  if (await exists(join(cluster, 'PG_VERSION'))) return;
  if (other !== undefined) {
    throw startProblem('database-other-version', { found: other, expected: EMBEDDED_MAJOR });
  }
  const half = join(folder, `${HALF_MADE}${process.pid}`);
  await initialize(options, half);
  await rename(half, cluster);
}

async function initialize({ folder, binaries, runAs, durable }: ClusterOptions, target: string): Promise<void> {
  const authentication =
    process.platform === 'win32'
      ? ['--auth=scram-sha-256', `--pwfile=${passwordFile(folder)}`]
      : ['--auth-local=trust', '--auth-host=reject'];
  const [program, ...args] = [
    ...runAs.command,
    binaries.initdb,
    `--pgdata=${target}`,
    `--username=${OWNER}`,
    ...authentication,
    // Code point order, independent of what the machine has installed: indexes survive a move to another machine.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  const { code, output } = await run(program!, args, folder);
  if (code === 0) return;
  await rm(target, { recursive: true, force: true });
  if (output.includes('No space left on device')) throw startProblem('disk-full', { folder });
  throw startProblem('database-failed', { reason: complaint(output), log: folder });
}

function run(program: string, args: string[], cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: databaseEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** The database programs see nothing of our environment but what they need to run. */
export const databaseEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  SystemRoot: process.env['SystemRoot'],
  LC_ALL: 'C',
  TZ: 'UTC',
});

/** What went wrong, out of what a database program printed: its last error, else its last line. */
export function complaint(output: string): string {
  const lines = output.trim().split('\n');
  const error = lines.findLast((line) => /(?:FATAL|PANIC|ERROR|error):/.test(line));
  return (error ?? lines.at(-1) ?? '').replace(/^.*?(?=FATAL:|PANIC:|ERROR:)/, '').trim();
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What a log says from a byte position on. */
export const logSince = (log: string, start: number): Promise<string> =>
  readFile(log).then(
    (bytes) => bytes.subarray(start).toString(),
    () => '',
  );
