import { useState, type CSSProperties, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { kitMessages } from '../messages.ts';
import type { PagePoint } from './geometry.ts';
import type { ViewedPage } from './page-viewer.tsx';

interface PageImageProps {
  readonly page: ViewedPage;
  readonly number: number;
  readonly onPress?: (at: PagePoint) => void;
  readonly locate: (clientX: number, clientY: number) => PagePoint | undefined;
}

/** One page at its place: the picture is loaded when the page comes near the view, its room is kept before. */
export function PageImage({ page, number, onPress, locate }: PageImageProps): ReactNode {
  const say = useMessages(kitMessages);
  const [failed, setFailed] = useState(false);
  const words = say('pages.page', { page: number });
  const size = { '--width': page.widthMm, '--height': page.heightMm } as CSSProperties;
  return (
    <figure className="viewer-page" style={size} data-page={number}>
      {failed ? (
        <output className="viewer-failed">
          {words}: {say('pages.failed')}
        </output>
      ) : (
        // Pressing a page is the mouse's short cut; whoever listens offers the same by a button.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
        <img
          src={page.url}
          alt={words}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailed(true)}
          onClick={(event) => {
            const at = locate(event.clientX, event.clientY);
            if (at !== undefined) onPress?.(at);
          }}
        />
      )}
    </figure>
  );
}
