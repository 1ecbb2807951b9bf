export { openBlobFolder, type BlobRef, type BlobStore } from './blobs.ts';
export { VaultError, type VaultFailure } from './failure.ts';
export { keyPurposes, openKeyring, type Keyring, type KeyPurpose } from './keyring.ts';
export { createVault, type Vault } from './vault.ts';
