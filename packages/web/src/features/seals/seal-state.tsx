import type { SealView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { sealsMessages } from './messages.ts';

/** How a seal stands: in use, suspended, or not yet fit for use. */
export function SealStateTag({ seal }: { readonly seal: Pick<SealView, 'state' | 'usable'> }): ReactNode {
  const say = useMessages(sealsMessages);
  if (seal.state !== 'active') return <StatusTag tone="stopped">{say(`state.${seal.state}`)}</StatusTag>;
  return seal.usable ? (
    <StatusTag tone="good">{say('state.active')}</StatusTag>
  ) : (
    <StatusTag tone="waiting">{say('unusable')}</StatusTag>
  );
}
