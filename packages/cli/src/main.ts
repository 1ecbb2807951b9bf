import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { ledger } from './ledger.ts';
import { run } from './run.ts';
import { serve } from './serve.ts';
import { verify } from './verify.ts';

/** Every command, in the order of the overview. */
const commands: Readonly<Record<string, Command>> = { serve, demo, verify, ledger, doctor };

process.exit(await run(commands, process.argv.slice(2), process.env));
