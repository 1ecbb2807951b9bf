import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { ratioAtMost, type Benchmark } from './support/benchmark.ts';
import { STAGES } from './support/cases.ts';
import { decideOverHttp } from './support/decisions.ts';
import { median } from './support/rounds.ts';
import { withServer } from './support/server.ts';

const CLIENTS = 16;
const FEW = 1_000;
const MANY = 10_000;
const SAMPLES = 15;
const SAMPLE_MS = 100;

/** The server process alone; the database, the sealer and the parser have theirs. */
export const memory: Benchmark = {
  name: 'memory',
  what: `resident memory of the server process after ${MANY.toLocaleString('en')} decisions`,
  against: `after ${FEW.toLocaleString('en')} decisions`,
  unit: 'MB',
  goal: ratioAtMost(1.1),
  cases: (size) => Math.ceil(size(FEW) / STAGES.length) + Math.ceil(size(MANY) / STAGES.length),
  async measure(bed) {
    const copy = await bed.cases();
    const waiting = [...copy.caseIds];
    return withServer(copy, async (server) => {
      const decide = (decisions: number) =>
        decideOverHttp(server.address(), copy, waiting.splice(0, Math.ceil(decisions / STAGES.length)), CLIENTS);
      await decide(bed.size(FEW));
      const against = await residentMegabytes(server.pid);
      await decide(bed.size(MANY) - bed.size(FEW));
      return { value: await residentMegabytes(server.pid), against };
    });
  },
};

/** The median over a second and a half, so that one collection of garbage more or less does not decide. */
async function residentMegabytes(pid: number): Promise<number> {
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    samples.push((await residentKilobytes(pid)) / 1024);
    await wait(SAMPLE_MS);
  }
  return median(samples);
}

async function residentKilobytes(pid: number): Promise<number> {
  const text =
    process.platform === 'linux'
      ? /VmRSS:\s*(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
      : spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  const kilobytes = Number(text);
  if (!(kilobytes > 0)) throw new Error(`the memory of process ${pid} cannot be read on this machine`);
  return kilobytes;
}
