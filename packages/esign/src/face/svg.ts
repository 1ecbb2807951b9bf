import type { FaceDrawing, FacePart } from './drawing.ts';
import { INK } from './face.ts';
import type { Segment } from './path.ts';

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => XML[c] ?? c);

const data = (segments: readonly Segment[]): string =>
  segments.map(([operator, ...numbers]) => operator + numbers.join(' ')).join('');

/**
 * The face as a self-contained SVG, sized in mm, transparent, one path per part, with the inscription as its title.
 * It holds no text, style, script or reference: safe to put into a page.
 */
export function faceToSvg({ widthMm: w, heightMm: h, colour, inscription, paths }: FaceDrawing): string {
  const byPart = new Map<FacePart, string>();
  for (const { part, segments } of paths) byPart.set(part, (byPart.get(part) ?? '') + data(segments));
  const title = escape(inscription);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}mm" height="${h}mm" viewBox="${-w / 2} ${-h / 2} ${w} ${h}"`,
    ` role="img" aria-label="${title}" fill="rgb(${INK[colour].join(',')})"><title>${title}</title>`,
    ...Array.from(byPart, ([part, d]) => `<path data-part="${part}" d="${d}"/>`),
    '</svg>',
  ].join('');
}
