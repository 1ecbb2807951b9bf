import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import {
  compareManifests,
  MANIFEST_FILE,
  readManifest,
  type SchemaManifest,
} from '../../packages/server/src/platform/db/manifest.ts';
import { pages, stalePages } from '../../scripts/generate-reference.ts';
import { createTestDatabase } from '../support/database.ts';

it('the generated reference pages say what their sources say (else: node scripts/generate-reference.ts)', async () => {
  expect(pages.length).toBeGreaterThan(0);
  expect(await stalePages()).toEqual([]);
});

it('the schema manifest is the schema after all migrations (else: node scripts/schema-manifest.ts)', async () => {
  const database = await createTestDatabase();
  try {
    const committed = JSON.parse(await readFile(MANIFEST_FILE, 'utf8')) as SchemaManifest;
    const actual = await readManifest(database.owner);
    expect(Object.keys(actual.tables).length).toBeGreaterThan(8);
    expect(compareManifests(committed, actual)).toEqual([]);

    await database.owner.query('alter table sessions add column extra text');
    await database.owner.query('drop index sessions_account_id');
    expect(compareManifests(committed, await readManifest(database.owner))).toEqual([
      expect.stringContaining('- sessions indexes: CREATE INDEX sessions_account_id'),
      '+ sessions columns: extra text',
    ]);
  } finally {
    await database.close();
  }
});
