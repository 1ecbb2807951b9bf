import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { Document } from './document.ts';

export interface DocumentRow {
  readonly id: string;
  readonly version: number;
  readonly state: Document;
  /** UTC, ISO 8601. */
  readonly created_at: string;
}

/** A document within the reader's scope; undefined when there is none or it is not theirs to see. */
export async function findDocument(
  db: Kysely<Database>,
  id: string,
  scope: Scope,
): Promise<(DocumentRow & { readonly owner_name: string | null }) | undefined> {
  const visible = scopeWhere(scope, {
    entity: 'd.entity_id',
    department: 'd.department_id',
    person: ['d.owner_id'],
    personArray: ['d.readers'],
  });
  const { rows } = await sql<DocumentRow & { owner_name: string | null }>`
    select d.id, d.version, d.state, d.created_at, p.name as owner_name
    from documents d left join people p on p.id = d.owner_id
    where d.id = ${id}::uuid and ${visible}`.execute(db);
  return rows[0];
}

/** Documents by id, whoever reads: for the system's own checks, inside a transaction that has its own policy. */
export async function loadDocuments(db: Kysely<Database>, ids: readonly string[]): Promise<readonly DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select id, version, state, created_at from documents where id = any(${[...new Set(ids)]}::uuid[])
    order by id`.execute(db);
  return rows;
}

/** Of these documents, the digests of those that the person has opened: what their decision may count for (R2.4.2). */
export async function openedDigests(
  db: Kysely<Database>,
  personId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ sha256: string }>`
    /* prepared */ select sha256 from documents
    where id = any(${[...new Set(ids)]}::uuid[]) and opened_by @> array[${personId}::uuid]
    order by sha256`.execute(db);
  return rows.map(({ sha256 }) => sha256);
}
