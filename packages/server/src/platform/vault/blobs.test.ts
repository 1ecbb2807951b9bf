import { execFile, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { openBlobFolder, type BlobRef } from './blobs.ts';
import { openKeyring } from './keyring.ts';
import { createVault } from './vault.ts';

const smallDisk = join(import.meta.dirname, 'testing', 'full-disk.ts');
const namespaces = ['--user', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...namespaces, 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'blobs-'));
  folder = join(parent, 'documents');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const openStore = async () => {
  const keyring = await openKeyring(join(parent, 'keys'), systemClock);
  return openBlobFolder(folder, createVault(keyring), systemClock);
};
const fileOf = ({ id }: BlobRef): string => join(folder, id.slice(0, 2), id.slice(2, 4), id);
const contract = Buffer.from('采购合同正文'.repeat(500));

describe('the blob store', () => {
  test('gives back what was put, also after a restart, and keeps nothing readable on disk', async () => {
    const ref = await (await openStore()).put(contract, 'document|1');
    expect(ref).toMatchObject({ size: contract.length, sha256: createHash('sha256').update(contract).digest('hex') });
    const store = await openStore();
    expect(Buffer.from(await store.get(ref, 'document|1')).equals(contract)).toBe(true);
    expect((await readFile(fileOf(ref))).includes(Buffer.from('采购合同'))).toBe(false);
    expect((await stat(fileOf(ref))).mode & 0o777).toBe(0o400);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  test('keeps the same bytes put twice as two blobs that do not look alike', async () => {
    const store = await openStore();
    const [one, two] = await Promise.all([store.put(contract, 'document|1'), store.put(contract, 'document|1')]);
    expect(one.id).not.toBe(two.id);
    expect((await readFile(fileOf(one))).equals(await readFile(fileOf(two)))).toBe(false);
  });

  test('refuses a document changed on disk, moved to another id, or asked for as another object', async () => {
    const store = await openStore();
    const one = await store.put(contract, 'document|1');
    const two = await store.put(randomBytes(3_000), 'document|1');
    await expect(store.get(one, 'document|2')).rejects.toMatchObject({ code: 'integrity-failed' });
    await expect(store.get({ ...one, sha256: two.sha256 }, 'document|1')).rejects.toMatchObject({
      code: 'integrity-failed',
    });
    await expect(store.get({ ...one, size: one.size + 1 }, 'document|1')).rejects.toMatchObject({
      code: 'integrity-failed',
    });

    const other = await readFile(fileOf(two));
    await rm(fileOf(one));
    await writeFile(fileOf(one), other);
    await expect(store.get(one, 'document|1')).rejects.toMatchObject({ code: 'integrity-failed' });
    other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
    await rm(fileOf(two));
    await writeFile(fileOf(two), other);
    await expect(store.get(two, 'document|1')).rejects.toMatchObject({ code: 'integrity-failed' });
  });

  test('says that a blob is missing, and takes no path for an id', async () => {
    const store = await openStore();
    const ref = await store.put(contract, 'document|1');
    expect(await store.has(ref.id)).toBe(true);
    await unlink(fileOf(ref));
    expect(await store.has(ref.id)).toBe(false);
    await expect(store.get(ref, 'document|1')).rejects.toMatchObject({ code: 'blob-missing' });
    for (const id of ['../../keys/root.key', 'AB'.repeat(16), '', 'incoming']) {
      expect(await store.has(id)).toBe(false);
      await expect(store.get({ ...ref, id }, 'document|1')).rejects.toMatchObject({ code: 'blob-missing' });
    }
  });

  test('removes at start what a killed process left half written', async () => {
    await openStore();
    await writeFile(join(folder, 'incoming', 'left.tmp'), 'half');
    await utimes(join(folder, 'incoming', 'left.tmp'), 0, 0);
    await openStore();
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  test('says storage-failed when the folder is gone, and works again once it is back', async () => {
    const store = await openStore();
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder was');
    await expect(store.put(contract, 'document|1')).rejects.toMatchObject({ code: 'storage-failed' });
    await rm(folder);
    await openStore();
    const ref = await store.put(contract, 'document|1');
    expect(await store.has(ref.id)).toBe(true);
  });

  test.runIf(canMount)('says storage-full on a full disk, keeps what it had, and leaves no half file', async () => {
    const script = 'mount -t tmpfs -o size=512k none "$1" && exec "$2" "$3" "$1"';
    const args = [...namespaces, 'sh', '-c', script, 'sh', parent, process.execPath, smallDisk];
    const { stdout } = await promisify(execFile)('unshare', args);
    const seen = JSON.parse(stdout) as { failure: string; intact: number; stored: number; incoming: string[] };
    expect(seen.failure).toBe('storage-full');
    expect(seen.stored).toBeGreaterThan(0);
    expect(seen.intact).toBe(seen.stored);
    expect(seen.incoming).toEqual([]);
  });
});
