import type { SealAppearance } from '../seal-appearance.ts';
import type { RevisionObject } from './incremental-update.ts';
import { writeNumber } from './object-writer.ts';
import { POINTS_PER_MM, turn, type Impression } from './placements.ts';

const box = (width: number, height: number): string => `[0 0 ${writeNumber(width)} ${writeNumber(height)}]`;

function stream(number: number, entries: string, data: Uint8Array): RevisionObject {
  return { number, generation: 0, body: { dictionary: `<<${entries}/Length ${data.length}>>`, data } };
}

/**
 * The seal as a form XObject in points, embedded once per document whatever the number of placements. Its data was
 * compressed when the seal face was made.
 *
 * @param allocate answers with a fresh object number
 * @returns the form first
 */
export function sealForm(appearance: SealAppearance, allocate: () => number): [RevisionObject, ...RevisionObject[]] {
  const width = appearance.widthMm * POINTS_PER_MM;
  const height = appearance.heightMm * POINTS_PER_MM;
  const form = `/Type/XObject/Subtype/Form/BBox${box(width, height)}`;
  const number = allocate();
  if (appearance.kind === 'vector') {
    return [stream(number, `${form}/Resources<<>>/Filter/FlateDecode`, appearance.deflated)];
  }
  const [image, mask] = [allocate(), allocate()];
  const pixels = `/Type/XObject/Subtype/Image/Width ${appearance.widthPx}/Height ${appearance.heightPx}`;
  const samples = `${pixels}/BitsPerComponent 8/Filter/FlateDecode`;
  const draw = Buffer.from(`${writeNumber(width)} 0 0 ${writeNumber(height)} 0 0 cm /I Do`, 'latin1');
  return [
    stream(number, `${form}/Resources<</XObject<</I ${image} 0 R>>>>`, draw),
    stream(image, `${samples}/ColorSpace/DeviceRGB/SMask ${mask} 0 R`, appearance.rgbDeflated),
    stream(mask, `${samples}/ColorSpace/DeviceGray`, appearance.alphaDeflated),
  ];
}

/**
 * The appearance of one widget: a window onto the seal, cut to the impression's part and turned with the page. The
 * viewer fits it into the widget's rectangle (ISO 32000-1 §12.5.5, algorithm 8.1).
 */
export function impressionForm(number: number, seal: number, impression: Impression): RevisionObject {
  const { part } = impression;
  const { cos, sin } = turn(impression.turn);
  const matrix = [cos, sin, -sin, cos, 0, 0].map(writeNumber).join(' ');
  const entries = [
    '/Type/XObject/Subtype/Form',
    `/BBox${box(part.x1 - part.x0, part.y1 - part.y0)}`,
    `/Matrix[${matrix}]`,
    `/Resources<</XObject<</S ${seal} 0 R>>>>`,
  ].join('');
  const draw = `q 1 0 0 1 ${writeNumber(-part.x0)} ${writeNumber(-part.y0)} cm /S Do Q`;
  return stream(number, entries, Buffer.from(draw, 'latin1'));
}
