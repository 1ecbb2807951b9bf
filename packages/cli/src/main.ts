import type { Command } from './command.ts';
import { run } from './run.ts';

/** Every command, in the order of the overview. Each is loaded when it is asked for: starting should not wait for others. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  demo: async () => (await import('./demo.ts')).demo,
  verify: async () => (await import('./verify.ts')).verify,
  ledger: async () => (await import('./ledger.ts')).ledger,
  doctor: async () => (await import('./doctor.ts')).doctor,
};

process.exit(await run(commands, process.argv.slice(2), process.env));
