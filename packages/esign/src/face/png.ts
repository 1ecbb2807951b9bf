import { Resvg } from '@resvg/resvg-js';
import type { FaceDrawing } from './drawing.ts';
import { faceToSvg } from './svg.ts';

/** Largest picture that is drawn or opened, in pixels. */
export const MOST_PIXELS = 25_000_000;

/** A picture would have more pixels than `MOST_PIXELS`, or a resolution that makes no sense. */
export class ResolutionError extends Error {
  readonly code = 'resolution-unusable';

  constructor(dpi: number, widthPx: number, heightPx: number) {
    super(`${dpi} dpi would make a picture of ${widthPx} × ${heightPx} pixels; at most ${MOST_PIXELS} are drawn`);
    this.name = 'ResolutionError';
  }
}

/**
 * The face as a transparent PNG at `dpi` dots per inch (600 is print quality). The size is checked before anything is
 * drawn.
 * @throws ResolutionError
 */
export function faceToPng(drawing: FaceDrawing, dpi: number): Uint8Array {
  const [width, height] = [drawing.widthMm, drawing.heightMm].map((mm) => Math.round((mm / 25.4) * dpi)) as [
    number,
    number,
  ];
  if (!(width >= 1 && height >= 1 && width * height <= MOST_PIXELS)) throw new ResolutionError(dpi, width, height);
  const picture = new Resvg(faceToSvg(drawing), {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  });
  return picture.render().asPng();
}
