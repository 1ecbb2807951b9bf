import type { SealingState } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { sealingMessages } from './messages.ts';

const tones: Readonly<Record<SealingState, Tone>> = {
  waiting: 'waiting',
  sealing: 'waiting',
  done: 'good',
  cancelled: 'stopped',
};

/** How a sealing task stands. */
export function SealingStateTag({ state }: { readonly state: SealingState }): ReactNode {
  const say = useMessages(sealingMessages);
  return <StatusTag tone={tones[state]}>{say(`state.${state}`)}</StatusTag>;
}
