import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import { createLog } from '../platform/log.ts';
import type { Sealer } from './sealer.ts';
import { serveSealer } from './server.ts';
import { sealerSettings, type SealerSettings } from './settings.ts';

/**
 * The sealing process. Its settings come as one line on standard input, so that the address of the database shows up in
 * no list of processes; when that pipe closes, whoever started it is gone, and it ends too.
 */
async function main(): Promise<void> {
  const settings = await firstLine(process.stdin, sealerSettings);
  process.stdin.once('close', () => process.exit(0)).resume();
  const log = createLog({ logLevel: settings.logLevel, logPretty: false }).child({ process: 'sealer' });
  await serveSealer(firstAsked(settings, log), settings.socketPath, (event, facts) => log.warn(facts, event));
  // The supervisor waits for this line.
  process.stdout.write('ready\n');
}

/**
 * Opens the sealer when it is first asked for something: fonts, pictures and PDF take a second to load, which the start
 * of the server should not wait for. What failed to open is tried again with the next request.
 */
function firstAsked({ dataFolder, databaseUrl }: SealerSettings, log: FastifyBaseLogger): () => Promise<Sealer> {
  let opened: Promise<Sealer> | undefined;
  const open = async (): Promise<Sealer> => {
    const [{ openReadOnly }, { openSealer }, { vouchByCheckpoint }, { systemClock }] = await Promise.all([
      import('./database.ts'),
      import('./open.ts'),
      import('./vouch.ts'),
      import('../platform/clock.ts'),
    ]);
    return openSealer({
      db: openReadOnly(databaseUrl),
      dataFolder,
      clock: systemClock,
      vouch: vouchByCheckpoint(join(dataFolder, 'ledger')),
      tell: (event, facts) => log.warn(facts, event),
    });
  };
  return () =>
    (opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    }));
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
