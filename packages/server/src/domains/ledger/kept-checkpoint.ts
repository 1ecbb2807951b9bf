import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../platform/ids.ts';
import { makeFolder, removeLeftovers, writeDurably } from '../../platform/vault/durable-file.ts';
import { errnoCode, storageFailure } from '../../platform/vault/failure.ts';
import type { SignedCheckpoint } from './checkpoints.ts';
import type { LogKey } from './log-key.ts';

/**
 * The newest checkpoint outside the database: `checkpoint` and `vkey` in a folder of their own. Whoever rolls the
 * database back, and cannot write here, is found out at the next start.
 */
export interface KeptCheckpoint {
  /** The text of the kept note; undefined where there is none. */
  read(): Promise<string | undefined>;
  /** Replaces it; after a crash either the old or the new one is there, whole. */
  write(checkpoint: SignedCheckpoint): Promise<void>;
  /** Writes the verifier key beside it. */
  writeVkey(key: LogKey): Promise<void>;
}

/** Opens the folder, which is made where it is missing. Throws `VaultError` where it cannot be used. */
export async function openKeptCheckpoint(folder: string, now: string): Promise<KeptCheckpoint> {
  await makeFolder(folder);
  await removeLeftovers(folder, now);
  const replace = (name: string, text: string): Promise<void> =>
    writeDurably(join(folder, name), join(folder, `${newId()}.tmp`), Buffer.from(text)).catch((error: unknown) => {
      throw storageFailure(error, `keeping the ${name} of the ledger`);
    });
  return {
    read: () => readText(join(folder, 'checkpoint')),
    write: ({ note }) => replace('checkpoint', note),
    async writeVkey({ vkey }) {
      if ((await readText(join(folder, 'vkey'))) !== `${vkey}\n`) await replace('vkey', `${vkey}\n`);
    },
  };
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoCode(error) === 'ENOENT') return undefined;
    throw storageFailure(error, `reading ${path}`);
  }
}
