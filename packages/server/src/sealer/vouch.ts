import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uncovered } from '../domains/ledger/index.ts';
import type { VouchForEntries } from './histories.ts';

/**
 * Relies on the checkpoint that is kept outside the database, in the folder of the ledger: whoever can write into the
 * database but not there cannot forge an entry that the sealer believes.
 */
export function vouchByCheckpoint(ledgerFolder: string): VouchForEntries {
  return async (db, entries) => {
    const [note, vkey] = await Promise.all(
      ['checkpoint', 'vkey'].map((name) => readFile(join(ledgerFolder, name), 'utf8').catch(() => undefined)),
    );
    if (note === undefined || vkey === undefined) return 'no checkpoint is kept outside the database';
    return uncovered(db, { note, vkey: vkey.trim() }, entries);
  };
}
