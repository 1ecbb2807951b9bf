import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { openPool, preparing } from '../../packages/server/src/platform/db/connection.ts';
import { APP_ROLE } from '../../packages/server/src/platform/db/roles.ts';
import { openApplication } from './application.ts';
import type { PreparedCopy } from './bed.ts';
import { dealOut, decisionsOn, timed } from './decisions.ts';

/** One SQL statement as the driver got it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Decides cases one after another and writes down every statement that each decision sends, from looking up the session
 * to the commit. What the server does beside requests (signing the ledger, jobs) is not among them.
 *
 * @returns statements by case, in order
 */
export async function recordDecisions(
  copy: PreparedCopy,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Statement[]>> {
  const application = await openApplication(copy.databaseUrl, copy.dataFolder);
  const recording = new AsyncLocalStorage<Statement[]>();
  listen(application.database.pool, (statement) => recording.getStore()?.push(statement));
  const statements = new Map<string, Statement[]>();
  try {
    for (const caseId of caseIds) {
      const own: Statement[] = [];
      for (const { url, headers, body } of decisionsOn(caseId, copy, 'yinxin.bench')) {
        const { statusCode, payload } = await recording.run(
          own,
          // Awaited inside: the call begins only then.
          async () => await application.app.http.inject({ method: 'POST', url, headers, payload: body }),
        );
        if (statusCode !== 200) throw new Error(`a decision was answered with ${statusCode}: ${payload}`);
      }
      statements.set(caseId, own);
    }
  } finally {
    await application.close();
  }
  return statements;
}

/** Tells of every statement on every connection of a pool. */
function listen(pool: pg.Pool, tell: (statement: Statement) => void): void {
  const heard = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      if (typeof text === 'string') tell({ text, values: Array.isArray(values) ? values : [] });
      return query(text, values, ...rest);
    }) as typeof client.query;
  });
}

/** Connections that repeat recorded statements, with nothing of ours between them and the driver. */
export interface BareClients {
  /** Repeats the statements of these cases with all clients at once; returns decisions per second. */
  replay(statements: ReadonlyMap<string, readonly Statement[]>, caseIds: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

export async function openBareClients(
  databaseUrl: string,
  count: number,
  decisionsPerCase: number,
): Promise<BareClients> {
  // Prepared like the server's: both sides ask the same of the database.
  const pool = preparing(
    openPool({ url: databaseUrl, size: count, name: 'bare', role: APP_ROLE, statementTimeout: 0 }),
  );
  const clients = await Promise.all(Array.from({ length: count }, () => pool.connect()));
  return {
    replay: (statements, caseIds) => {
      const work = dealOut(caseIds, count);
      return timed(
        caseIds.length * decisionsPerCase,
        clients.map((client, place) => async () => {
          for (const caseId of work[place] ?? []) {
            for (const { text, values } of statements.get(caseId) ?? []) await client.query(text, [...values]);
          }
        }),
      );
    },
    async close() {
      for (const client of clients) client.release();
      await pool.end();
    },
  };
}
