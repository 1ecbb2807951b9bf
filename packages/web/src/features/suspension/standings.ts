import type { SuspensionView } from '@yinxin/contract';
import type { Standing } from '../../ui/way.tsx';

type Steps = Readonly<Record<'submitted' | 'decided' | 'suspended' | 'told', Standing>>;

/** How far each step of an application has come. The seal is suspended and people are told at the same time. */
export function standings({ state, approvedAt }: Pick<SuspensionView, 'state' | 'approvedAt'>): Steps {
  const standing = (done: boolean, now: boolean): Standing => (done ? 'done' : now ? 'now' : 'ahead');
  const completed = state === 'completed';
  return {
    submitted: standing(state !== 'returned', true),
    decided: standing(approvedAt !== null, state === 'submitted'),
    suspended: standing(completed, state === 'approved'),
    told: standing(completed, false),
  };
}
