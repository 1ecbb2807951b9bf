import { fromKysely, PgBoss } from 'pg-boss';
import type pg from 'pg';
import type { FastifyBaseLogger } from 'fastify';
import type { z } from 'zod';
import type { EnqueueJob } from '../transition.ts';

/** Something to do outside the request that caused it. It may run twice: handlers must have one effect. */
export interface Job<Data extends object = object> {
  /** `<slice>.<verb-noun>`, e.g. `approvals.remind`. */
  readonly name: string;
  readonly schema: z.ZodType<Data>;
  readonly handle: (data: Data) => Promise<void>;
  /** Cron expression (UTC) for a job that comes back by itself; its data is then empty. */
  readonly cron?: string;
}

/** Keeps the data type of a job while jobs of different data lie in one list. */
export const job = <Data extends object>(definition: Job<Data>): Job => definition as unknown as Job;

/** A queue in the same database, so that a job exists exactly if the change that wanted it was committed. */
export interface Jobs {
  readonly enqueue: EnqueueJob;
  /** Creates the queues and begins to work on them. */
  start(jobs: readonly Job[]): Promise<void>;
  /** Lets running jobs finish. */
  stop(): Promise<void>;
}

const RETRIES = { retryLimit: 8, retryDelay: 5, retryBackoff: true, expireInSeconds: 600 } as const;

/** `schema` must already hold pg-boss's tables; the migrations made them. */
export function createJobs(pool: pg.Pool, logger: FastifyBaseLogger, schema = 'pgboss'): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    schema,
    migrate: false,
    schedule: true,
  });
  boss.on('error', (error) => logger.error({ err: error }, 'job queue'));
  return {
    async enqueue(trx, name, data, options = {}) {
      await boss.send(name, data, { ...options, ...RETRIES, db: fromKysely(trx) });
    },
    async start(jobs) {
      await boss.start();
      // Asked for all at once: a start that changes nothing writes nothing, and does not ask for each job.
      const queues = new Set((await boss.getQueues()).map(({ name }) => name));
      const crons = new Map((await boss.getSchedules()).map(({ name, cron }) => [name, cron]));
      for (const one of jobs) {
        if (!queues.has(one.name)) await boss.createQueue(one.name);
        await boss.work(one.name, { pollingIntervalSeconds: 2 }, async ([taken]) => {
          if (taken !== undefined) await one.handle(one.schema.parse(taken.data ?? {}));
        });
        if (one.cron !== undefined && crons.get(one.name) !== one.cron)
          await boss.schedule(one.name, one.cron, {}, { tz: 'UTC' });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
