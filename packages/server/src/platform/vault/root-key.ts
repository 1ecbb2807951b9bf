import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../ids.ts';
import { createDurably } from './durable-file.ts';
import type { Kek } from './envelope.ts';
import { errnoCode, storageFailure, VaultError } from './failure.ts';

const NAME = 'root.key';
const BYTES = 32;

/** Where the root key of a key folder lies. */
export const rootKeyPath = (folder: string): string => join(folder, NAME);

/**
 * Reads `root.key` (one line of base64, mode 0400), which opens the keyring and nothing else. Returns undefined when
 * there is none. Throws `keys-unusable` when others can read it or it does not hold a key.
 */
export async function readRootKey(folder: string): Promise<Kek | undefined> {
  const path = rootKeyPath(folder);
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new VaultError('keys-unusable', `Other users can read ${path}. Run: chmod 400 ${path}`);
    }
    return asRootKey(path, await readFile(path, 'latin1'));
  } catch (error) {
    if (errnoCode(error) === 'ENOENT') return undefined;
    if (errnoCode(error) === 'EACCES') {
      throw new VaultError('keys-unusable', `${path} cannot be read by this user. Make this user its owner.`);
    }
    throw storageFailure(error, `reading ${path}`);
  }
}

/** Makes the root key at the first start; when another process was faster, theirs is returned. */
export async function createRootKey(folder: string): Promise<Kek> {
  const path = rootKeyPath(folder);
  const line = `${randomBytes(BYTES).toString('base64')}\n`;
  try {
    await createDurably(path, join(folder, `${newId()}.tmp`), Buffer.from(line), 0o400);
    return asRootKey(path, line);
  } catch (error) {
    const theirs = errnoCode(error) === 'EEXIST' ? await readRootKey(folder) : undefined;
    if (theirs !== undefined) return theirs;
    throw storageFailure(error, `writing ${path}`);
  }
}

function asRootKey(path: string, text: string): Kek {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === BYTES && key.toString('base64') === text.trim()) return { id: 'root', key };
  throw new VaultError(
    'keys-unusable',
    `${path} does not hold a root key. Put the right file back from its safe copy.`,
  );
}
