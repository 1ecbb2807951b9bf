import { tmpdir } from 'node:os';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmptyDatabase } from '../../../../../tests/support/database.ts';
import { scopeOf } from '../../platform/authz/index.ts';
import { openPool } from '../../platform/db/connection.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { appendOnly, migrations } from '../../platform/db/migrations.ts';
import { openDatabase, type OpenDatabase } from '../../platform/db/open.ts';
import { newId } from '../../platform/ids.ts';
import { recordSubjects } from './policy.ts';
import type { UseRecord } from './record.ts';
import { electronicUse, paperUse } from './record.examples.ts';
import { listRecords } from './store.ts';

const GRAMS = '0082-record-grams';
/** The schema as it was: the slices after this one have their steps behind it. */
const before = migrations.filter(({ id }) => !(id >= GRAMS && id < '0090'));
const everything = scopeOf(
  { id: newId(), address: 'test', grants: [{ role: 'auditor', scope: { kind: 'everywhere' } }] },
  'record.read',
)!;

let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;
let owner: pg.Pool;
let database: OpenDatabase | undefined;

beforeAll(async () => {
  empty = await createEmptyDatabase();
  owner = openPool({ url: empty.url, size: 1, name: 'upgrade-test', statementTimeout: 30_000 });
});
afterAll(async () => {
  await database?.close();
  await owner.end();
  await empty.drop();
});

const records: UseRecord[] = [
  {
    ...paperUse,
    document: { ...paperUse.document, name: '与宁波海纳物流有限公司的运输协议 V2.1-final', number: 'HX-YS-2025-0007' },
    requestNumber: 'YY-2025-0042',
    purpose: '支付运输服务费用，详见附件 FR-8812。',
  },
  { ...electronicUse, document: { ...electronicUse.document, number: null } },
].map((facts, n) => ({ ...facts, id: newId(), registeredAt: facts.usedAt, verificationCode: `ABCD-${n}` }));

/** As they were before: every two neighbouring characters, and nothing longer. */
const pairsOf = (words: string): string[] => [
  ...new Set(words.split('\n').flatMap((line) => [...line].slice(1).map((second, at) => [...line][at] + second))),
];

it('records made before 0082 are found by number, name and purpose, and their rows are what their history makes', async () => {
  await migrate(owner, { migrations: before, appendOnly });
  for (const record of records) {
    const columns = recordSubjects.project(record);
    const at = record.registeredAt;
    const row = { id: record.id, version: 1, state: record, created_at: at, updated_at: at, ...columns };
    await owner.query('insert into use_records select * from jsonb_populate_record(null::use_records, $1::jsonb)', [
      JSON.stringify({ ...row, grams: pairsOf(String(columns['words'])) }),
    ]);
  }

  database = await openDatabase({ databaseUrl: empty.url, dataFolder: tmpdir(), poolSize: 2 });
  expect(database.migrated).toContain(GRAMS);
  const { kysely } = database;
  const found = async (search: string): Promise<string[]> => {
    // More than there are: then the answer comes from the index over grams alone.
    const rows = await listRecords(kysely, everything, { currency: 'CNY', search }, { limit: 10 });
    return rows.map(({ state }) => state.requestNumber);
  };
  for (const part of [
    'YY-2025-0042',
    '2025-0042',
    'hx-ys',
    '海纳物流',
    'v2.1-FINAL',
    '运输服务费用',
    'fr-8812',
    '8812。',
  ]) {
    expect([part, await found(part)]).toEqual([part, ['YY-2025-0042']]);
  }
  expect((await found('公司')).length).toBe(2);
  expect(await found('YY-2026-0042')).toEqual([]);

  const { rows } = await owner.query<{ id: string; grams: string[] }>('select id, grams from use_records');
  const grams = new Map(rows.map((row) => [row.id, row.grams]));
  for (const record of records) expect(grams.get(record.id)).toEqual(recordSubjects.project(record)['grams']);
});
