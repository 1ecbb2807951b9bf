/** A length pair in millimetres. */
export interface SizeMm {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** A point on a page as it is shown: millimetres from its top left corner. */
export interface PointMm {
  readonly xMm: number;
  readonly yMm: number;
}

/** A point on one of the pages, counted from 1. */
export interface PagePoint extends PointMm {
  readonly page: number;
}

/** A page's rectangle in the window, in CSS pixels. */
export interface PageBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Positions are kept to a tenth of a millimetre: finer than a hand places, coarser than rounding errors. */
export const roundMm = (mm: number): number => Math.round(mm * 10) / 10;

/** CSS pixels per millimetre at which a page is as wide as the place for it. */
export const fitScale = (page: SizeMm, availablePx: number): number => availablePx / page.widthMm;

/** The point of the page under a point of the window. It may lie outside the page. */
export const pointOnPage = (clientX: number, clientY: number, box: PageBox, page: SizeMm): PointMm => ({
  xMm: ((clientX - box.left) / box.width) * page.widthMm,
  yMm: ((clientY - box.top) / box.height) * page.heightMm,
});

/**
 * The nearest centre at which a thing of this size lies wholly on the page, to a tenth of a millimetre; the middle of
 * the page in a direction in which the thing does not fit.
 */
export const keepOnPage = (centre: PointMm, thing: SizeMm, page: SizeMm): PointMm => ({
  xMm: between(centre.xMm, thing.widthMm, page.widthMm),
  yMm: between(centre.yMm, thing.heightMm, page.heightMm),
});

function between(centre: number, extent: number, room: number): number {
  if (extent >= room) return roundMm(room / 2);
  const lowest = Math.ceil(extent * 5) / 10;
  const highest = Math.floor((room - extent / 2) * 10) / 10;
  return Math.min(Math.max(roundMm(centre), lowest), Math.max(lowest, highest));
}

/** Which page a point of the window lies on; nothing between the pages. */
export function pageAt(clientX: number, clientY: number, boxes: readonly PageBox[]): number | undefined {
  const index = boxes.findIndex(
    ({ left, top, width, height }) =>
      clientX >= left && clientX < left + width && clientY >= top && clientY < top + height,
  );
  return index < 0 ? undefined : index + 1;
}

/** The heights in mm of all pages before this one (from 1), without the gaps between them. */
export const heightAbove = (pages: readonly SizeMm[], page: number): number =>
  pages.slice(0, page - 1).reduce((sum, { heightMm }) => sum + heightMm, 0);

const steps: Readonly<Record<string, PointMm>> = {
  ArrowLeft: { xMm: -1, yMm: 0 },
  ArrowRight: { xMm: 1, yMm: 0 },
  ArrowUp: { xMm: 0, yMm: -1 },
  ArrowDown: { xMm: 0, yMm: 1 },
};

/**
 * Where a key moves a thing: arrows by 1 mm, with Shift by 10 mm, PageUp and PageDown to the same place on the
 * neighbouring page. Nothing for other keys. The result may lie outside the page.
 */
export function moveByKey(at: PagePoint, key: string, far: boolean, pages: number): PagePoint | undefined {
  const turn = key === 'PageUp' ? -1 : key === 'PageDown' ? 1 : 0;
  if (turn !== 0) return { ...at, page: Math.min(Math.max(at.page + turn, 1), pages) };
  const step = steps[key];
  if (step === undefined) return undefined;
  const length = far ? 10 : 1;
  return { ...at, xMm: at.xMm + step.xMm * length, yMm: at.yMm + step.yMm * length };
}

/** The zoom after one press, in steps of a quarter between half and four times the fitting width. */
export const zoomBy = (zoom: number, direction: 1 | -1): number =>
  Math.min(4, Math.max(0.5, Math.round((zoom + direction * 0.25) * 4) / 4));
