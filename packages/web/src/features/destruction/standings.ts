import type { DestructionView } from '@yinxin/contract';
import type { Standing } from '../../ui/way.tsx';

type Steps = Readonly<
  Record<'proposed' | 'decided' | 'carriedOut' | 'witnessed' | 'certificate' | 'keys' | 'completed', Standing>
>;

/** How far each step of a destruction has come. Witnesses and certificate are waited for at the same time. */
export function standings({ state, approvedAt, record, certificate, keys }: DestructionView): Steps {
  const standing = (done: boolean, now: boolean): Standing => (done ? 'done' : now ? 'now' : 'ahead');
  const carriedOut = state === 'carried-out';
  const confirmed = record !== null && record.witnesses.every(({ confirmedAt }) => confirmedAt !== null);
  return {
    proposed: standing(state !== 'returned', true),
    decided: standing(approvedAt !== null, state === 'proposed'),
    carriedOut: standing(record !== null, state === 'approved'),
    witnessed: standing(confirmed, carriedOut),
    certificate: standing(certificate !== null, carriedOut),
    keys: standing(keys !== null, state === 'destroying-keys'),
    completed: standing(state === 'completed', false),
  };
}
