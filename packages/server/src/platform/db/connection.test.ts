import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../../tests/support/database.ts';
import { isoInstant, openPool, preparing, safeInteger } from './connection.ts';

describe('values out of the database', () => {
  it('gives instants as ISO 8601 in UTC with milliseconds', () => {
    expect(isoInstant('2026-11-23 21:56:16.123456+00')).toBe('2026-11-23T21:56:16.123Z');
    expect(isoInstant('2026-11-23 21:56:16+00')).toBe('2026-11-23T21:56:16.000Z');
    expect(isoInstant('2026-11-23 21:56:16.5+00')).toBe('2026-11-23T21:56:16.500Z');
    expect(isoInstant('infinity')).toBe('infinity');
  });

  it('refuses an instant that is not in UTC instead of misreading it', () => {
    expect(() => isoInstant('2026-11-23 21:56:16+08')).toThrow(RangeError);
  });

  it('never rounds an integer', () => {
    expect(safeInteger('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => safeInteger('9007199254740993')).toThrow(RangeError);
  });
});

describe('a pool that prepares', () => {
  it('keeps a marked statement for all its values, also past a transaction that failed, and no other', async () => {
    const database = await createTestDatabase();
    const pool = preparing(openPool({ url: database.url, size: 1, name: 'preparing', statementTimeout: 10_000 }));
    try {
      const ask = async (value: string) =>
        (await pool.query<{ n: number }>('\n  /* prepared */ select $1::int + 1 as n', [value])).rows[0]?.n;
      await pool.query('begin');
      await expect(ask('no number')).rejects.toThrow('invalid input syntax');
      await pool.query('rollback');
      expect([await ask('1'), await ask('2')]).toEqual([2, 3]);
      await pool.query('select $1::int as unmarked', [1]);
      await pool.query('/* prepared */ select 7 as bare');
      const { rows } = await pool.query<{ statement: string }>(
        'select statement from pg_prepared_statements order by name',
      );
      expect(rows.map(({ statement }) => statement.trim())).toEqual([
        '/* prepared */ select $1::int + 1 as n',
        '/* prepared */ select 7 as bare',
      ]);
    } finally {
      await pool.end();
      await database.close();
    }
  });
});
