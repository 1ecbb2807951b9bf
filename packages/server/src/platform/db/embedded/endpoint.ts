import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunAs } from './run-as.ts';

/** How the server is reached: a socket in a private folder, or on Windows a loopback port with a password. */
export interface Endpoint {
  /** Settings of the server. */
  readonly settings: Readonly<Record<string, string>>;
  /** Connection URL of a database. */
  url(database: string): string;
  /** True when the socket had to be placed outside the data folder. */
  readonly elsewhere: boolean;
  /** Before a launch, when no server runs: removes what a killed one has left here. */
  clear(): Promise<void>;
  /** Removes what was placed outside the data folder. */
  remove(): Promise<void>;
}

/** Owner of every database object; the application itself works under a role with fewer rights. */
export const OWNER = 'yinxin';

const SOCKET_PORT = 5432;
/** Bytes of a socket path that the system accepts (`sun_path`, without the closing zero). */
const LONGEST_SOCKET_PATH = process.platform === 'darwin' ? 103 : 107;

/** Prepares the place where the server will listen. `folder` holds the cluster; it must exist. */
export async function prepareEndpoint(folder: string, runAs: RunAs): Promise<Endpoint> {
  return process.platform === 'win32' ? loopback(folder) : socket(folder, runAs);
}

async function socket(folder: string, runAs: RunAs): Promise<Endpoint> {
  const inside = join(folder, 'run');
  const elsewhere = !fits(inside);
  const place = elsewhere ? await privateFolder() : inside;
  await mkdir(place, { recursive: true, mode: 0o700 });
  if (runAs.owner !== undefined) await chown(place, runAs.owner.uid, runAs.owner.gid);
  return {
    elsewhere,
    settings: {
      listen_addresses: '',
      port: String(SOCKET_PORT),
      // A list; quotes keep commas of the path from dividing it.
      unix_socket_directories: `"${place.replaceAll('"', '""')}"`,
      unix_socket_permissions: '0700',
    },
    url: (database) => `postgresql://${OWNER}@/${database}?host=${encodeURIComponent(place)}&port=${SOCKET_PORT}`,
    clear: async () => {
      const file = join(place, `.s.PGSQL.${SOCKET_PORT}`);
      await Promise.all([rm(file, { force: true }), rm(`${file}.lock`, { force: true })]);
    },
    remove: async () => {
      if (elsewhere) await rm(place, { recursive: true, force: true });
    },
  };
}

const fits = (folder: string): boolean =>
  Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH;

/** A fresh folder that only this account can enter. */
const privateFolder = async (): Promise<string> => {
  const parent = fits(join(tmpdir(), 'yinxin-000000')) ? tmpdir() : '/tmp';
  return mkdtemp(join(parent, 'yinxin-'));
};

/** Connection URL of a server that runs on this cluster, by its own record; undefined where there is none. */
export async function runningUrl(cluster: string): Promise<string | undefined> {
  const [, , , port, place] = await recordLines(cluster);
  if (port === undefined || !place) return undefined;
  return `postgresql://${OWNER}@/${OWNER}?host=${encodeURIComponent(place)}&port=${port}`;
}

/** What a running, or killed, server wrote about itself: pid, cluster, start, port, socket folder, … */
const recordLines = async (cluster: string): Promise<string[]> =>
  (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');

/** After a crash: removes the private folder that the cluster's record of its last run still names. */
export async function removeForgottenSocketFolder(cluster: string): Promise<void> {
  const place = (await recordLines(cluster))[4] ?? '';
  const ours = /^yinxin-[A-Za-z0-9]{6}$/.test(place.split('/').at(-1) ?? '');
  if (ours && [tmpdir(), '/tmp'].includes(dirname(place))) await rm(place, { recursive: true, force: true });
}

/** File with the owner's password, used only where there are no sockets. */
export const passwordFile = (folder: string): string => join(folder, 'password');

async function loopback(folder: string): Promise<Endpoint> {
  const password = await readFile(passwordFile(folder), 'utf8').catch(async () => {
    const fresh = randomBytes(24).toString('base64url');
    await writeFile(passwordFile(folder), fresh, { mode: 0o600 });
    return fresh;
  });
  const port = await freePort();
  return {
    elsewhere: false,
    settings: { listen_addresses: '127.0.0.1', port: String(port) },
    url: (database) => `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`,
    clear: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
