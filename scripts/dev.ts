/** `npm run dev`: the server, restarted on every change of its sources, and the web app with hot reload. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const path = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));

const start = (args: readonly string[], cwd: string): ChildProcess =>
  spawn(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });

const children = [
  start(['--watch', '--watch-preserve-output', path('packages/server/src/main.ts')], path('.')),
  start([path('node_modules/vite/bin/vite.js')], path('packages/web')),
];

const stopAll = (): void => {
  for (const child of children) child.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopAll);
process.once('disconnect', stopAll);
// One without the other is no use: when either ends, so does the other.
for (const child of children) child.once('exit', stopAll);
