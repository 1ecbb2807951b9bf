export { openBlobFolder, type BlobRef, type BlobStore } from './blobs.ts';
export { VaultError } from './failure.ts';
export { openKeyring, type Keyring } from './keyring.ts';
export { createVault, type Vault } from './vault.ts';
