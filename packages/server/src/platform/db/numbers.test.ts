import { Kysely, PostgresDialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { openPool } from './connection.ts';
import { migrate } from './migrate.ts';
import { appendOnly, migrations } from './migrations.ts';
import { nextNumber, numberMigrations } from './numbers.ts';
import type { Database } from './schema.ts';

describe('numbers for people', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.close());

  const next = (prefix: string, at: string): Promise<string> =>
    database.kysely.transaction().execute((trx) => nextNumber(trx, prefix, at));

  it('count from 1 in every year, each prefix for itself', async () => {
    expect(await next('YX', '2026-07-30T01:00:00.000Z')).toBe('YX-2026-00001');
    expect(await next('YX', '2026-07-31T01:00:00.000Z')).toBe('YX-2026-00002');
    expect(await next('XH', '2026-07-31T01:00:00.000Z')).toBe('XH-2026-00001');
    expect(await next('YX', '2027-01-01T01:00:00.000Z')).toBe('YX-2027-00001');
  });

  it('are given once each, also to many at a time, and leave no gap where one is rolled back', async () => {
    const at = '2026-07-30T01:00:00.000Z';
    const given = Promise.all(Array.from({ length: 8 }, () => next('YX', at)));
    const failed = database.kysely.transaction().execute(async (trx) => {
      await nextNumber(trx, 'YX', at);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    const places = Array.from({ length: 8 }, (_, place) => `YX-2026-0000${place + 1}`);
    expect((await given).toSorted()).toEqual(places);
    expect(await next('YX', at)).toBe('YX-2026-00009');
  });
});

it('an installation of an earlier version goes on counting where it was', async () => {
  const database = await createEmptyDatabase();
  const pool = openPool({ url: database.url, name: 'numbers-test', statementTimeout: 30_000, size: 2 });
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    const place = migrations.findIndex(({ id }) => id === numberMigrations[0]?.id);
    expect(place).toBeGreaterThan(0);
    await migrate(pool, { migrations: migrations.slice(0, place), appendOnly });
    await pool.query(
      `insert into use_request_numbers values (2026, 41); insert into engraving_numbers values (2025, 6)`,
    );
    await migrate(pool, { migrations, appendOnly });
    const next = (prefix: string, at: string): Promise<string> =>
      kysely.transaction().execute((trx) => nextNumber(trx, prefix, at));
    expect(await next('YX', '2026-07-30T01:00:00.000Z')).toBe('YX-2026-00042');
    expect(await next('KZ', '2025-07-30T01:00:00.000Z')).toBe('KZ-2025-00007');
    expect(await next('XH', '2025-07-30T01:00:00.000Z')).toBe('XH-2025-00001');
  } finally {
    await kysely.destroy();
    await database.drop();
  }
});
