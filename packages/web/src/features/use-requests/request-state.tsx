import type { UseRequestState } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { requestsMessages } from './messages.ts';

const tones: Readonly<Record<UseRequestState, Tone>> = {
  draft: 'draft',
  submitted: 'waiting',
  returned: 'stopped',
  refused: 'stopped',
  withdrawn: 'over',
  approved: 'good',
  sealing: 'waiting',
  completed: 'good',
  expired: 'over',
  voided: 'over',
};

/** All states, in the order of a request's life. */
export const requestStates = Object.keys(tones) as readonly UseRequestState[];

/** How a use request stands. */
export function RequestState({ state }: { readonly state: UseRequestState }): ReactNode {
  const say = useMessages(requestsMessages);
  return <StatusTag tone={tones[state]}>{say(`state.${state}`)}</StatusTag>;
}
