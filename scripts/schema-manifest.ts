/**
 * Writes `docs/reference/schema.json` from a freshly migrated database; with `--check` compares it instead and exits 1
 * with the differences.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool } from '../packages/server/src/platform/db/connection.ts';
import { startEmbedded } from '../packages/server/src/platform/db/embedded.ts';
import {
  compareManifests,
  MANIFEST_FILE,
  readManifest,
  type SchemaManifest,
} from '../packages/server/src/platform/db/manifest.ts';
import { prepare } from '../packages/server/src/platform/db/open.ts';

async function freshManifest(): Promise<SchemaManifest> {
  const folder = await mkdtemp(join(tmpdir(), 'yinxin-schema-'));
  const server = await startEmbedded({ folder: join(folder, 'postgres'), disposable: true });
  try {
    await prepare(server.url());
    const pool = openPool({ url: server.url(), size: 1, name: 'schema-manifest', statementTimeout: 0 });
    const manifest = await readManifest(pool);
    await pool.end();
    return manifest;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const actual = await freshManifest();
if (process.argv.includes('--check')) {
  const differences = compareManifests(JSON.parse(await readFile(MANIFEST_FILE, 'utf8')) as SchemaManifest, actual);
  for (const line of differences) console.error(line);
  if (differences.length > 0) console.error('docs/reference/schema.json is stale: run node scripts/schema-manifest.ts');
  process.exitCode = differences.length === 0 ? 0 : 1;
} else {
  await writeFile(MANIFEST_FILE, `${JSON.stringify(actual, undefined, 2)}\n`);
  console.log(`${Object.keys(actual.tables).length} tables`);
}
