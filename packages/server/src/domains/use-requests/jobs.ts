import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { job, type Job } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { systemActor, type Transact } from '../../platform/transition.ts';
import { expire } from './commands.ts';
import { lapsedRequests } from './store.ts';

const MOST_AT_ONCE = 200;

/** Every ten minutes: approvals whose time is up lapse, each in a transaction of its own. */
export const lapseJob = (parts: { db: Kysely<Database>; clock: Clock; transact: Transact }): Job =>
  job({
    name: 'use-requests.lapse',
    schema: z.object({}),
    cron: '*/10 * * * *',
    async handle() {
      for (const id of await lapsedRequests(parts.db, parts.clock.now(), MOST_AT_ONCE)) {
        await parts.transact(systemActor, (tx) => expire(tx, id)).catch(ignoreRefusal);
      }
    },
  });

/** Somebody completed or voided it in the same moment: then there is nothing to lapse. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}
