import type { EngravingView } from '@yinxin/contract';
import type { Standing } from '../../ui/way.tsx';

type Steps = Readonly<Record<'submitted' | 'decided' | 'ordered' | 'delivered' | 'registered', Standing>>;

/** How far each step of an engraving request has come. */
export function standings({ state, approvedAt, order, delivery }: EngravingView): Steps {
  const standing = (done: boolean, now: boolean): Standing => (done ? 'done' : now ? 'now' : 'ahead');
  return {
    submitted: standing(state !== 'returned', true),
    decided: standing(approvedAt !== null, state === 'submitted'),
    ordered: standing(order !== null, state === 'approved'),
    delivered: standing(delivery !== null, state === 'ordered'),
    registered: standing(state === 'completed', state === 'delivered'),
  };
}
