import type { Kysely } from 'kysely';
import { z } from 'zod';
import { chinaDay } from '../../platform/china-day.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { job, type Job } from '../../platform/jobs/jobs.ts';
import { systemActor, type Transact } from '../../platform/transition.ts';
import { completeSuspension } from './commands.ts';
import { dueSuspensions } from './store.ts';

interface DueParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly transact: Transact;
}

/** Suspends the seals of approved applications whose day has come, each in a transaction of its own. */
export async function completeDueSuspensions({ db, clock, transact }: DueParts): Promise<void> {
  for (const id of await dueSuspensions(db, chinaDay(clock.now()))) {
    await transact(systemActor, (tx) => completeSuspension(tx, id));
  }
}

/** Every ten minutes: a seal that is out of use from today on is suspended soon after midnight. */
export const suspensionJob = (parts: DueParts): Job =>
  job({
    name: 'suspension.complete-due',
    schema: z.object({}),
    cron: '*/10 * * * *',
    handle: () => completeDueSuspensions(parts),
  });
