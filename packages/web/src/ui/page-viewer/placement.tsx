import { use, useId, useRef, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { kitMessages } from '../messages.ts';
import { heightAbove, keepOnPage, moveByKey, type PagePoint, type SizeMm } from './geometry.ts';
import { ViewerContext } from './viewer-context.ts';

interface PlacementProps {
  /** What lies there, e.g. the seal's name. */
  readonly name: string;
  /** Its page and its centre. */
  readonly at: PagePoint;
  readonly size: SizeMm;
  readonly selected?: boolean;
  /** Without it the thing is only shown. */
  readonly onMove?: (at: PagePoint) => void;
  readonly onRemove?: () => void;
  readonly onSelect?: () => void;
  /** The picture, which fills the place. */
  readonly children: ReactNode;
}

/** A thing that lies on a page at its true size, moved by mouse, finger or keys, over page borders as well. */
export function Placement({
  name,
  at,
  size,
  selected,
  onMove,
  onRemove,
  onSelect,
  children,
}: PlacementProps): ReactNode {
  const say = useMessages(kitMessages);
  const { pages, locate } = use(ViewerContext);
  const help = useId();
  /** From the pointer to the centre, in mm, while it is dragged. */
  const grip = useRef<{ readonly dx: number; readonly dy: number }>(undefined);

  const move = (to: PagePoint): void => {
    const page = pages[to.page - 1];
    if (page !== undefined) onMove?.({ page: to.page, ...keepOnPage(to, size, page) });
  };

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>): void => {
    onSelect?.();
    const pressed = locate(event.clientX, event.clientY);
    if (onMove === undefined || pressed === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { dx: at.xMm - pressed.xMm, dy: at.yMm - pressed.yMm };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const over = grip.current && locate(event.clientX, event.clientY);
    if (grip.current === undefined || over === undefined) return;
    move({ page: over.page, xMm: over.xMm + grip.current.dx, yMm: over.yMm + grip.current.dy });
  };
  const letGo = (): void => {
    grip.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (onRemove !== undefined && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      onRemove();
      return;
    }
    const to = onMove && moveByKey(at, event.key, event.shiftKey, pages.length);
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };

  return (
    <button
      type="button"
      className={selected === true ? 'placement placement-selected' : 'placement'}
      style={
        {
          // From the middle line of all pages, and below the tops of the pages before.
          '--x': at.xMm - (pages[at.page - 1]?.widthMm ?? 0) / 2 - size.widthMm / 2,
          '--y': at.yMm + heightAbove(pages, at.page) - size.heightMm / 2,
          '--page': at.page,
          '--w': size.widthMm,
          '--h': size.heightMm,
        } as CSSProperties
      }
      aria-label={say('placement.at', { name, x: at.xMm, y: at.yMm })}
      aria-describedby={onMove === undefined ? undefined : help}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
      onFocus={onSelect}
    >
      {children}
      {onMove === undefined ? null : (
        <span id={help} hidden>
          {say('placement.help')}
        </span>
      )}
    </button>
  );
}
