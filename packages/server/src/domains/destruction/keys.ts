import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../platform/db/schema.ts';
import { job, type Job } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { systemActor, type Transact } from '../../platform/transition.ts';
import type { Sealer } from '../../sealer/sealer.ts';
import { recordKeysDestroyed } from './commands.ts';
import { keysDue, readDestruction } from './store.ts';

export interface KeyParts {
  readonly db: Kysely<Database>;
  readonly transact: Transact;
  /** Destroys the keys of a seal that the ledger calls destroyed, and of no other. */
  readonly sealer: Pick<Sealer, 'destroySealKeys'>;
}

/**
 * Has the keys of a destroyed seal destroyed and recorded. May be done again at any point: the sealer answers the same.
 * A sealer that is out of reach leaves it to the job.
 */
export async function destroyKeys({ db, transact, sealer }: KeyParts, id: string): Promise<void> {
  const destruction = (await readDestruction(db, id))?.state;
  if (destruction?.state !== 'destroying-keys') return;
  try {
    const certificates = await sealer.destroySealKeys(destruction.seal.sealId);
    await transact(systemActor, (tx) => recordKeysDestroyed(tx, id, certificates));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

/** Every minute: what a crash, or a sealer that was not there, has left. */
export const destructionJobs = (parts: KeyParts): readonly Job[] => [
  job({
    name: 'destruction.destroy-keys',
    schema: z.object({}),
    cron: '* * * * *',
    async handle() {
      for (const id of await keysDue(parts.db)) await destroyKeys(parts, id);
    },
  }),
];
