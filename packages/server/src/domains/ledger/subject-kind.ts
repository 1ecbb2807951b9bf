import { sql, type Kysely } from 'kysely';
import { scopeWhere, type Scope, type ScopeColumns } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import type { BaseFacts, DomainEvent, EventMeta } from '../../platform/decider.ts';
import type { Aggregate, ColumnValue } from '../../platform/transition.ts';

/** One kind of subject as the ledger needs to know it: how its history makes its row, and who may see the row. */
export interface SubjectKind {
  readonly type: string;
  readonly table: string;
  readonly evolve: (state: unknown, event: DomainEvent, meta: EventMeta) => unknown;
  readonly project: (state: unknown) => Readonly<Record<string, ColumnValue>>;
  /** Columns by which readers are scoped; without any, only readers without limits see the facts. */
  readonly scope: ScopeColumns;
}

/** The kind of an aggregate. Its types are forgotten: histories are read as plain data. */
export function subjectKind<State, Command, Event extends DomainEvent, Facts extends BaseFacts>(
  aggregate: Aggregate<State, Command, Event, Facts>,
  scope: ScopeColumns = {},
): SubjectKind {
  const { subjectType: type, table, evolve, project } = aggregate;
  return { type, table, evolve: evolve as SubjectKind['evolve'], project: project as SubjectKind['project'], scope };
}

/** Whether the reader may see a subject. */
export async function isInScope(
  db: Kysely<Database>,
  kind: SubjectKind | undefined,
  scope: Scope,
  id: string,
): Promise<boolean> {
  if (scope.everywhere) return true;
  if (kind === undefined) return false;
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from ${sql.table(kind.table)}
      where id = ${id}::uuid and ${scopeWhere(scope, kind.scope)}) as found`.execute(db);
  return rows[0]?.found ?? false;
}
