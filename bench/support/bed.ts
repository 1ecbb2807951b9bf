import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asAdmin } from '../../tests/support/test-server.ts';
import { startEmbedded, type EmbeddedDatabase } from '../../packages/server/src/platform/db/embedded.ts';
import { prepareCases, type Cases } from './cases.ts';

/** What benchmarks stand on: one PostgreSQL that syncs every commit, prepared data, a folder that goes away. */
export interface Bed {
  readonly folder: string;
  /** `full` in a real run; with `--quick` an eighth of it, for seeing that everything works. */
  size(full: number): number;
  /** A copy of the sample company with submitted requests, as another run left nothing in it. */
  cases(): Promise<PreparedCopy>;
  /** A folder of its own. */
  newFolder(): Promise<string>;
  close(): Promise<void>;
}

/** A copy of the prepared data: database, data folder, and what is in them. */
export interface PreparedCopy extends Cases {
  readonly databaseUrl: string;
  readonly dataFolder: string;
}

const TEMPLATE = 'cases';

/**
 * Nothing is started before it is asked for.
 *
 * @param casesOf how many requests the benchmark that decides most will decide
 */
export async function openBed(quick: boolean, casesOf: (size: Bed['size']) => number): Promise<Bed> {
  const folder = await mkdtemp(join(tmpdir(), 'yinxin-bench-'));
  const newFolder = (): Promise<string> => mkdtemp(join(folder, 'run-'));
  let database: Promise<EmbeddedDatabase> | undefined;
  let template: Promise<{ cases: Cases; dataFolder: string }> | undefined;
  let copies = 0;
  const size: Bed['size'] = (full) => (quick ? Math.ceil(full / 8) : full);

  const prepare = async (postgres: EmbeddedDatabase): Promise<{ cases: Cases; dataFolder: string }> => {
    const dataFolder = await newFolder();
    await asAdmin(postgres.url('postgres'), (admin) => admin.query(`create database ${TEMPLATE}`));
    return { cases: await prepareCases(postgres.url(TEMPLATE), dataFolder, casesOf(size)), dataFolder };
  };

  return {
    folder,
    size,
    newFolder,
    async cases() {
      const postgres = await (database ??= startEmbedded({ folder: join(folder, 'postgres') }));
      const made = await (template ??= prepare(postgres));
      const name = `copy_${(copies += 1)}`;
      await asAdmin(postgres.url('postgres'), (admin) => admin.query(`create database ${name} template ${TEMPLATE}`));
      const dataFolder = await newFolder();
      await cp(made.dataFolder, dataFolder, { recursive: true });
      return { ...made.cases, databaseUrl: postgres.url(name), dataFolder };
    },
    async close() {
      await (await database)?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
