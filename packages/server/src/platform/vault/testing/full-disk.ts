/**
 * Fills the small disk at `argv[2]` with blobs until it refuses, and prints what it saw as JSON. Run by the blob tests in
 * a mount namespace of its own.
 */
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../clock.ts';
import { createVault, openBlobFolder, openKeyring, VaultError, type BlobRef } from '../index.ts';

const disk = process.argv[2] ?? '';
const vault = createVault(await openKeyring(join(disk, 'keys'), systemClock));
const store = await openBlobFolder(join(disk, 'documents'), vault, systemClock);

const stored: BlobRef[] = [];
let failure = 'none';
while (failure === 'none' && stored.length < 100) {
  try {
    stored.push(await store.put(randomBytes(40_000), 'document|1'));
  } catch (error) {
    failure = error instanceof VaultError ? error.code : String(error);
  }
}
let intact = 0;
for (const ref of stored) intact += (await store.get(ref, 'document|1')).byteLength === ref.size ? 1 : 0;
const incoming = await readdir(join(disk, 'documents', 'incoming'));
console.log(JSON.stringify({ failure, stored: stored.length, intact, incoming }));
