import type { VerificationLine, VerificationStatus } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { verificationMessages } from './messages.ts';

const marks: Readonly<Record<VerificationStatus, string>> = { good: '✓', warning: '!', bad: '×', unknown: '?' };

/** Each statement on its own line: by mark, word and colour, so that none of the three is needed alone. */
export function VerdictLines({ lines }: { readonly lines: readonly VerificationLine[] }): ReactNode {
  const say = useMessages(verificationMessages);
  const language = useLanguage();
  return (
    <ul className="verdict">
      {lines.map(({ status, code, words }) => (
        <li key={code} className={`verdict-${status}`}>
          <span className="verdict-mark" aria-hidden>
            {marks[status]}
          </span>
          <span>
            <span className="verdict-status">{say(`status.${status}`)}</span>
            {words[language]}
          </span>
        </li>
      ))}
    </ul>
  );
}
