import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FormatError, parseVkey, type NoteVerifier } from '@yinxin/ledger';
import { Kysely, PostgresDialect } from 'kysely';
import { subjectKinds } from './aggregates.ts';
import { ledgerDecryption, verifyLedger, type LedgerVerdict, type Progress } from './domains/ledger/index.ts';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config/index.ts';
import { openPool } from './platform/db/connection.ts';
import { checkServer } from './platform/db/open.ts';
import type { Database } from './platform/db/schema.ts';
import { startProblem } from './platform/start-problem.ts';
import { createVault, openKeyring } from './platform/vault/index.ts';
import { reachDatabase } from './reach.ts';

export interface VerifyInstallationOptions {
  /** A signed checkpoint that was kept elsewhere, beside the one in the data folder. */
  readonly checkpointFile?: string | undefined;
  /** The key to believe; by default the one in the data folder. */
  readonly vkeyFile?: string | undefined;
  readonly tell?: Progress;
}

/**
 * Verifies the whole ledger of an installation, whether its server runs or not, without changing anything.
 *
 * @throws StartProblem where the installation or a named file cannot be read
 */
export async function verifyInstallation(
  config: Pick<Config, 'data' | 'databaseUrl'>,
  options: VerifyInstallationOptions = {},
): Promise<LedgerVerdict> {
  const ledgerFolder = join(config.data, 'ledger');
  const verifier = await readVkey(options.vkeyFile ?? join(ledgerFolder, 'vkey'));
  const keptNotes = await readNotes(join(ledgerFolder, 'checkpoint'), options.checkpointFile);
  const vault = createVault(await openKeys(join(config.data, 'keys')));
  const database = await reachDatabase(config);
  try {
    const pool = openPool({ url: database.url, size: 1, name: 'yinxin-verify', statementTimeout: 0 });
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
    try {
      await checkServer(pool, database.url);
      const { rows } = await pool.query<{ made: boolean }>(
        `select to_regclass('public.ledger_checkpoints') is not null as made`,
      );
      if (rows[0]?.made !== true) throw startProblem('ledger-not-made');
      return await verifyLedger({
        db,
        decrypt: ledgerDecryption(vault),
        kinds: subjectKinds,
        key: { origin: verifier.name, verifier },
        keptNotes,
        ...(options.tell === undefined ? {} : { tell: options.tell }),
      });
    } finally {
      await db.destroy();
    }
  } finally {
    await database.leave();
  }
}

async function readVkey(file: string): Promise<NoteVerifier> {
  try {
    return parseVkey((await readNamed(file)).trim());
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw startProblem('file-malformed', { file, kind: { 'zh-CN': '账本公钥', en: 'the key of a ledger' } });
  }
}

/** The checkpoint of the data folder, unless it has none, and the one that was named. */
async function readNotes(own: string, named: string | undefined): Promise<string[]> {
  const kept = await readFile(own, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw unreadable(own, error);
  });
  return [...(kept === undefined ? [] : [kept]), ...(named === undefined ? [] : [await readNamed(named)])];
}

const readNamed = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unreadable(file, error);
  });

const unreadable = (file: string, error: NodeJS.ErrnoException) =>
  startProblem('file-unreadable', { file, reason: error.code ?? error.message });

/** Opens the keys that are there; a verification never makes new ones. */
async function openKeys(folder: string): ReturnType<typeof openKeyring> {
  await stat(join(folder, 'root.key')).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(join(folder, 'root.key'), error);
  });
  return openKeyring(folder, systemClock);
}
