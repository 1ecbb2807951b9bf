import { PdfArray, PdfDict, PdfNumber } from '@libpdf/core';
import type { PdfObject, PdfRef } from '@libpdf/core';
import type { PageGeometry, Rectangle } from './placements.ts';

type Resolve = (ref: PdfRef) => PdfObject | null;

/** Page trees of real files are a handful of levels deep; this only stops a tree that is a ring. */
const DEEPEST_PAGE_TREE = 64;
const A4: Rectangle = { x0: 0, y0: 0, x1: 595.276, y1: 841.89 };

/** What a viewer shows of a page: crop box within media box, rotation and user unit (ISO 32000-1 §7.7.3.3). */
export function readPageGeometry(page: PdfDict, resolve: Resolve): PageGeometry {
  const mediaBox = readRectangle(inherited(page, 'MediaBox', resolve), resolve) ?? A4;
  const cropBox = readRectangle(inherited(page, 'CropBox', resolve), resolve);
  return {
    box: (cropBox && intersection(mediaBox, cropBox)) ?? mediaBox,
    rotation: readRotation(inherited(page, 'Rotate', resolve)),
    userUnit: Math.max(page.getNumber('UserUnit', resolve)?.value ?? 1, Number.MIN_VALUE),
  };
}

/** A page attribute from the page itself or the nearest page tree node above it (ISO 32000-1 §7.7.3.4). */
function inherited(page: PdfDict, key: string, resolve: Resolve): PdfObject | undefined {
  let node: PdfDict | undefined = page;
  for (let depth = 0; node !== undefined && depth < DEEPEST_PAGE_TREE; depth++) {
    const value = node.get(key, resolve);
    if (value !== undefined) return value;
    node = node.getDict('Parent', resolve);
  }
  return undefined;
}

function readRectangle(value: PdfObject | undefined, resolve: Resolve): Rectangle | undefined {
  if (!(value instanceof PdfArray) || value.length !== 4) return undefined;
  const corners = [0, 1, 2, 3].map((index) => {
    const corner = value.at(index, resolve);
    return corner instanceof PdfNumber ? corner.value : NaN;
  });
  const [a = NaN, b = NaN, c = NaN, d = NaN] = corners;
  const rectangle = { x0: Math.min(a, c), y0: Math.min(b, d), x1: Math.max(a, c), y1: Math.max(b, d) };
  return rectangle.x1 > rectangle.x0 && rectangle.y1 > rectangle.y0 ? rectangle : undefined;
}

function intersection(a: Rectangle, b: Rectangle): Rectangle | undefined {
  const common = {
    x0: Math.max(a.x0, b.x0),
    y0: Math.max(a.y0, b.y0),
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
  };
  return common.x1 > common.x0 && common.y1 > common.y0 ? common : undefined;
}

function readRotation(value: PdfObject | undefined): PageGeometry['rotation'] {
  const quarters = value instanceof PdfNumber ? Math.round(value.value / 90) : 0;
  return ([0, 90, 180, 270] as const)[((quarters % 4) + 4) % 4] ?? 0;
}
