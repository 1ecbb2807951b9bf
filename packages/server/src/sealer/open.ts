import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/schema.ts';
import { createVault, openKeyring } from '../platform/vault/index.ts';
import { openHistories, type VouchForEntries } from './histories.ts';
import { openOutbox } from './outbox.ts';
import { openSealKeys } from './seal-keys.ts';
import { createSealer, type Sealer } from './sealer.ts';

export interface SealerPlace {
  readonly db: Kysely<Database>;
  /** The data folder. The sealer's own files lie in its folder `sealer`. */
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly vouch: VouchForEntries;
  readonly tell: (event: string, facts: object) => void;
}

/** Opens a sealer on a data folder: its own keys and outbox, and the server's key for the bodies of ledger entries. */
export async function openSealer({ db, dataFolder, clock, vouch, tell }: SealerPlace): Promise<Sealer> {
  const own = join(dataFolder, 'sealer');
  const keyFolder = join(own, 'keys');
  const vault = createVault(await openKeyring(keyFolder, clock));
  const serverVault = createVault(await openKeyring(join(dataFolder, 'keys'), clock));
  return createSealer({
    histories: openHistories(db, (id, envelope) => serverVault.unlock('body', `ledger-entry|${id}`, envelope), vouch),
    keys: openSealKeys(keyFolder, vault),
    outbox: await openOutbox(join(own, 'outbox'), vault),
    clock,
    tell,
  });
}
