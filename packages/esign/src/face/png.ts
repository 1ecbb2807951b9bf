import { Resvg } from '@resvg/resvg-js';
import { DrawingError } from '../drawing-error.ts';
import type { FaceDrawing } from './drawing.ts';
import { faceToSvg } from './svg.ts';

/** Largest picture that is drawn or opened, in pixels. */
export const MOST_PIXELS = 25_000_000;

/**
 * The face as a transparent PNG at `dpi` dots per inch (600 is print quality). The size is checked before anything is
 * drawn.
 * @throws DrawingError `picture-too-large`, also for a resolution that makes no picture at all
 */
export function faceToPng(drawing: FaceDrawing, dpi: number): Uint8Array {
  const [width, height] = [drawing.widthMm, drawing.heightMm].map((mm) => Math.round((mm / 25.4) * dpi)) as [
    number,
    number,
  ];
  if (!(width >= 1 && height >= 1 && width * height <= MOST_PIXELS)) {
    throw new DrawingError('picture-too-large', { widthPx: width, heightPx: height, most: MOST_PIXELS });
  }
  const picture = new Resvg(faceToSvg(drawing), {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  });
  return picture.render().asPng();
}
