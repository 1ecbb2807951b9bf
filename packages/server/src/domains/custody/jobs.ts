import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { job, type Job } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { systemActor, type Transact } from '../../platform/transition.ts';
import { proposeReturn } from './commands.ts';
import { endedHandovers } from './store.ts';

/** Every ten minutes: seals whose temporary handover has ended are to go back; each in a transaction of its own. */
export const returnJob = (parts: { db: Kysely<Database>; clock: Clock; transact: Transact }): Job =>
  job({
    name: 'custody.return',
    schema: z.object({}),
    cron: '*/10 * * * *',
    handle: () => proposeReturns(parts),
  });

/** Proposes every return that is due; also what the job does, for tests that wait for no clock. */
export async function proposeReturns(parts: { db: Kysely<Database>; clock: Clock; transact: Transact }): Promise<void> {
  for (const id of await endedHandovers(parts.db, parts.clock.now())) {
    await parts.transact(systemActor, (tx) => proposeReturn(tx, id)).catch(ignoreRefusal);
  }
}

/** Somebody was faster, or one of the three has left; then a seal administrator settles it. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}
