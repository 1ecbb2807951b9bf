import type { RecordFilters } from '@yinxin/contract';
import { sql, type Expression, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { rarest } from './gram-frequencies.ts';
import type { UseRecord } from './record.ts';
import { gramsToFind, searchable, termsOf } from './words.ts';

export interface RecordRow {
  readonly id: string;
  readonly version: number;
  readonly state: UseRecord;
}

/** A place in the register: everything after it was used earlier. */
export interface Place {
  readonly usedAt: string;
  readonly id: string;
}

const visible = (scope: Scope) =>
  scopeWhere(scope, {
    entity: 'r.entity_id',
    department: 'r.department_id',
    seal: 'r.seal_id',
    person: ['r.requester_id', 'r.custodian_id'],
  });

const select = sql`select r.id, r.version, r.state from use_records r`;

/** One record, if the reader may see it. */
export async function findRecord(db: Kysely<Database>, scope: Scope, id: string): Promise<RecordRow | undefined> {
  const { rows } = await sql<RecordRow>`${select} where r.id = ${id}::uuid and ${visible(scope)}`.execute(db);
  return rows[0];
}

/** How many of the latest uses are looked through for words before the index over grams is asked. */
const LOOKED_THROUGH = 2_000;

/**
 * A stretch of the register, the latest use first. It goes on from a place instead of counting rows, so a page deep in a
 * register of a million records costs what the first one costs.
 *
 * Words that occur often are found among the latest uses. Others are left to the index, which would gather and sort all
 * of their places: so it is asked for the latest two quarters first, and for the whole time only where that is not
 * enough, which means that there are few.
 */
export async function listRecords(
  db: Kysely<Database>,
  scope: Scope,
  filters: RecordFilters,
  { after, limit }: { readonly after?: Place | undefined; readonly limit: number },
): Promise<readonly RecordRow[]> {
  const facts = [visible(scope), ...factConditions(filters)];
  if (filters.departmentId !== undefined) {
    facts.push(isOneOf('r.department_id', await subtree(db, filters.departmentId)));
  }
  if (after !== undefined) {
    facts.push(sql<boolean>`(r.used_at, r.id) < (${after.usedAt}::timestamptz, ${after.id}::uuid)`);
  }
  const rowsWhere = async (...conditions: readonly Expression<SqlBool>[]): Promise<readonly RecordRow[]> => {
    const { rows } = await sql<RecordRow>`
      ${select} where ${all([...facts, ...conditions])} ${LATEST_FIRST} limit ${limit}`.execute(db);
    return rows;
  };
  const parts = partsIn(filters);
  if (parts.length === 0) return rowsWhere();

  const { rows: amongLatest } = await sql<RecordRow>`
    select r.id, r.version, r.state
    from (select r.* from use_records r where ${all(facts)} ${LATEST_FIRST} limit ${LOOKED_THROUGH}) r
    where ${all(parts.map(holds))} ${LATEST_FIRST} limit ${limit}`.execute(db);
  if (amongLatest.length === limit) return amongLatest;

  const grams = await rarest(db, [...new Set(parts.flatMap(({ text }) => gramsToFind(text)))]);
  // A single character has no gram: nothing narrows the search for it.
  if (grams.length === 0) return rowsWhere(...parts.map(holds));
  const { rows: latest } = await sql<{ usedAt: string }>`
    select r.used_at as "usedAt" from use_records r where ${all(facts)} ${LATEST_FIRST} limit 1`.execute(db);
  if (latest[0] === undefined) return [];
  const thisQuarter = quarterOf(latest[0].usedAt);
  const lately = sql<boolean>`(${hasGrams([quarterGram(thisQuarter)])} or ${hasGrams([quarterGram(thisQuarter - 1)])})`;
  const found = await rowsWhere(hasGrams(grams), lately, ...parts.map(holds));
  return found.length === limit ? found : rowsWhere(hasGrams(grams), ...parts.map(holds));
}

const LATEST_FIRST = sql`order by r.used_at desc, r.id desc`;
const all = (conditions: readonly Expression<SqlBool>[]) => sql.join([...conditions], sql` and `);

/** What the index holds, word for word as `0083-record-quarters` made it: the grams, and the quarter of the use. */
const INDEXED = sql`(r.grams || array['q' || (extract(year from r.used_at at time zone 'UTC') * 4
  + extract(quarter from r.used_at at time zone 'UTC'))::int::text])`;
const hasGrams = (grams: readonly string[]): RawBuilder<boolean> => sql<boolean>`${INDEXED} @> ${grams}::text[]`;

/** Quarters are counted from year zero, in UTC. As a gram it has five characters, which no gram of words has. */
function quarterOf(instant: string): number {
  const at = new Date(instant);
  return at.getUTCFullYear() * 4 + Math.floor(at.getUTCMonth() / 3) + 1;
}
const quarterGram = (quarter: number): string => `q${quarter}`;

/** A part of a text that has to occur in a column. */
interface Part {
  readonly column: string;
  readonly text: string;
}

function partsIn(filters: RecordFilters): readonly Part[] {
  const typed: readonly (readonly [string, string | undefined])[] = [
    ['r.document_name', filters.documentName],
    ['r.document_number', filters.documentNumber],
    ['r.counterparty', filters.counterparty],
  ];
  return [
    ...typed.map(([column, text]) => ({ column, text: searchable(text ?? '') })).filter(({ text }) => text !== ''),
    ...termsOf(filters.search ?? '').map((text) => ({ column: 'r.words', text })),
  ];
}

/** What decides: the part occurs in the text. */
const holds = ({ column, text }: Part): RawBuilder<boolean> =>
  sql<boolean>`position(${text} in ${sql.ref(column)}) > 0`;

function factConditions(filters: RecordFilters): RawBuilder<boolean>[] {
  const { from, to, amountFrom, amountTo } = filters;
  const found: RawBuilder<boolean>[] = [];
  const equals = (column: string, value: string | undefined, type: 'uuid' | 'text'): void => {
    if (value !== undefined) found.push(sql<boolean>`${sql.ref(column)} = ${value}::${sql.raw(type)}`);
  };
  equals('r.seal_id', filters.sealId, 'uuid');
  equals('r.seal_kind', filters.sealKind, 'text');
  equals('r.medium', filters.medium, 'text');
  equals('r.entity_id', filters.entityId, 'uuid');
  equals('r.requester_id', filters.requesterId, 'uuid');
  equals('r.custodian_id', filters.custodianId, 'uuid');
  equals('r.request_id', filters.requestId, 'uuid');
  if (from !== undefined) found.push(sql<boolean>`r.used_at >= ${from}::timestamptz`);
  if (to !== undefined) found.push(sql<boolean>`r.used_at < ${to}::timestamptz`);
  if (amountFrom !== undefined || amountTo !== undefined) equals('r.currency', filters.currency, 'text');
  if (amountFrom !== undefined) found.push(sql<boolean>`r.amount >= ${amountFrom}::numeric`);
  if (amountTo !== undefined) found.push(sql<boolean>`r.amount <= ${amountTo}::numeric`);
  return found;
}

/** A list of one is asked for as one: only then does the index give its rows in the order of time. */
const isOneOf = (column: string, [only, ...more]: readonly string[]): RawBuilder<boolean> =>
  more.length === 0
    ? sql<boolean>`${sql.ref(column)} = ${only ?? null}::uuid`
    : sql<boolean>`${sql.ref(column)} = any(${[only, ...more]}::uuid[])`;

/** A department and everything below it. */
async function subtree(db: Kysely<Database>, departmentId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below (id) as (
      select ${departmentId}::uuid union select d.id from departments d join below b on d.parent_id = b.id
    ) select id from below`.execute(db);
  return rows.map(({ id }) => id);
}
