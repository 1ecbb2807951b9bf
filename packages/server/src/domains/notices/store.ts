import type { NoticeKind } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import { readPage, type Page } from '../../platform/db/page.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Notice } from './notice.ts';

export interface NoticeRow {
  readonly id: string;
  readonly version: number;
  readonly state: Notice;
}

/** The reader's own scope, what the reader issued, and what the reader was told. */
const visible = (scope: Scope) =>
  sql<boolean>`${scopeWhere(scope, {
    entity: 'n.entity_id',
    seal: 'n.seal_id',
    person: ['n.issuer_id'],
    personArray: ['n.receivers'],
  })}`;

/** One notice, if the reader may see it. */
export async function findNotice(db: Kysely<Database>, scope: Scope, id: string): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`
    select n.id, n.version, n.state from notices n where n.id = ${id}::uuid and ${visible(scope)}`.execute(db);
  return rows[0];
}

/** Notices for the system's own use: the reply after a change that was permitted. */
export async function readNotices(db: Kysely<Database>, ids: readonly string[]): Promise<readonly NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select id, version, state from notices where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return rows;
}

export interface NoticesQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly concern: 'mine' | 'all';
  readonly unread?: boolean | undefined;
  readonly search?: string | undefined;
  readonly kind?: NoticeKind | undefined;
  readonly sealId?: string | undefined;
}

/** Notices to the reader, or all that the reader may see: what the reader has not confirmed first, then the newest. */
export async function listNotices(db: Kysely<Database>, scope: Scope, query: NoticesQuery): Promise<Page<NoticeRow>> {
  const unread = sql<boolean>`n.awaited @> array[${scope.person}::uuid]`;
  const conditions = [
    query.concern === 'mine' ? sql<boolean>`n.receivers @> array[${scope.person}::uuid]` : visible(scope),
  ];
  if (query.unread === true) conditions.push(unread);
  if (query.search !== undefined) conditions.push(sql`position(${query.search.toLowerCase()} in n.search_text) > 0`);
  if (query.kind !== undefined) conditions.push(sql`n.kind = ${query.kind}`);
  if (query.sealId !== undefined) conditions.push(sql`n.seal_id = ${query.sealId}::uuid`);
  return readPage(
    db,
    {
      columns: sql`n.id, n.version, n.state`,
      from: sql`notices n`,
      where: sql.join(conditions, sql` and `),
      order: sql`${unread} desc, n.created_at desc, n.id desc`,
    },
    query,
  );
}
