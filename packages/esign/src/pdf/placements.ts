import { EsignError } from '../esign-error.ts';

/** Where a seal goes, in the words of the person who places it: millimetres on the page as it is displayed. */
export type Placement = PointPlacement | StraddlePlacement;

export interface PointPlacement {
  kind: 'point';
  /** From 1. */
  page: number;
  /** Of the seal's centre, from the top left corner of the visible page. */
  xMm: number;
  yMm: number;
  /** Degrees, clockwise as displayed. */
  rotation?: number;
}

/** 骑缝章: one seal cut into strips along the same edge of consecutive pages, whole again when the sheets are fanned. */
export interface StraddlePlacement {
  kind: 'straddle';
  side: 'right' | 'left' | 'top' | 'bottom';
  /** From 1, both included. */
  fromPage: number;
  toPage: number;
  /** Of the seal's centre along the edge: from the top for right and left, from the left for top and bottom. */
  offsetMm: number;
}

export interface SealSize {
  widthMm: number;
  heightMm: number;
}

export interface Rectangle {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** The visible page in default user space. */
export interface PageGeometry {
  box: Rectangle;
  /** How far the page is turned clockwise when displayed. */
  rotation: 0 | 90 | 180 | 270;
  /** Points per unit of user space. */
  userUnit: number;
}

/** One appearance of the seal, or of a slice of it, on one page. */
export interface Impression {
  /** From 0. */
  pageIndex: number;
  /** In the page's default user space. */
  rect: Rectangle;
  /** The shown part of the seal: points, origin at the seal's bottom left. */
  part: Rectangle;
  /** How far the part is turned counter-clockwise in user space, so that it stands as asked on the displayed page. */
  turn: number;
}

export const POINTS_PER_MM = 72 / 25.4;
/** A strip thinner than this is neither seen nor printed reliably; longer documents get several seals. */
export const THINNEST_SLICE_MM = 3;
/** What rounding may put outside of the page, in points. */
const TOLERANCE = 0.01;

/** Size of the displayed page in millimetres. */
export function displayedSize(page: PageGeometry): { widthMm: number; heightMm: number } {
  const width = ((page.box.x1 - page.box.x0) * page.userUnit) / POINTS_PER_MM;
  const height = ((page.box.y1 - page.box.y0) * page.userUnit) / POINTS_PER_MM;
  return page.rotation % 180 === 0 ? { widthMm: width, heightMm: height } : { widthMm: height, heightMm: width };
}

/**
 * The impressions that placements make of a seal, in the order of the placements and their pages.
 *
 * @throws {EsignError} `placement-missing`, `pdf-page-missing`, `placement-outside-page`, `straddle-needs-pages`,
 *   `straddle-seal-too-small`
 */
export function placeSeal(
  placements: readonly Placement[],
  seal: SealSize,
  pages: readonly PageGeometry[],
): Impression[] {
  if (placements.length === 0) throw new EsignError('placement-missing');
  return placements.flatMap((placement) =>
    placement.kind === 'point' ? [placeAtPoint(placement, seal, pages)] : placeStraddling(placement, seal, pages),
  );
}

function placeAtPoint(placement: PointPlacement, seal: SealSize, pages: readonly PageGeometry[]): Impression {
  const page = pageAt(pages, placement.page);
  const rotation = placement.rotation ?? 0;
  const shown = turnedSize(seal, rotation);
  const rect = onPage(page, placement.page, {
    x0: placement.xMm - shown.widthMm / 2,
    y0: placement.yMm - shown.heightMm / 2,
    x1: placement.xMm + shown.widthMm / 2,
    y1: placement.yMm + shown.heightMm / 2,
  });
  return { pageIndex: placement.page - 1, rect, part: wholeSeal(seal), turn: modulo360(page.rotation - rotation) };
}

function placeStraddling(placement: StraddlePlacement, seal: SealSize, pages: readonly PageGeometry[]): Impression[] {
  const { fromPage, toPage, side } = placement;
  if (!(toPage > fromPage)) throw new EsignError('straddle-needs-pages', { fromPage, toPage });
  for (const page of [fromPage, toPage]) pageAt(pages, page);
  const upright = side === 'right' || side === 'left';
  const across = upright ? seal.widthMm : seal.heightMm;
  return groupPages(fromPage, toPage, across).flatMap(({ first, count }) =>
    Array.from({ length: count }, (_, index) => {
      const number = first + index;
      const page = pageAt(pages, number);
      // Sheets are fanned towards the edge: what lies nearest to the seal's far side is on the last sheet.
      const strip = side === 'right' || side === 'bottom' ? index : count - 1 - index;
      const rect = onPage(page, number, stripOnPage(placement, seal, displayedSize(page), across / count));
      const part = stripOfSeal(seal, upright, strip, count);
      return { pageIndex: number - 1, rect, part, turn: page.rotation };
    }),
  );
}

/**
 * Splits pages into runs that share one seal, as even as possible, so that no strip is thinner than
 * {@link THINNEST_SLICE_MM} and no run has a single page.
 *
 * @throws {EsignError} `straddle-seal-too-small` below three strips: runs of two could leave a page alone
 */
export function groupPages(fromPage: number, toPage: number, acrossMm: number): { first: number; count: number }[] {
  const mostPages = Math.floor(acrossMm / THINNEST_SLICE_MM + 1e-9);
  if (mostPages < 3)
    throw new EsignError('straddle-seal-too-small', { sizeMm: acrossMm, smallestMm: 3 * THINNEST_SLICE_MM });
  const total = toPage - fromPage + 1;
  const groups = Math.ceil(total / mostPages);
  const boundary = (group: number): number => fromPage + Math.ceil((group * total) / groups);
  return Array.from({ length: groups }, (_, group) => ({
    first: boundary(group),
    count: boundary(group + 1) - boundary(group),
  }));
}

/** Displayed millimetres, from the top left of the page. */
function stripOnPage(
  { side, offsetMm }: StraddlePlacement,
  seal: SealSize,
  page: { widthMm: number; heightMm: number },
  thickness: number,
): Rectangle {
  const half = (side === 'right' || side === 'left' ? seal.heightMm : seal.widthMm) / 2;
  const along = { from: offsetMm - half, to: offsetMm + half };
  if (side === 'left') return { x0: 0, y0: along.from, x1: thickness, y1: along.to };
  if (side === 'right') return { x0: page.widthMm - thickness, y0: along.from, x1: page.widthMm, y1: along.to };
  if (side === 'top') return { x0: along.from, y0: 0, x1: along.to, y1: thickness };
  return { x0: along.from, y0: page.heightMm - thickness, x1: along.to, y1: page.heightMm };
}

/** Strip `index` of `count`, counted from the left of the seal (upright strips) or from its top. */
function stripOfSeal(seal: SealSize, upright: boolean, index: number, count: number): Rectangle {
  const whole = wholeSeal(seal);
  if (upright) return { ...whole, x0: (whole.x1 * index) / count, x1: (whole.x1 * (index + 1)) / count };
  return { ...whole, y0: (whole.y1 * (count - index - 1)) / count, y1: (whole.y1 * (count - index)) / count };
}

function wholeSeal(seal: SealSize): Rectangle {
  return { x0: 0, y0: 0, x1: seal.widthMm * POINTS_PER_MM, y1: seal.heightMm * POINTS_PER_MM };
}

/** The upright box around a seal turned by some degrees. */
function turnedSize(seal: SealSize, degrees: number): SealSize {
  const { cos, sin } = turn(degrees);
  return {
    widthMm: seal.widthMm * Math.abs(cos) + seal.heightMm * Math.abs(sin),
    heightMm: seal.widthMm * Math.abs(sin) + seal.heightMm * Math.abs(cos),
  };
}

/** Cosine and sine without the rounding noise at quarter turns. */
export function turn(degrees: number): { cos: number; sin: number } {
  const exact = (value: number): number => (Math.abs(value) < 1e-12 ? 0 : value);
  const radians = (degrees * Math.PI) / 180;
  return { cos: exact(Math.cos(radians)), sin: exact(Math.sin(radians)) };
}

const modulo360 = (degrees: number): number => ((degrees % 360) + 360) % 360;

function pageAt(pages: readonly PageGeometry[], number: number): PageGeometry {
  const page = Number.isInteger(number) ? pages[number - 1] : undefined;
  if (page === undefined) throw new EsignError('pdf-page-missing', { page: number, pages: pages.length });
  return page;
}

/** Takes a rectangle in displayed millimetres (y downwards) to user space. @throws {EsignError} `placement-outside-page` */
function onPage(page: PageGeometry, number: number, shown: Rectangle): Rectangle {
  const scale = POINTS_PER_MM / page.userUnit;
  const { widthMm, heightMm } = displayedSize(page);
  const tolerance = TOLERANCE / POINTS_PER_MM;
  const inside =
    shown.x0 >= -tolerance &&
    shown.y0 >= -tolerance &&
    shown.x1 <= widthMm + tolerance &&
    shown.y1 <= heightMm + tolerance;
  if (!inside) throw new EsignError('placement-outside-page', { page: number });
  const [left, top, right, bottom] = [shown.x0 * scale, shown.y0 * scale, shown.x1 * scale, shown.y1 * scale];
  const { x0, y0, x1, y1 } = page.box;
  switch (page.rotation) {
    case 0:
      return { x0: x0 + left, y0: y1 - bottom, x1: x0 + right, y1: y1 - top };
    case 90:
      return { x0: x0 + top, y0: y0 + left, x1: x0 + bottom, y1: y0 + right };
    case 180:
      return { x0: x1 - right, y0: y0 + top, x1: x1 - left, y1: y0 + bottom };
    case 270:
      return { x0: x1 - bottom, y0: y1 - right, x1: x1 - top, y1: y1 - left };
  }
}
