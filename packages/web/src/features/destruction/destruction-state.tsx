import type { DestructionState } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { destructionMessages } from './messages.ts';

const tones: Readonly<Record<DestructionState, Tone>> = {
  proposed: 'waiting',
  returned: 'stopped',
  refused: 'stopped',
  withdrawn: 'over',
  approved: 'waiting',
  'carried-out': 'waiting',
  'destroying-keys': 'waiting',
  completed: 'good',
};

/** How a destruction stands. */
export function DestructionStateTag({ state }: { readonly state: DestructionState }): ReactNode {
  const say = useMessages(destructionMessages);
  return <StatusTag tone={tones[state]}>{say(`state.${state}`)}</StatusTag>;
}
