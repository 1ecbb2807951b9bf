import type pg from 'pg';
import { startProblem } from '../start-problem.ts';

/** The role under which the application works: it can neither change the schema nor rewrite append-only tables. */
export const APP_ROLE = 'yinxin_app';

const INSUFFICIENT_PRIVILEGE = '42501';
const DUPLICATE = new Set(['42710', '23505']);

/**
 * Makes the application role if needed and lets the current account act as it. Runs outside a transaction: two servers
 * that start at once may both try.
 *
 * @throws StartProblem `database-role-missing` with what an administrator has to run
 */
export async function makeAppRole(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ owner: string; exists: boolean; member: boolean }>(
    `select current_user as owner,
            exists (select from pg_roles where rolname = $1) as exists,
            exists (select from pg_roles r where r.rolname = $1 and pg_has_role(current_user, r.oid, 'member')) as member`,
    [APP_ROLE],
  );
  const { owner: account, exists, member } = rows[0]!;
  const quoted = owner.escapeIdentifier(account);
  const missing = [
    ...(exists ? [] : [`create role ${APP_ROLE} nologin`]),
    ...(member ? [] : [`grant ${APP_ROLE} to ${quoted}`]),
  ];
  for (const statement of missing) {
    await owner.query(statement).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (DUPLICATE.has(code)) return;
      if (code !== INSUFFICIENT_PRIVILEGE) throw error;
      throw startProblem('database-role-missing', { owner: account, statements: `${missing.join('; ')};` });
    });
  }
}

/**
 * What the application role may do, restated in full after every migration: read and write all tables, except that
 * append-only tables take new rows only. Triggers say the same to everybody else, the owner included. Idempotent.
 */
export function grants(appendOnly: readonly string[]): string {
  return `
    grant usage on schema public, pgboss to ${APP_ROLE};
    grant select, insert, update, delete on all tables in schema public, pgboss to ${APP_ROLE};
    grant usage, select on all sequences in schema public, pgboss to ${APP_ROLE};
    grant execute on all functions in schema pgboss to ${APP_ROLE};
    revoke insert, update, delete on schema_migrations from ${APP_ROLE};
    create or replace function refuse_rewriting() returns trigger language plpgsql as $body$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end
    $body$;
    ${appendOnly.map(protect).join('')}
  `;
}

const protect = (table: string): string => `
    revoke update, delete, truncate on ${table} from ${APP_ROLE};
    create or replace trigger append_only before update or delete or truncate on ${table}
      for each statement execute function refuse_rewriting();
`;
