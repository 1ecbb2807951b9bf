/**
 * `npm run bench [-- NAME…] [--quick]`: measures what the product promises about speed and size. Standard output gets
 * one JSON line per figure; a run of everything also writes `docs/reference/benchmarks.md`.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installationFolder } from '@yinxin/server';
import { decisionThroughput } from './decision-throughput.ts';
import { firstLoadInbox, firstLoadLogin } from './first-load.ts';
import { labelSheet } from './label-sheet.ts';
import { ledgerContention } from './ledger-contention.ts';
import { ledgerVerify } from './ledger-verify.ts';
import { memory } from './memory.ts';
import { sealThroughput1, sealThroughput20 } from './seal-throughput.ts';
import { startUp } from './start-up.ts';
import { recordQueryGrowth } from './record-query-growth.ts';
import { openBed } from './support/bed.ts';
import { figureOf, isMet, type Benchmark, type Figure } from './support/benchmark.ts';
import { machineFacts } from './support/machine.ts';
import { pageOf } from './support/page.ts';

const benchmarks: readonly Benchmark[] = [
  decisionThroughput,
  sealThroughput1,
  sealThroughput20,
  recordQueryGrowth,
  ledgerVerify,
  ledgerContention,
  startUp,
  memory,
  firstLoadLogin,
  firstLoadInbox,
  labelSheet,
];

const { values, positionals } = parseArgs({ options: { quick: { type: 'boolean' } }, allowPositionals: true });
const chosen = benchmarks.filter(
  ({ name }) => positionals.length === 0 || positionals.some((wanted) => name.startsWith(wanted)),
);
if (chosen.length === 0) {
  console.error(`no figure is called so; there are: ${benchmarks.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const machine = machineFacts();
const results: { benchmark: Benchmark; figure: Figure }[] = [];
const quick = values.quick === true;
const bed = await openBed(quick, (size) => Math.max(1, ...chosen.map(({ cases }) => cases?.(size) ?? 1)));
try {
  for (const benchmark of chosen) {
    console.error(`${benchmark.name} …`);
    const figure = figureOf(benchmark, await benchmark.measure(bed));
    console.log(JSON.stringify(figure));
    results.push({ benchmark, figure });
  }
} finally {
  await bed.close();
}

for (const { benchmark, figure } of results) {
  if (!isMet(benchmark.goal, figure)) console.error(`short of its goal: ${figure.name}, ${figure.goal}`);
}
if (!quick && chosen.length === benchmarks.length) {
  await writeFile(join(installationFolder, 'docs/reference/benchmarks.md'), pageOf(machine, results));
}
