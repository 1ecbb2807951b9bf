import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { version } from '@yinxin/server';
import { EMBEDDED_MAJOR } from '../../packages/server/src/platform/db/embedded/binaries.ts';

/** Where and with what a run was made, as lines of the page: label and value. */
export function machineFacts(): [label: string, value: string][] {
  const processors = cpus();
  return [
    ['Measured on', new Date().toISOString().slice(0, 10)],
    ['Processor', `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`],
    ['Memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['System', `${type()} ${release()}, ${process.arch}`],
    ['Load before', (loadavg()[0] ?? 0).toFixed(2)],
    ['Yinxin', version],
    ['Node', process.versions.node],
    ['PostgreSQL', `${EMBEDDED_MAJOR}, embedded, every commit synced`],
  ];
}
