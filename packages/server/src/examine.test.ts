import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { examine } from './examine.ts';
import { loadConfig } from './platform/config/index.ts';

let data: string;
let database: TestDatabase;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'yinxin-examine-'));
  database = await createTestDatabase();
});
afterEach(async () => {
  await database.close();
  await rm(data, { recursive: true, force: true });
});

it('finds a schema that somebody has changed, and says where', async () => {
  const config = loadConfig({ YINXIN_DATA: data, YINXIN_DATABASE_URL: database.url });
  const before = await examine(config);
  expect(before.map(({ name }) => name)).toEqual(['data-folder', 'database', 'schema']);
  await database.owner.query('grant update on ledger_entries to yinxin_app; drop index sessions_account_id');
  const schema = (await examine(config)).find(({ name }) => name === 'schema');
  expect(schema?.ok).toBe(false);
  expect(schema?.text.en).toContain('+ ledger_entries grants: update');
  expect(schema?.text.en).toContain('- sessions indexes: CREATE INDEX sessions_account_id');
  expect(schema?.text['zh-CN']).toContain('数据库结构与本版本不一致');
});
