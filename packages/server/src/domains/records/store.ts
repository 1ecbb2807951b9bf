import type { RecordFilters } from '@yinxin/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { UseRecord } from './record.ts';
import { pairs, searchable, termsOf } from './words.ts';

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

/**
 * A stretch of the register, the latest use first. It goes on from a place instead of counting rows, so a page deep in a
 * register of a million records costs what the first one costs.
 */
export async function listRecords(
  db: Kysely<Database>,
  scope: Scope,
  filters: RecordFilters,
  { after, limit }: { readonly after?: Place | undefined; readonly limit: number },
): Promise<readonly RecordRow[]> {
  const conditions = [visible(scope), ...conditionsOf(filters)];
  if (filters.departmentId !== undefined) {
    conditions.push(sql<boolean>`r.department_id = any(${await subtree(db, filters.departmentId)}::uuid[])`);
  }
  if (after !== undefined) {
    conditions.push(sql<boolean>`(r.used_at, r.id) < (${after.usedAt}::timestamptz, ${after.id}::uuid)`);
  }
  const { rows } = await sql<RecordRow>`
    ${select} where ${sql.join(conditions, sql` and `)}
    order by r.used_at desc, r.id desc limit ${limit}`.execute(db);
  return rows;
}

function conditionsOf(filters: RecordFilters): RawBuilder<boolean>[] {
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
  for (const [column, typed] of [
    ['r.document_name', filters.documentName],
    ['r.document_number', filters.documentNumber],
    ['r.counterparty', filters.counterparty],
  ] as const) {
    const part = searchable(typed ?? '');
    if (part !== '') found.push(...contains(column, part));
  }
  for (const term of termsOf(filters.search ?? '')) found.push(...contains('r.words', term));
  return found;
}

/** The index over pairs narrows, the text itself decides. A single character has no pair: then only the text decides. */
function contains(column: string, part: string): RawBuilder<boolean>[] {
  const wanted = pairs(part);
  const holds = sql<boolean>`position(${part} in ${sql.ref(column)}) > 0`;
  return wanted.length === 0 ? [holds] : [sql<boolean>`r.grams @> ${wanted}::text[]`, holds];
}

/** A department and everything below it. */
async function subtree(db: Kysely<Database>, departmentId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below (id) as (
      select ${departmentId}::uuid union select d.id from departments d join below b on d.parent_id = b.id
    ) select id from below`.execute(db);
  return rows.map(({ id }) => id);
}
