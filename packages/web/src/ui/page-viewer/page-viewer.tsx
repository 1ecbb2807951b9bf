import './page-viewer.css';
import { useEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { kitMessages } from '../messages.ts';
import { fitScale, pageAt, pointOnPage, type PagePoint, type SizeMm } from './geometry.ts';
import { PageImage } from './page-image.tsx';
import { useCurrentPage, useWidth } from './use-viewport.ts';
import { ViewerContext } from './viewer-context.ts';
import { ViewerToolbar } from './viewer-toolbar.tsx';

/** One page of a document: its size as shown, and where its picture is. */
export interface ViewedPage extends SizeMm {
  readonly url: string;
}

interface PageViewerProps {
  readonly pages: readonly ViewedPage[];
  /** What lies on the pages: `Placement`s. They share one layer, so that one can be dragged from page to page. */
  readonly children?: ReactNode;
  /** Called when a page is pressed where nothing lies on it. */
  readonly onPress?: (at: PagePoint) => void;
  /** Called when another page comes into view, from 1. */
  readonly onPage?: (page: number) => void;
}

/**
 * A document as pictures of its pages, below each other: only those near the view are loaded. The keyboard scrolls
 * it, its buttons turn pages and zoom.
 */
export function PageViewer({ pages, children, onPress, onPage }: PageViewerProps): ReactNode {
  const say = useMessages(kitMessages);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const [zoom, setZoom] = useState(1);
  const current = useCurrentPage(scroller, pages.length);
  useEffect(() => onPage?.(current), [current, onPage]);

  const widest = useMemo(() => pages.reduce((most, { widthMm }) => Math.max(most, widthMm), 1), [pages]);
  const scale = fitScale({ widthMm: widest, heightMm: 1 }, Math.max(width - 24, 100)) * zoom;

  const space = useMemo(
    () => ({
      pages,
      locate: (clientX: number, clientY: number): PagePoint | undefined => {
        const boxes = figuresIn(scroller.current).map((figure) => figure.getBoundingClientRect());
        const page = pageAt(clientX, clientY, boxes);
        if (page === undefined) return undefined;
        const [box, size] = [boxes[page - 1], pages[page - 1]];
        return box && size && { page, ...pointOnPage(clientX, clientY, box, size) };
      },
    }),
    [pages],
  );
  const show = (page: number): void => figuresIn(scroller.current)[page - 1]?.scrollIntoView({ block: 'start' });

  return (
    <div className="viewer">
      <ViewerToolbar page={current} total={pages.length} zoom={zoom} onPage={show} onZoom={setZoom} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section ref={scroller} className="viewer-scroll" aria-label={say('pages.viewer')} tabIndex={0}>
        <ViewerContext value={space}>
          <div className="viewer-pages" style={{ '--mm': `${scale}px` } as CSSProperties}>
            {pages.map((page, index) => (
              <PageImage key={page.url} page={page} number={index + 1} onPress={onPress} locate={space.locate} />
            ))}
            {children}
          </div>
        </ViewerContext>
      </section>
    </div>
  );
}

const figuresIn = (scroller: HTMLElement | null): readonly HTMLElement[] => [
  ...(scroller?.querySelectorAll<HTMLElement>('.viewer-page') ?? []),
];
