import type { EngravingState } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { engravingMessages } from './messages.ts';

const tones: Readonly<Record<EngravingState, Tone>> = {
  submitted: 'waiting',
  returned: 'stopped',
  refused: 'stopped',
  withdrawn: 'over',
  approved: 'waiting',
  ordered: 'waiting',
  delivered: 'waiting',
  completed: 'good',
};

/** How an engraving request stands. */
export function EngravingStateTag({ state }: { readonly state: EngravingState }): ReactNode {
  const say = useMessages(engravingMessages);
  return <StatusTag tone={tones[state]}>{say(`state.${state}`)}</StatusTag>;
}
