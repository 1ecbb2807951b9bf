import { sql, type Transaction } from 'kysely';
import type { Migration } from './migration.ts';
import type { Database } from './schema.ts';

/**
 * The next number of a year for people to quote, e.g. `YX-2026-00042`; each prefix counts for itself. Without gaps,
 * because the counter commits with what it numbers.
 */
export async function nextNumber(trx: Transaction<Database>, prefix: string, at: string): Promise<string> {
  const year = Number(at.slice(0, 4));
  const { rows } = await sql<{ last: number }>`
    insert into numbers (prefix, year, last) values (${prefix}, ${year}, 1)
    on conflict (prefix, year) do update set last = numbers.last + 1 returning last`.execute(trx);
  return `${prefix}-${year}-${String(rows[0]?.last ?? 0).padStart(5, '0')}`;
}

export const numberMigrations: readonly Migration[] = [
  {
    id: '0130-numbers',
    up: `
      create table numbers (
        prefix text not null,
        year integer not null,
        last integer not null,
        primary key (prefix, year)
      );
      insert into numbers
        select 'YX', year, last from use_request_numbers
        union all select 'XH', year, last from destruction_numbers
        union all select 'KZ', year, last from engraving_numbers;
      drop table use_request_numbers, destruction_numbers, engraving_numbers;
    `,
  },
];
