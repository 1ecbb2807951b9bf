import type { PlaceView, Protection } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages, type Say } from '../../lib/i18n.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { placesMessages } from './messages.ts';

/** Names protections in words: 防盗、防火. */
export const protectionWords = (say: Say<typeof placesMessages.zh>, which: readonly Protection[]): string =>
  which.map((one) => say(`protection.${one}`)).join(say('and'));

/** Whether a place has everything that keeps seals safe, and what it lacks. */
export function ProtectionTag({ place: { lacking } }: { readonly place: Pick<PlaceView, 'lacking'> }): ReactNode {
  const say = useMessages(placesMessages);
  return lacking.length === 0 ? (
    <StatusTag tone="good">{say('protection.complete')}</StatusTag>
  ) : (
    <StatusTag tone="stopped">{say('protection.lacking', { what: protectionWords(say, lacking) })}</StatusTag>
  );
}

/** Whether a place is in use. */
export function PlaceStateTag({ place: { state } }: { readonly place: Pick<PlaceView, 'state'> }): ReactNode {
  const say = useMessages(placesMessages);
  return <StatusTag tone={state === 'open' ? 'good' : 'over'}>{say(`state.${state}`)}</StatusTag>;
}
