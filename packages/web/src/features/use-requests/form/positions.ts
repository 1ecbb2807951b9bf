import type { ProposedPosition } from '@yinxin/contract';
import type { Mark } from '../../../ui/seal-marks/marks.ts';
import { roundMm, type PagePoint, type SizeMm } from '../../../ui/page-viewer/geometry.ts';

/** Kinds of position that need nothing but a press, in the order in which they are offered. */
export const positionKinds = ['at', 'pages', 'straddle'] as const;
export type PositionKind = (typeof positionKinds)[number];

/** A position beside a word of the document. The word must not be empty. */
export const keywordPosition = (keyword: string): ProposedPosition => ({
  kind: 'keyword',
  keyword,
  occurrence: 'last',
  dxMm: 0,
  dyMm: 0,
});

/** From the right and the lower edge to the seal at first (mm): about where a contract is signed. */
const MARGIN = { right: 25, bottom: 40 };
/** How far a keyword position may lie from its word (mm). */
const FARTHEST = 500;

/** A new position for a seal of this size: on the page that is looked at, or with it as the first of several. */
export function newPosition(
  kind: PositionKind,
  seal: SizeMm,
  pages: readonly SizeMm[],
  current: number,
): ProposedPosition {
  const page = pages[current - 1] ?? { widthMm: 210, heightMm: 297 };
  const xMm = roundMm(Math.max(seal.widthMm / 2, page.widthMm - seal.widthMm / 2 - MARGIN.right));
  const yMm = roundMm(Math.max(seal.heightMm / 2, page.heightMm - seal.heightMm / 2 - MARGIN.bottom));
  switch (kind) {
    case 'at':
      return { kind, page: current, xMm, yMm };
    case 'pages':
      return { kind, fromPage: 1, toPage: pages.length, xMm, yMm };
    case 'straddle':
      return { kind, side: 'right', fromPage: 1, toPage: pages.length, alongMm: roundMm(page.heightMm / 2) };
  }
}

/** A position after one of its marks was moved to another point. */
export function movedTo(position: ProposedPosition, mark: Mark, to: PagePoint): ProposedPosition {
  switch (position.kind) {
    case 'at':
      return { ...position, ...to };
    case 'pages':
      return { ...position, xMm: to.xMm, yMm: to.yMm };
    case 'keyword':
      return {
        ...position,
        dxMm: shift(position.dxMm + to.xMm - mark.xMm),
        dyMm: shift(position.dyMm + to.yMm - mark.yMm),
      };
    case 'straddle':
      return { ...position, alongMm: position.side === 'left' || position.side === 'right' ? to.yMm : to.xMm };
  }
}

const shift = (mm: number): number => roundMm(Math.min(FARTHEST, Math.max(-FARTHEST, mm)));

/** How many impressions the positions make at least; how often a keyword stands is not known to the form. */
export const impressionsFor = (positions: readonly ProposedPosition[]): number =>
  positions.reduce(
    (sum, position) => sum + (position.kind === 'pages' ? Math.max(1, position.toPage - position.fromPage + 1) : 1),
    0,
  );
