import type { SealView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { paperAddress } from './api.ts';
import { FilingPart } from './filing-part.tsx';
import { sealsMessages } from './messages.ts';
import { PaperName } from './papers-input.tsx';

/** The filing of a seal, and the papers on file about it. */
export function PapersTab({ seal }: { readonly seal: SealView }): ReactNode {
  return (
    <div className="seal-notices">
      <FilingPart seal={seal} />
      <Papers seal={seal} />
    </div>
  );
}

function Papers({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(sealsMessages);
  if (seal.papers.length === 0) {
    const keeps = seal.allowed.includes('correctSeal');
    return <EmptyState title={say('papers.none')} advice={say(keeps ? 'papers.none.advice' : 'hidden')} />;
  }
  return (
    <ul className="papers">
      {seal.papers.map(({ kind, documentId }) => (
        <li key={documentId}>
          <strong>{say(`paper.${kind}`)}</strong>
          <PaperName documentId={documentId} />
          <a href={paperAddress(documentId)} target="_blank" rel="noreferrer">
            {say('papers.open')}
          </a>
        </li>
      ))}
    </ul>
  );
}
