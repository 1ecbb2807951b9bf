import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ChildKind } from './jobs.ts';
import { limits } from './limits.ts';

/** What this machine offers to hold a program that reads untrusted files. */
export interface Confinement {
  /** Memory, CPU time, file size and open files are limited by the kernel. */
  readonly limits: boolean;
  /** The arguments that put a program into a network namespace with no interfaces; absent where that is forbidden. */
  readonly noNetwork: readonly string[] | undefined;
}

/** Tries what works here: namespaces may be forbidden by the kernel, and neither tool exists beyond Linux. */
export function probeConfinement(): Confinement {
  const works = (command: string, args: readonly string[]): boolean =>
    spawnSync(command, args, { stdio: 'ignore', timeout: 5_000 }).status === 0;
  // An ordinary user needs a user namespace of their own first; for root it takes privileges away.
  const ways = [['unshare', '--user', '--net', '--'] as const, ['unshare', '--net', '--'] as const];
  return {
    limits: works('prlimit', ['--data=100000000', 'true']),
    noNetwork: ways.find(([command, ...args]) => works(command, [...args, 'true'])),
  };
}

/** What one program may use. Memory and file size in bytes, CPU time in s. */
export interface Allowance {
  readonly memory: number;
  readonly cpu: number;
  readonly fileSize: number;
  readonly openFiles: number;
}

/** The command line that runs a program in confinement, as far as this machine offers it. */
export function confine(confinement: Confinement, allowance: Allowance, command: readonly string[]): string[] {
  const { memory, cpu, fileSize, openFiles } = allowance;
  // `data` is what bounds Node: V8 and WebAssembly reserve far more address space than they use, so `as` does not.
  const prlimit = [`--data=${memory}`, `--cpu=${cpu}`, `--fsize=${fileSize}`, `--nofile=${openFiles}`, '--core=0'];
  return [...(confinement.limits ? ['prlimit', ...prlimit, '--'] : []), ...(confinement.noNetwork ?? []), ...command];
}

/** Kinds that need a native library: to decode pictures, or because the package they load has one for that. */
const NATIVE: ReadonlySet<ChildKind> = new Set(['picture', 'scan', 'signatures']);
/** Kinds whose rules are those of the sealing package. */
const SEALING: ReadonlySet<ChildKind> = new Set(['scan', 'signatures']);

/**
 * The command line of a parser child. Node's permission model takes away files (but its own code), network, programs,
 * workers and, where the libraries are WebAssembly, native code; the kernel limits the rest. Children write no file.
 */
export function parserCommand(confinement: Confinement, runtime: string, kind: ChildKind): string[] {
  const here = import.meta.dirname;
  const modules = createRequire(import.meta.url).resolve.paths('sharp') ?? [];
  const readable = [join(here, '*'), join(here, '..', '..', '..', 'package.json'), ...modules.filter(existsSync)];
  if (SEALING.has(kind)) readable.push(join(here, '..', '..', '..', '..', 'esign', '*'));
  const flags = [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...(NATIVE.has(kind) ? ['--allow-addons'] : ['--no-addons']),
    '--no-warnings',
    `--max-old-space-size=${limits.memory / 2 / 1024 / 1024}`,
  ];
  const allowance = { memory: limits.memory, cpu: limits.cpu, fileSize: 0, openFiles: 64 };
  return confine(confinement, allowance, [runtime, ...flags, join(here, 'child', 'main.ts'), kind]);
}
