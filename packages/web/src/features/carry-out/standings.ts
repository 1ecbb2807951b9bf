import type { CarryOutView } from '@yinxin/contract';
import type { Standing } from '../../ui/way.tsx';

type Steps = Readonly<Record<'submitted' | 'decided' | 'left' | 'back' | 'checked', Standing>>;

/** How far each step of a carry-out has come. */
export function standings({ state, approvedAt, left, broughtBack, checked }: CarryOutView): Steps {
  const standing = (done: boolean, now: boolean): Standing => (done ? 'done' : now ? 'now' : 'ahead');
  return {
    submitted: standing(state !== 'returned', true),
    decided: standing(approvedAt !== null, state === 'submitted'),
    left: standing(left !== null, state === 'approved'),
    back: standing(broughtBack !== null, state === 'out'),
    checked: standing(checked !== null, state === 'back'),
  };
}
