import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { App } from './app.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import type { Config } from './platform/config/index.ts';
import { takeDataFolder } from './platform/data-folder.ts';
import { openDatabase, type OpenDatabase } from './platform/db/open.ts';
import { installationFolder, version } from './platform/installation.ts';
import { createIntake, findOffice } from './platform/intake/index.ts';
import { createLog } from './platform/log.ts';
import { superviseSealer } from './sealer/supervisor.ts';
import { startProblem, StartProblem } from './platform/start-problem.ts';
import { createVault, openBlobFolder, openKeyring, VaultError } from './platform/vault/index.ts';

/** What a start is doing now, for a line of progress. */
export type StartStep = 'database' | 'application';

export interface StartOptions {
  /** Told of each step as it begins. */
  readonly progress?: (step: StartStep) => void;
  readonly clock?: Clock;
  readonly log?: FastifyBaseLogger;
}

/** A system that runs: requests are answered, jobs are worked on. */
export interface Running {
  /** Where it listens, e.g. `http://127.0.0.1:8420`. */
  readonly address: string;
  /** The one-time link that sets the system up, while nobody has an account. */
  readonly setupUrl: string | undefined;
  readonly app: App;
  readonly database: OpenDatabase;
  /** Lets requests and jobs finish, then stops everything that was started, in the opposite order. Idempotent. */
  close(): Promise<void>;
}

/** Milliseconds that requests get to finish when the system stops. */
const DRAIN_MS = 10_000;

/**
 * Starts the whole system: data folder → database → keys → application → jobs → listen. The server, `npm run demo`,
 * the command line and the tests all start it here. What was started before a failure is stopped again.
 *
 * @throws StartProblem for everything that the person who starts it can put right
 */
export async function start(config: Config, options: StartOptions = {}): Promise<Running> {
  const closers: (() => Promise<void> | void)[] = [];
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeAll(closers));
  try {
    return await startParts(config, options, closers, close);
  } catch (error) {
    await close();
    throw error instanceof VaultError ? vaultProblem(error, config) : error;
  }
}

async function startParts(
  config: Config,
  options: StartOptions,
  closers: (() => Promise<void> | void)[],
  close: () => Promise<void>,
): Promise<Running> {
  const log = options.log ?? createLog(config);
  const clock = options.clock ?? systemClock;
  const tls = await readTls(config);
  const folder = await takeDataFolder(config.data);
  closers.push(() => folder.release());

  options.progress?.('database');
  const storage = openStorage(folder.path, clock);
  // It is awaited further down; closing waits for it as well, for it writes into the folder that is then let go.
  const settled = storage.then(
    () => undefined,
    () => undefined,
  );
  closers.push(() => settled);
  let modules: ReturnType<typeof loadApplication> | undefined;
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataFolder: folder.path,
    poolSize: config.databasePoolSize,
    tell: (event) => log.warn(event),
    // Most of a start is waiting for the database or loading modules: so not one after the other. And not before, for
    // loading holds up the launch of the database.
    waiting: () => {
      modules = loadApplication();
      // Where the database does not start, that is what is told.
      modules.catch(() => undefined);
    },
  });
  closers.push(() => database.close());

  options.progress?.('application');
  const { createApp, anyAccount } = await (modules ?? loadApplication());
  const { keyring, vault, blobs } = await storage;
  const intake = createIntake({ soffice: findOffice(process.env['PATH'] ?? '') });
  closers.push(() => intake.close());
  const supervised = await superviseSealer({
    dataFolder: folder.path,
    databaseUrl: database.ownerUrl,
    logLevel: config.logLevel,
    tell: (event) => log.warn(event),
  });
  closers.push(() => supervised.close());
  const app = await createApp({
    db: database.kysely,
    pool: database.pool,
    clock,
    logger: log,
    keyring,
    vault,
    blobs,
    intake,
    sealer: supervised.sealer,
    ledgerFolder: join(folder.path, 'ledger'),
    settings: {
      trustProxy: config.trustProxy,
      secure: tls !== undefined || config.publicUrl.startsWith('https:'),
      ...(tls === undefined ? {} : { tls }),
      ownOrigins: config.publicUrl === '' ? [] : [config.publicUrl],
      idleMinutes: config.sessionIdleMinutes,
      ledgerOrigin: config.ledgerOrigin,
      version,
      webFolder: join(installationFolder, 'packages/web/dist'),
    },
  });
  closers.push(() => drain(app));

  await app.startJobs();
  const address = await listen(app, config);
  // Not before: the parser's start would take from ours.
  intake.warm();
  const base = config.publicUrl || address;
  const setupUrl = (await anyAccount(database.kysely)) ? undefined : `${base}/setup#token=${app.setupToken}`;
  return { address, setupUrl, app, database, close };
}

/** Keys and documents: files only, so they open while the database starts. */
async function openStorage(folder: string, clock: Clock) {
  const keyring = await openKeyring(join(folder, 'keys'), clock);
  const vault = createVault(keyring);
  return { keyring, vault, blobs: await openBlobFolder(join(folder, 'documents'), vault, clock) };
}

async function loadApplication() {
  const [{ createApp }, { anyAccount }] = await Promise.all([
    import('./app.ts'),
    import('./domains/identity/index.ts'),
  ]);
  return { createApp, anyAccount };
}

async function closeAll(closers: (() => Promise<void> | void)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const closer of closers.toReversed()) {
    await Promise.resolve(closer()).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'stopping failed');
}

/** A request that does not end in time (a slow download, a live update) must not keep the system from stopping. */
async function drain(app: App): Promise<void> {
  const impatience = setTimeout(() => app.http.server.closeAllConnections(), DRAIN_MS);
  await app.close();
  clearTimeout(impatience);
}

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    return await app.http.listen({ host, port, listenTextResolver: () => 'listening' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw startProblem('port-taken', { port });
    if (code === 'EACCES') throw startProblem('port-forbidden', { port });
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw startProblem('address-unknown', { host });
    throw error;
  }
}

async function readTls({ tlsCert, tlsKey }: Config): Promise<{ cert: string; key: string } | undefined> {
  if (tlsCert === '') return undefined;
  const read = (file: string): Promise<string> =>
    readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw startProblem('certificate-unreadable', { file, reason: error.code ?? error.message });
    });
  return { cert: await read(tlsCert), key: await read(tlsKey) };
}

function vaultProblem(error: VaultError, config: Config): StartProblem {
  if (error.code === 'storage-full') return startProblem('disk-full', { folder: config.data });
  return startProblem('keys-unusable', { reason: error.message });
}
