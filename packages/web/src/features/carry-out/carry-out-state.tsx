import type { CarryOutState, CarryOutView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { carryOutMessages } from './messages.ts';

const tones: Readonly<Record<CarryOutState, Tone>> = {
  submitted: 'waiting',
  returned: 'stopped',
  refused: 'stopped',
  withdrawn: 'over',
  approved: 'waiting',
  out: 'waiting',
  back: 'waiting',
  completed: 'good',
  'called-off': 'over',
};

/** How a carry-out stands; an overdue one says so. */
export function CarryOutStateTag({ state, overdue }: Pick<CarryOutView, 'state' | 'overdue'>): ReactNode {
  const say = useMessages(carryOutMessages);
  return overdue ? (
    <StatusTag tone="stopped">{say('state.overdue')}</StatusTag>
  ) : (
    <StatusTag tone={tones[state]}>{say(`state.${state}`)}</StatusTag>
  );
}
