import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startProblem } from '../start-problem.ts';
import { findBinaries, type Binaries } from './embedded/binaries.ts';
import { clusterFolder, complaint, databaseEnvironment, logSince, makeCluster } from './embedded/cluster.ts';
import { OWNER, prepareEndpoint, removeForgottenSocketFolder, type Endpoint } from './embedded/endpoint.ts';
import { stopLeftovers } from './embedded/leftovers.ts';
import { chooseRunAs, dieWithParent, type RunAs, type RunAsName } from './embedded/run-as.ts';

export interface EmbeddedOptions {
  /** Folder for everything of the database; made with mode 0700. The caller holds the lock of the data folder. */
  readonly folder: string;
  /** True: commits are not synced to disk. For tests and benchmarks of other things, never for data. */
  readonly disposable?: boolean;
  /** Told what happens, in English, for the log. */
  readonly tell?: (event: string) => void;
  /** Called once, when the server process runs and is waited for. */
  readonly launched?: (() => void) | undefined;
  /** Forces one way of running as another account, for tests. */
  readonly runAs?: RunAsName;
}

/** A PostgreSQL server that we started and watch. */
export interface EmbeddedDatabase {
  /** Connection URL of a database on this server, as its owner; `yinxin` by default, which exists. */
  url(database?: string): string;
  /** Process id of the server as it is now. */
  pid(): number | undefined;
  /** How the server runs. */
  readonly runAs: RunAsName;
  /** Clean, fast shutdown; returns when the server has ended. */
  stop(): Promise<void>;
}

const READY_PATIENCE_MS = 300_000;
const POLL_MS = 25;
const STOP_PATIENCE_MS = 60_000;
const LARGEST_LOG = 10_000_000;
/** A server that ends by itself is started again, unless it did so this often within a minute. */
const MOST_RESTARTS = 5;

/**
 * Starts the embedded PostgreSQL, making its cluster first if there is none, and stopping whatever an earlier, killed
 * run has left behind. Listens on a socket that only this account can open, never on the network.
 *
 * @throws StartProblem `database-binaries-missing`, `database-needs-account`, `database-other-version`,
 *   `database-failed`, `disk-full`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = resolve(options.folder);
  const tell = options.tell ?? (() => undefined);
  const binaries = await findBinaries();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [runAs, guard] = await Promise.all([chooseRunAs(folder, binaries.postgres, options.runAs), dieWithParent()]);
  const cluster = clusterFolder(folder);
  if ((await stat(cluster).catch(() => undefined)) !== undefined) {
    await removeForgottenSocketFolder(cluster);
    const stopped = await stopLeftovers(cluster);
    if (stopped > 0) tell(`stopped ${stopped} database processes of an earlier run`);
  }
  const durable = options.disposable !== true;
  await makeCluster({ folder, binaries, runAs, durable });
  const endpoint = await prepareEndpoint(folder, runAs);
  if (endpoint.elsewhere)
    tell('the path of the data folder is too long for a socket, it is in a private temporary folder');
  const server = new Supervisor({ folder, cluster, binaries, runAs, guard, endpoint, durable, tell });
  try {
    await server.start(options.launched);
    await makeDatabase(endpoint);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url: (database = OWNER) => endpoint.url(database),
    pid: () => server.pid(),
    runAs: runAs.name,
    stop: () => server.stop(),
  };
}

interface SupervisorParts {
  readonly folder: string;
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  /** What ends the server when we die, in front of its program. */
  readonly guard: readonly string[];
  readonly endpoint: Endpoint;
  readonly durable: boolean;
  readonly tell: (event: string) => void;
}

/** Keeps one server process running until told to stop. */
class Supervisor {
  readonly #parts: SupervisorParts;
  readonly #log: string;
  /** Where in the log the present server begins. */
  #logStart = 0;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #stopping = false;
  #restarts: number[] = [];

  constructor(parts: SupervisorParts) {
    this.#parts = parts;
    this.#log = join(parts.folder, 'postgres.log');
  }

  pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(launched?: () => void): Promise<void> {
    const child = await this.#launch();
    launched?.();
    await this.#ready(child);
    child.once('exit', () => void this.#onEnd());
    // It may have ended between its first answer and the line above.
    if (child.exitCode !== null || child.signalCode !== null) void this.#onEnd();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const { binaries, cluster, endpoint } = this.#parts;
    const child = this.#child;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      if (process.platform === 'win32') spawnSync(binaries.pgCtl, ['stop', '-m', 'fast', '-D', cluster]);
      else child.kill('SIGINT');
      const impatience = setTimeout(() => child.kill('SIGQUIT'), STOP_PATIENCE_MS);
      await this.#ended;
      clearTimeout(impatience);
    }
    await endpoint.remove();
  }

  async #launch(): Promise<ChildProcess> {
    const { folder, cluster, binaries, runAs, guard, endpoint } = this.#parts;
    const size = await stat(this.#log).then(
      (s) => s.size,
      () => 0,
    );
    const full = size > LARGEST_LOG;
    if (full) await rename(this.#log, `${this.#log}.1`);
    this.#logStart = full ? 0 : size;
    await endpoint.clear();
    const settings = Object.entries(this.#settings()).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const [program, ...args] = [...runAs.command, ...guard, binaries.postgres, '-D', cluster, ...settings];
    const log = await open(this.#log, 'a', 0o600);
    // Its own process group: Ctrl-C is for us, the database stops when we have finished.
    const child = spawn(program!, args, {
      cwd: folder,
      env: databaseEnvironment(),
      stdio: ['ignore', log.fd, log.fd],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.#ended = new Promise((done) => {
      child.once('exit', () => done());
      child.once('error', () => done());
    });
    await log.close();
    this.#child = child;
    return child;
  }

  #settings(): Record<string, string> {
    const megabytes = Math.floor(totalmem() / 2 ** 20);
    const sync = this.#parts.durable ? 'on' : 'off';
    return {
      ...this.#parts.endpoint.settings,
      fsync: sync,
      full_page_writes: sync,
      synchronous_commit: sync,
      shared_buffers: `${Math.max(64, Math.min(1_024, Math.floor(megabytes / 16)))}MB`,
      effective_cache_size: `${Math.max(256, Math.floor(megabytes / 4))}MB`,
      max_connections: '200',
      jit: 'off',
      timezone: 'UTC',
      log_timezone: 'UTC',
      logging_collector: 'off',
      // Values of business data do not belong into a log.
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
    };
  }

  /** Waits until the server answers; after a crash it first replays its log, which may take a while. */
  async #ready(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + READY_PATIENCE_MS;
    for (;;) {
      if (await answers(this.#parts.endpoint.url('postgres'))) return;
      const over = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
      if (over || Date.now() > deadline) throw await this.#failure();
      await wait(POLL_MS);
    }
  }

  async #failure(): Promise<Error> {
    const tail = await logSince(this.#log, this.#logStart);
    if (tail.includes('No space left on device')) return startProblem('disk-full', { folder: this.#parts.folder });
    return startProblem('database-failed', { reason: complaint(tail), log: this.#log });
  }

  /** The server ended although nobody asked it to: start it again. Connections in use fail, new ones work. */
  async #onEnd(): Promise<void> {
    if (this.#stopping) return;
    const now = Date.now();
    this.#restarts = [...this.#restarts.filter((at) => at > now - 60_000), now];
    if (this.#restarts.length > MOST_RESTARTS) {
      this.#parts.tell(`the database ended ${MOST_RESTARTS} times within a minute and is not started again`);
      return;
    }
    this.#parts.tell('the database ended unexpectedly, starting it again');
    try {
      await stopLeftovers(this.#parts.cluster);
      if (!this.#stopping) await this.start();
    } catch (error) {
      this.#parts.tell(`the database did not start again: ${String(error)}`);
    }
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeDatabase(endpoint: Endpoint): Promise<void> {
  const client = new pg.Client({ connectionString: endpoint.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`create database ${OWNER}`);
  } finally {
    await client.end();
  }
}
