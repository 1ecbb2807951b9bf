import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { z } from 'zod';
import { systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/schema.ts';
import { createLog } from '../platform/log.ts';
import { openReadOnly } from './database.ts';
import { openSealer } from './open.ts';
import { serveSealer } from './server.ts';
import { sealerSettings } from './settings.ts';
import { vouchByCheckpoint } from './vouch.ts';

/**
 * The sealing process. Its settings come as one line on standard input, so that the address of the database shows up in
 * no list of processes; when that pipe closes, whoever started it is gone, and it ends too.
 */
async function main(): Promise<void> {
  const { dataFolder, databaseUrl, socketPath, logLevel } = await firstLine(process.stdin, sealerSettings);
  process.stdin.once('close', () => process.exit(0)).resume();
  const log = createLog({ logLevel, logPretty: false }).child({ process: 'sealer' });
  const tell = (event: string, facts: object): void => log.warn(facts, event);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: openReadOnly(databaseUrl) }) });
  const sealer = await openSealer({
    db,
    dataFolder,
    clock: systemClock,
    vouch: vouchByCheckpoint(join(dataFolder, 'ledger')),
    tell,
  });
  await serveSealer(sealer, socketPath, tell);
  // The supervisor waits for this line.
  process.stdout.write('ready\n');
}

async function firstLine<Shape extends z.ZodType>(input: NodeJS.ReadStream, shape: Shape): Promise<z.output<Shape>> {
  let text = '';
  const line = await new Promise<string>((resolve, reject) => {
    input.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text);
    });
    input.once('end', () => reject(new Error('no settings on standard input')));
  });
  input.removeAllListeners('data');
  return shape.parse(JSON.parse(line));
}

await main();
