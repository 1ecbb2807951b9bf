import { chmod, mkdir, mkdtemp, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { othersMayEnter } from '../../../../../tests/support/other-account.ts';
import { linkLibraries } from './embedded/binaries.ts';
import type { RunAsName } from './embedded/run-as.ts';
import { startEmbedded } from './embedded.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yinxin-embedded-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const query = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

describe('the embedded database', () => {
  it('keeps commits safe, holds Chinese text, and is not on the network', async () => {
    const database = await startEmbedded({ folder });
    const [settings] = await query(
      database.url(),
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums,
              current_setting('listen_addresses') as network, current_setting('server_encoding') as encoding,
              current_setting('timezone') as timezone, '印信' as text`,
    );
    expect(settings).toEqual({
      fsync: 'on',
      commit: 'on',
      pages: 'on',
      checksums: 'on',
      network: '',
      encoding: 'UTF8',
      timezone: 'UTC',
      text: '印信',
    });
    expect((await stat(join(folder, 'run'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, '18'))).mode & 0o077).toBe(0);
    await database.stop();
  });

  describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('for root', () => {
    /** Starts it one way, adds a table, and counts those that are there. */
    const tablesAfter = async (place: string, runAs: RunAsName, table: string): Promise<number> => {
      const database = await startEmbedded({ folder: place, runAs, disposable: true });
      try {
        expect(database.runAs).toBe(runAs);
        await query(database.url(), `create table try_${table} ()`);
        return (await query(database.url(), `select from pg_class where relname like 'try%'`)).length;
      } finally {
        await database.stop();
      }
    };

    // An installation may move between machines that allow different things; its files then change their owner.
    it('runs in each way on the same data, below a folder that only root may enter', async () => {
      const below = join(folder, 'private', 'postgres');
      await mkdir(below, { recursive: true, mode: 0o700 });
      expect(await tablesAfter(below, 'user-namespace', 'a')).toBe(1);
      const refused = 'refuses to run as root';
      // PostgreSQL looks for itself as the account that it is, whatever that account may pass.
      const searching = tablesAfter(below, 'account-with-search', 'b');
      if (othersMayEnter) expect(await searching).toBe(2);
      else await expect(searching).rejects.toThrow(refused);
      await expect(tablesAfter(below, 'account', 'c')).rejects.toThrow(refused);
      expect(await tablesAfter(below, 'user-namespace', 'd')).toBe(othersMayEnter ? 3 : 2);
    });

    it.runIf(othersMayEnter)('runs as another account where that one may enter', async () => {
      await chmod(folder, 0o755);
      expect(await tablesAfter(join(folder, 'postgres'), 'account', 'a')).toBe(1);
    });
  });
});

it('makes the library links that an installation without scripts lacks', async () => {
  const native = join(folder, 'native');
  await mkdir(join(native, 'lib'), { recursive: true });
  await writeFile(join(native, 'lib', 'libx.so.1.2'), 'library');
  const links = [
    { source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so' },
    { source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' },
  ];
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  await Promise.all([linkLibraries(native), linkLibraries(native)]);
  expect(await readlink(join(native, 'lib', 'libx.so'))).toBe('libx.so.1.2');
  expect(await readlink(join(native, 'lib', 'libx.so.1'))).toBe('libx.so.1.2');
});
