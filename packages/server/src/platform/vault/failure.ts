/**
 * What can go wrong in the vault.
 *
 * - `integrity-failed`: the bytes, their key or their identity are not those that were stored. Nothing is released.
 * - `key-missing`: the keyring does not hold the key that an envelope names.
 * - `keys-unusable`: the key files are missing, unreadable or open to others; `message` says what to do.
 * - `blob-missing`: no blob has this id.
 * - `storage-full`: the disk or the quota is full; nothing was stored.
 * - `storage-failed`: the disk or the folder failed in another way; nothing was stored.
 */
export type VaultFailure =
  | 'integrity-failed'
  | 'key-missing'
  | 'keys-unusable'
  | 'blob-missing'
  | 'storage-full'
  | 'storage-failed';

/** The only error that the vault throws on purpose. Its message holds no key and no content. */
export class VaultError extends Error {
  readonly code: VaultFailure;
  constructor(code: VaultFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'VaultError';
    this.code = code;
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Names a failure of the file system; errors of other kinds come back as they are. */
export function storageFailure(error: unknown, doing: string): unknown {
  const code = errnoCode(error);
  if (code === undefined) return error;
  return FULL.has(code)
    ? new VaultError('storage-full', `No space left while ${doing} (${code}).`, { cause: error })
    : new VaultError('storage-failed', `The storage failed while ${doing} (${code}).`, { cause: error });
}

/** The errno of a file system error, e.g. `ENOENT`. */
export const errnoCode = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
