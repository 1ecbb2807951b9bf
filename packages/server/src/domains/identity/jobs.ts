import type { Kysely } from 'kysely';
import { z } from 'zod';
import { DAY, later, type Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { forgetOldKeys } from '../../platform/http/index.ts';
import { job, type Job } from '../../platform/jobs/jobs.ts';
import { forgetEndedSessions } from './sessions.ts';

/** Nobody retries a call after two days. */
const KEYS_LAST = 2 * DAY;

/** Every night: what proved who called, or that a call was made before, goes when it has served. */
export const identityJobs = ({ db, clock }: { db: Kysely<Database>; clock: Clock }): readonly Job[] => [
  job({
    name: 'identity.forget',
    schema: z.object({}),
    cron: '17 18 * * *',
    async handle() {
      await forgetEndedSessions(db, clock.now());
      await forgetOldKeys(db, later(clock.now(), -KEYS_LAST));
    },
  }),
];
