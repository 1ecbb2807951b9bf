import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { installationFolder } from '@yinxin/server';
import { findBinaries } from '../packages/server/src/platform/db/embedded/binaries.ts';
import { clusterFolder } from '../packages/server/src/platform/db/embedded/cluster.ts';
import { prepareEndpoint } from '../packages/server/src/platform/db/embedded/endpoint.ts';
import { chooseRunAs } from '../packages/server/src/platform/db/embedded/run-as.ts';
import { ratioAtMost, type Benchmark } from './support/benchmark.ts';
import { interleaved } from './support/rounds.ts';

const ROUNDS = 5;
const BARE = join(import.meta.dirname, 'support', 'bare-start.ts');

/** Two programs that become ready: each is started as a person would, timed, and stopped as by Ctrl-C. */
export const startUp: Benchmark = {
  name: 'start-up',
  what: 'second `npm start` until it is ready',
  against: 'the same PostgreSQL started bare, with an empty Fastify',
  unit: 'ms',
  goal: ratioAtMost(2.5),
  async measure(bed) {
    const data = await bed.newFolder();
    const settings = { YINXIN_DATA: data, YINXIN_PORT: '0', YINXIN_LANGUAGE: 'en' };
    const ours = () => timeToReady('npm', ['start'], settings);
    // The first start makes keys, cluster and schema, and builds the web app where that is still to be done.
    await ours();
    const bare = await bareCommand(join(data, 'postgres'));
    const theirs = () => timeToReady(process.execPath, [BARE, ...bare], {});
    await theirs();
    return interleaved(bed.size(ROUNDS), ours, theirs);
  },
};

/** Where `bare-start.ts` finds the database, and the command that starts it on the cluster which the server has made. */
async function bareCommand(folder: string): Promise<string[]> {
  const { postgres } = await findBinaries();
  const runAs = await chooseRunAs(folder, postgres);
  const { settings, url } = await prepareEndpoint(folder, runAs);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [url('postgres'), ...runAs.command, postgres, '-D', clusterFolder(folder), ...options];
}

/** Milliseconds from starting a program until it says that it is ready; it has ended when this returns. */
async function timeToReady(program: string, args: readonly string[], settings: NodeJS.ProcessEnv): Promise<number> {
  const begin = performance.now();
  const child = spawn(program, args, {
    cwd: installationFolder,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the signal reaches all of it, as from a terminal.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    await isReady(child);
    return performance.now() - begin;
  } finally {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}

function isReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/ready: http/.test(output)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`it ended with ${code} before it was ready:\n${output}`)));
  });
}
