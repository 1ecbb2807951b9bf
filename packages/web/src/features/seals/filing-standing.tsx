import type { FilingStanding } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { filingMessages } from './filing-messages.ts';

const tones: Readonly<Record<Exclude<FilingStanding, 'not-due'>, Tone>> = {
  filed: 'good',
  exempt: 'over',
  unfiled: 'waiting',
};

/** How a seal stands with the public security. */
export function FilingStandingTag({ standing }: { readonly standing: FilingStanding }): ReactNode {
  const words = useMessages(filingMessages)(`standing.${standing}`);
  return standing === 'not-due' ? (
    <span className="muted">{words}</span>
  ) : (
    <StatusTag tone={tones[standing]}>{words}</StatusTag>
  );
}
