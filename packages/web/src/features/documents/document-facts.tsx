import './documents.css';
import { DownloadOutlined, WarningOutlined } from '@ant-design/icons';
import { documentWarningTexts } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { formatBytes } from '../../lib/byte-size.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { fileUrl, pageUrl, type StoredDocument } from './api.ts';
import { documentsMessages } from './messages.ts';

/** Pages and size of a document in one line, with the way to the file itself. */
export function DocumentLine({ document }: { readonly document: StoredDocument }): ReactNode {
  const say = useMessages(documentsMessages);
  return (
    <p className="document-line muted">
      <span>{say('pages', { count: document.pages.length })}</span>
      <span>{formatBytes(document.size)}</span>
      <a href={fileUrl(document.id)} download={`${document.name.replace(/\.\w+$/, '')}.pdf`}>
        <DownloadOutlined /> {say('download')}
      </a>
    </p>
  );
}

/** What intake found in a document that people should know before they decide or seal. Nothing where there is nothing. */
export function DocumentWarnings({ document }: { readonly document: StoredDocument }): ReactNode {
  const say = useMessages(documentsMessages);
  const language = useLanguage();
  if (document.warnings.length === 0) return null;
  return (
    <div className="document-warnings">
      <p>
        <WarningOutlined /> {say('warnings')}
      </p>
      <ul>
        {document.warnings.map((warning) => (
          <li key={warning}>
            {documentWarningTexts[warning][language]}
            {warning === 'unfilled-blanks' ? <UnfilledBlanks blanks={document.unfilledBlanks} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Most blanks that are quoted; the pages themselves show the rest. */
const MOST_QUOTED = 3;

function UnfilledBlanks({ blanks }: { readonly blanks: StoredDocument['unfilledBlanks'] }): ReactNode {
  const say = useMessages(documentsMessages);
  const quoted = blanks.slice(0, MOST_QUOTED).map(({ page, text }) => say('blanks.on', { page, text }));
  return <span className="document-blanks">{quoted.join('；')}</span>;
}

/** Most thumbnails in a row. */
const MOST_THUMBNAILS = 8;

/** The first pages of a document at thumbnail size. */
export function PageThumbnails({ document }: { readonly document: StoredDocument }): ReactNode {
  const say = useMessages(documentsMessages);
  const left = document.pages.length - MOST_THUMBNAILS;
  return (
    <ul className="thumbnails" aria-label={say('thumbnails', { name: document.name })}>
      {document.pages.slice(0, MOST_THUMBNAILS).map(({ widthMm, heightMm }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a page is its number
        <li key={index}>
          <img
            src={pageUrl(document.id, index + 1, '36')}
            alt={say('thumbnails.page', { page: index + 1 })}
            width={Math.round((72 * widthMm) / heightMm)}
            height={72}
            loading="lazy"
          />
        </li>
      ))}
      {left > 0 ? <li className="muted">{say('thumbnails.more', { count: left })}</li> : null}
    </ul>
  );
}
