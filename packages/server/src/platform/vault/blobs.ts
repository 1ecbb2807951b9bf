import { createHash, randomBytes } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../clock.ts';
import { makeFolder, removeLeftovers, syncFolder, writeDurably } from './durable-file.ts';
import { errnoCode, storageFailure, VaultError } from './failure.ts';
import type { Vault } from './vault.ts';

/** Where stored bytes are found again, and what they are. `sha256` is the hex digest and `size` the length in bytes of the plaintext. */
export interface BlobRef {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
}

/** Keeps bytes for ever as they were put: there is no way to change them. */
export interface BlobStore {
  /**
   * Stores bytes for the object `identity` (e.g. `document|<id>`). When it returns, they survive a power cut; call it
   * before the transaction that refers to them. Throws `storage-full` or `storage-failed`; then nothing was stored.
   */
  put(bytes: Uint8Array, identity: string): Promise<BlobRef>;
  /** Reads bytes back, checked against tag, digest and size. Throws `blob-missing`, `integrity-failed`, `storage-failed`. */
  get(ref: BlobRef, identity: string): Promise<Uint8Array>;
  has(id: string): Promise<boolean>;
}

const ID = /^[0-9a-f]{32}$/;

/**
 * A blob store in a folder: one encrypted file per blob under `ab/cd/<id>`, so that no folder grows past some thousands
 * of names. Files are written beside, in `incoming/`, and renamed; what a killed process left there is removed now.
 */
export async function openBlobFolder(folder: string, vault: Vault, clock: Clock): Promise<BlobStore> {
  const incoming = join(folder, 'incoming');
  await named('opening the blob folder', async () => {
    await makeFolder(incoming);
    await removeLeftovers(incoming, clock.now());
  });

  const shards = durableShards(folder);

  return {
    async put(bytes, identity) {
      const ref = { id: randomBytes(16).toString('hex'), sha256: digest(bytes), size: bytes.byteLength };
      const envelope = vault.lock('document', context(ref, identity), bytes);
      const path = pathOf(folder, ref.id);
      await named('storing a blob', async () => {
        await shards.ready(dirname(path));
        await writeDurably(path, join(incoming, `${ref.id}.tmp`), envelope, 0o400);
      });
      return ref;
    },

    async get(ref, identity) {
      const envelope = await named('reading a blob', () => readFile(pathOf(folder, ref.id)));
      const bytes = await vault.unlock('document', context(ref, identity), envelope);
      if (bytes.byteLength !== ref.size || digest(bytes) !== ref.sha256) {
        throw new VaultError('integrity-failed', `Blob ${ref.id} is not what its reference says.`);
      }
      return bytes;
    },

    async has(id) {
      if (!ID.test(id)) return false;
      try {
        await access(pathOf(folder, id));
        return true;
      } catch (error) {
        if (errnoCode(error) === 'ENOENT') return false;
        throw storageFailure(error, 'looking for a blob');
      }
    },
  };
}

/** Makes shard folders, and once per run makes sure that their names are durable, whoever made them. */
function durableShards(folder: string) {
  const known = new Map<string, Promise<void>>();
  const make = async (shard: string): Promise<void> => {
    await makeFolder(shard);
    await syncFolder(dirname(shard));
    await syncFolder(folder);
  };
  return {
    async ready(shard: string): Promise<void> {
      const making = known.get(shard) ?? make(shard);
      known.set(shard, making);
      try {
        await making;
      } catch (error) {
        known.delete(shard);
        throw error;
      }
    },
  };
}

/** Ids come from rows and requests: anything but our own form could name another file. */
function pathOf(folder: string, id: string): string {
  if (!ID.test(id)) throw new VaultError('blob-missing', 'This is not the id of a blob.');
  return join(folder, id.slice(0, 2), id.slice(2, 4), id);
}

const context = (ref: BlobRef, identity: string): string => `blob|${ref.id}|${ref.sha256}|${identity}`;

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function named<Result>(doing: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (errnoCode(error) === 'ENOENT' && doing === 'reading a blob') {
      throw new VaultError('blob-missing', 'The blob is not in the store.', { cause: error });
    }
    throw storageFailure(error, doing);
  }
}
