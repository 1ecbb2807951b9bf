import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './schema.ts';

/** One page of a catalogue, and how many rows there are on all of its pages. */
export interface Page<Row> {
  readonly rows: Row[];
  readonly total: number;
}

/** What a page is read from: pieces of one SQL statement. */
export interface PageSource {
  readonly columns: RawBuilder<unknown>;
  /** What is counted. */
  readonly from: RawBuilder<unknown>;
  /** Joins that only add columns, never rows. */
  readonly joins?: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  /** Ends in something unique, so that no row is on two pages. */
  readonly order: RawBuilder<unknown>;
}

/** Reads one page; pages count from 1. */
export async function readPage<Row>(
  db: Kysely<Database>,
  { columns, from, joins = sql``, where, order }: PageSource,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<Page<Row>> {
  const { rows } = await sql<Row>`
    select ${columns} from ${from} ${joins} where ${where} order by ${order}
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from ${from} where ${where}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}
