import type { HandoverState } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { custodyMessages } from './messages.ts';

const tones: Readonly<Record<HandoverState, Tone>> = {
  proposed: 'waiting',
  completed: 'good',
  declined: 'stopped',
  cancelled: 'over',
};

/** How a handover stands. */
export function HandoverStateTag({ state }: { readonly state: HandoverState }): ReactNode {
  const say = useMessages(custodyMessages);
  return <StatusTag tone={tones[state]}>{say(`state.${state}`)}</StatusTag>;
}
