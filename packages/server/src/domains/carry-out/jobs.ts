import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { job, type Job } from '../../platform/jobs/jobs.ts';
import { systemActor, type Transact } from '../../platform/transition.ts';
import { markOverdue } from './commands.ts';
import { newlyOverdue } from './store.ts';

interface OverdueParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly transact: Transact;
}

/** Every ten minutes: seals that should be back and are not; each in a transaction of its own. */
export const overdueJob = (parts: OverdueParts): Job =>
  job({
    name: 'carry-out.overdue',
    schema: z.object({}),
    cron: '*/10 * * * *',
    handle: () => markAllOverdue(parts),
  });

/** Puts every overdue carry-out on record; also what the job does, for tests that wait for no clock. */
export async function markAllOverdue({ db, clock, transact }: OverdueParts): Promise<void> {
  for (const id of await newlyOverdue(db, clock.now())) await transact(systemActor, (tx) => markOverdue(tx, id));
}
