import type { Position } from '@yinxin/contract';
import { keepOnPage, roundMm, type PagePoint, type SizeMm } from '../../ui/page-viewer/geometry.ts';

/** A position with a name of its own, which it keeps while it is moved. */
export interface Placed {
  readonly key: string;
  readonly position: Position;
}

export type Side = Extract<Position, { kind: 'straddle' }>['side'];

/** A straddle seal at the left or right edge moves up and down; at the top and bottom, to and fro. */
export const isUpright = (side: Side): boolean => side === 'left' || side === 'right';

/**
 * The position after one of its marks was moved. A straddle seal stays at its edge and on its pages, so that only the
 * way along the edge counts.
 */
export function moved(position: Position, to: PagePoint): Position {
  if (position.kind === 'at') return { kind: 'at', page: to.page, xMm: to.xMm, yMm: to.yMm };
  return { ...position, alongMm: isUpright(position.side) ? to.yMm : to.xMm };
}

/** Distance from the edges at which a seal without a place of its own stands (mm). */
const MARGIN_MM = 25;

/** Where a seal is put when nobody says where: bottom right, where signatures stand. */
export const usualPlace = (seal: SizeMm, page: SizeMm): { readonly xMm: number; readonly yMm: number } =>
  keepOnPage(
    { xMm: page.widthMm - MARGIN_MM - seal.widthMm / 2, yMm: page.heightMm - MARGIN_MM - seal.heightMm / 2 },
    seal,
    page,
  );

/** A point as a fixed position: wholly on its page, to a tenth of a millimetre. */
export const positionAt = (point: PagePoint, seal: SizeMm, page: SizeMm): Position => ({
  kind: 'at',
  page: point.page,
  ...keepOnPage(point, seal, page),
});

/** A straddle seal in the middle of the edge of its first page. */
export function straddleOn(side: Side, fromPage: number, toPage: number, page: SizeMm): Position {
  const edge = isUpright(side) ? page.heightMm : page.widthMm;
  return { kind: 'straddle', side, fromPage, toPage, alongMm: roundMm(edge / 2) };
}

/** Whether two lists of positions are the same, in the same order. */
export const samePositions = (one: readonly Position[], other: readonly Position[]): boolean =>
  one.length === other.length && one.every((position, index) => sameAs(position, other[index]));

function sameAs(one: Position, other: Position | undefined): boolean {
  if (one.kind === 'at') {
    return other?.kind === 'at' && one.page === other.page && one.xMm === other.xMm && one.yMm === other.yMm;
  }
  return (
    other?.kind === 'straddle' &&
    one.side === other.side &&
    one.fromPage === other.fromPage &&
    one.toPage === other.toPage &&
    one.alongMm === other.alongMm
  );
}
