import type { SuspensionState } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { suspensionMessages } from './messages.ts';

const tones: Readonly<Record<SuspensionState, Tone>> = {
  submitted: 'waiting',
  returned: 'stopped',
  refused: 'stopped',
  withdrawn: 'over',
  approved: 'waiting',
  completed: 'good',
};

/** How an application for a suspension stands. */
export function SuspensionStateTag({ state }: { readonly state: SuspensionState }): ReactNode {
  const say = useMessages(suspensionMessages);
  return <StatusTag tone={tones[state]}>{say(`state.${state}`)}</StatusTag>;
}
