import { closeEnvelope, openEnvelope, readHeader } from './envelope.ts';
import { VaultError } from './failure.ts';
import type { Keyring, KeyPurpose } from './keyring.ts';

/** Encrypts and decrypts whatever the system stores, each thing bound to what it is for and to which object it belongs. */
export interface Vault {
  /**
   * Encrypts bytes with the newest key of `purpose`. `identity` names the object, e.g. `person|<id>|phone`; the same
   * purpose and identity are needed to unlock.
   */
  lock(purpose: KeyPurpose, identity: string, bytes: Uint8Array): Uint8Array;
  /** Decrypts what `lock` made, by whatever version of the key. Throws `integrity-failed` or `key-missing`. */
  unlock(purpose: KeyPurpose, identity: string, envelope: Uint8Array): Promise<Uint8Array>;
}

export function createVault(keyring: Keyring): Vault {
  return {
    lock: (purpose, identity, bytes) => closeEnvelope(bytes, identity, keyring.current(purpose)),
    async unlock(purpose, identity, envelope) {
      const { kekId } = readHeader(envelope);
      if (!kekId.startsWith(`${purpose}@`)) {
        throw new VaultError('integrity-failed', `These bytes were not locked for the purpose ${purpose}.`);
      }
      return openEnvelope(envelope, identity, await keyring.find(kekId));
    },
  };
}
