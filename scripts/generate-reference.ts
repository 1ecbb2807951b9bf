/**
 * Writes the generated pages of `docs/reference`; with `--check` compares them instead and exits 1 when one is stale.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accessMatrix } from './reference/access-matrix.ts';
import { compliance } from './reference/compliance.ts';
import { configuration } from './reference/configuration.ts';
import type { Page } from './reference/page.ts';
import { problems } from './reference/problems.ts';

/** Every generated page. */
export const pages: readonly Page[] = [accessMatrix, compliance, configuration, problems];

const FOLDER = fileURLToPath(new URL('../docs/reference', import.meta.url));

/** Names of the pages whose committed text is not what their sources give now. */
export async function stalePages(): Promise<string[]> {
  const stale: string[] = [];
  for (const page of pages) {
    const committed = await readFile(join(FOLDER, page.file), 'utf8').catch(() => undefined);
    if (committed !== (await page.make())) stale.push(page.file);
  }
  return stale;
}

async function write(): Promise<void> {
  for (const page of pages) {
    const path = join(FOLDER, page.file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await page.make());
    console.log(`docs/reference/${page.file}`);
  }
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const stale = await stalePages();
    for (const file of stale) console.error(`docs/reference/${file} is stale: run node scripts/generate-reference.ts`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    await write();
  }
}
