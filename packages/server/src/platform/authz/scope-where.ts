import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Scope } from './actor.ts';

/** The columns by which one table is scoped. `people` are columns (or arrays of ids) naming concerned persons. */
export interface ScopeColumns {
  readonly entity?: string;
  readonly department?: string;
  readonly seal?: string;
  readonly person?: readonly string[];
  /** Columns of type uuid[] that list concerned persons. */
  readonly personArray?: readonly string[];
}

/** The same truth as `covers`, as an SQL condition: the only way a list query gets its rows. */
export function scopeWhere(scope: Scope, columns: ScopeColumns): Expression<SqlBool> {
  if (scope.everywhere) return sql<SqlBool>`true`;
  const any: RawBuilder<SqlBool>[] = [];
  const list = (column: string | undefined, ids: readonly string[]): void => {
    if (column !== undefined && ids.length > 0) any.push(sql<SqlBool>`${sql.ref(column)} = any(${ids}::uuid[])`);
  };
  list(columns.entity, scope.entityIds);
  list(columns.department, scope.departmentIds);
  list(columns.seal, scope.sealIds);
  for (const column of columns.person ?? []) any.push(sql<SqlBool>`${sql.ref(column)} = ${scope.person}::uuid`);
  for (const column of columns.personArray ?? []) {
    any.push(sql<SqlBool>`${sql.ref(column)} @> array[${scope.person}::uuid]`);
  }
  return any.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(any, sql` or `)})`;
}
