import type { RecordFilters } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { scopeOf } from '../../platform/authz/index.ts';
import { newId } from '../../platform/ids.ts';
import { rarest } from './gram-frequencies.ts';
import { recordSubjects } from './policy.ts';
import { paperUse } from './record.examples.ts';
import type { UseRecord } from './record.ts';
import { listRecords, type Place } from './store.ts';
import { searchable } from './words.ts';

/** More than are looked through one by one, over nine quarters and with some uses at the very turn of a quarter. */
const COUNT = 2_600;
const BEGIN = Date.parse('2024-10-01T00:00:00.000Z');
const STEP = 7.5 * 3_600_000;

const towns = ['杭州', '宁波', '上海', '苏州', '深圳', '成都', '武汉'];
const trades = [
  '云启数据',
  '海川物流',
  '恒信电子',
  '远景能源',
  '华康医药',
  '立方建设',
  '博雅文化',
  '金石机械',
  '云起数控',
];

const records: readonly UseRecord[] = Array.from({ length: COUNT }, (_, n) => {
  const company = `${towns[n % towns.length]}${trades[n % trades.length]}有限公司`;
  return {
    ...paperUse,
    id: newId(),
    usedAt: new Date(BEGIN + Math.floor(n / 2) * 2 * STEP).toISOString(),
    registeredAt: new Date(BEGIN + n * STEP).toISOString(),
    requestNumber: `YX-${2024 + Math.floor(n / 900)}-${String(n).padStart(5, '0')}`,
    // A company of which only old uses tell.
    counterparty: n % 300 === 7 && n < 1_000 ? '长春旧友印刷厂' : company,
    document: { ...paperUse.document, name: `与${company}的${n % 5 === 0 ? '采购' : '销售'}合同` },
    verificationCode: `CODE-${n}`,
  };
});

let database: TestDatabase;
const everything = scopeOf(
  { id: newId(), address: 'test', grants: [{ role: 'auditor', scope: { kind: 'everywhere' } }] },
  'record.read',
)!;

beforeAll(async () => {
  database = await createTestDatabase();
  const rows = records.map((record) => {
    const at = record.registeredAt;
    return {
      id: record.id,
      version: 1,
      state: record,
      created_at: at,
      updated_at: at,
      ...recordSubjects.project(record),
    };
  });
  await database.owner.query(
    'insert into use_records select * from jsonb_populate_recordset(null::use_records, $1::jsonb)',
    [JSON.stringify(rows)],
  );
});
afterAll(() => database.close());

const latestFirst = records.toSorted(
  (a, b) => b.usedAt.localeCompare(a.usedAt) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0),
);

const wordsOf = new Map(records.map((record) => [record.id, String(recordSubjects.project(record)['words'])]));

/** What the filters mean, one record after the other. */
const expected = ({ search, counterparty, documentName, from, to }: Partial<RecordFilters>): string[] =>
  latestFirst
    .filter((record) => {
      const words = wordsOf.get(record.id) ?? '';
      const has = (text: string, part: string | undefined) => searchable(text).includes(searchable(part ?? ''));
      return (
        (search ?? '').split(' ').every((part) => words.includes(searchable(part))) &&
        has(record.counterparty ?? '', counterparty) &&
        has(record.document.name, documentName) &&
        (from === undefined || record.usedAt >= from) &&
        (to === undefined || record.usedAt < to)
      );
    })
    .map(({ requestNumber }) => requestNumber);

async function listed(filters: Partial<RecordFilters>, limit: number): Promise<string[]> {
  const found: string[] = [];
  let after: Place | undefined;
  for (;;) {
    const rows = await listRecords(database.kysely, everything, { currency: 'CNY', ...filters }, { after, limit });
    found.push(...rows.map(({ state }) => state.requestNumber));
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return found;
    after = { usedAt: last.state.usedAt, id: last.id };
  }
}

const questions: readonly Partial<RecordFilters>[] = [
  { search: '采购合同' },
  { counterparty: '杭州云启数据有限公司' },
  { counterparty: '云启' },
  { search: '杭州云启 采购' },
  { documentName: '宁波海川物流', to: '2026-01-01T00:00:00.000Z' },
  { counterparty: '旧友' },
  { search: '旧' },
  { search: 'YX-2025-01234' },
  { search: 'yx-2026', counterparty: '金石机械' },
  { search: '云启数控' },
  { counterparty: '立方', from: '2025-04-01T00:00:00.000Z', to: '2025-07-01T00:00:00.000Z' },
];

describe.each(['before the database has counted anything', 'once the database knows what is frequent'])(
  '%s',
  (when) => {
    beforeAll(async () => {
      if (when.startsWith('once')) await database.owner.query('analyze use_records');
    });

    it.each(questions)('page after page gives everything that answers %j, the latest first', async (filters) => {
      expect(await listed(filters, 20)).toEqual(expected(filters));
      expect(await listed(filters, 501)).toEqual(expected(filters));
    });
  },
);

it('asks the index for what is rare', async () => {
  await database.owner.query('analyze use_records');
  const grams = ['有限', '限公', '公司', '旧友', '同yx', '友印', '云启'];
  expect((await rarest(database.kysely, grams)).toSorted()).toEqual(['旧友', '同yx', '友印'].toSorted());
  expect(await rarest(database.kysely, ['公司', '有限'])).toEqual(['公司', '有限']);
});

it('finds the places of the latest uses by the index alone', async () => {
  // As it is where there are many: the planner would rather read the whole of a register as small as this one.
  const client = await database.owner.connect();
  try {
    await client.query('set enable_seqscan = off; set enable_indexscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`
      explain select id from use_records r where (r.grams || array['q' || (extract(year from r.used_at at time zone 'UTC') * 4
        + extract(quarter from r.used_at at time zone 'UTC'))::int::text]) @> array['云启', 'q8106']`);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('use_records_grams');
  } finally {
    client.release(true);
  }
});
