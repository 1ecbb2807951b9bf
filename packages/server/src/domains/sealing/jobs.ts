import { z } from 'zod';
import { later, MINUTE } from '../../platform/clock.ts';
import { job, type Job } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { systemActor } from '../../platform/transition.ts';
import { finishAttempt, type ElectronicParts } from './electronic.ts';
import { abandonedAttempts, readSealing } from './store.ts';

/** After this long without a result, whoever began an attempt is taken to be gone. */
const ABANDONED_AFTER = MINUTE;

/** Finishes attempts that a crash has left open. Safe beside everything: only the first result of an attempt counts. */
export async function finishAbandoned(parts: ElectronicParts): Promise<void> {
  for (const id of await abandonedAttempts(parts.db, later(parts.clock.now(), -ABANDONED_AFTER))) {
    const task = await readSealing(parts.db, id);
    const nonce = task?.state.attempt?.nonce;
    if (nonce === undefined) continue;
    try {
      await finishAttempt(parts, { id, nonce }, (work) => parts.transact(systemActor, work), 'system');
    } catch (error) {
      // Refused: the attempt has been ended, with the reason. Out of reach: the next run tries again.
      if (!(error instanceof Problem)) throw error;
    }
  }
}

export const sealingJobs = (parts: ElectronicParts): readonly Job[] => [
  job({
    name: 'sealing.finish-abandoned',
    schema: z.object({}),
    cron: '* * * * *',
    handle: () => finishAbandoned(parts),
  }),
];
