import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { job, type Job } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { systemActor, type Transact } from '../../platform/transition.ts';
import { currentStage } from './approval-progress.ts';
import { approvalSubjects } from './policy.ts';
import { dueTimers } from './store.ts';

/** Timers rung in one go; the next go takes the rest. */
const MOST_AT_ONCE = 200;

/**
 * Rings every reminder and time limit that has come by `clock.now()`, each in its own transaction. Safe to run twice at
 * once and after any pause: the approval itself refuses to be reminded twice.
 *
 * @returns how many rang
 */
export async function ringTimers(parts: {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly transact: Transact;
}): Promise<number> {
  let rung = 0;
  for (;;) {
    const due = await dueTimers(parts.db, parts.clock.now(), MOST_AT_ONCE);
    let progressed = 0;
    for (const { id, state } of due) {
      const stage = currentStage(state);
      if (stage === undefined) continue;
      // After a long pause both may have come; who is overdue need not be reminded of it first.
      const type = isPast(stage.dueAt, parts.clock) && stage.overdueAt === null ? 'expire' : 'remind';
      if (await ring(parts.transact, id, type)) progressed += 1;
    }
    rung += progressed;
    if (progressed === 0 || due.length < MOST_AT_ONCE) return rung;
  }
}

const isPast = (at: string | null, clock: Clock): boolean => at !== null && at <= clock.now();

/** False when somebody decided, or another server rang, in the meantime. */
async function ring(transact: Transact, id: string, type: 'remind' | 'expire'): Promise<boolean> {
  try {
    await transact(systemActor, (tx) => tx.apply(approvalSubjects, id, { type }, { asSystem: true }));
    return true;
  } catch (error) {
    if (error instanceof Problem && (error.code === 'approval-not-due' || error.code === 'approval-closed'))
      return false;
    throw error;
  }
}

export const approvalsJobs = (parts: Parameters<typeof ringTimers>[0]): readonly Job[] => [
  job({
    name: 'approvals.ring-timers',
    schema: z.object({}),
    cron: '* * * * *',
    handle: async () => {
      await ringTimers(parts);
    },
  }),
];
