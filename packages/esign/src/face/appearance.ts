import { deflateSync } from 'node:zlib';
import type { VectorAppearance } from '../seal-appearance.ts';
import type { FaceDrawing } from './drawing.ts';
import { INK } from './face.ts';
import type { Segment } from './path.ts';

/** Points per millimetre. */
const POINT = 72 / 25.4;

/** The point two thirds of the way, to a thousandth of a mm. */
const handle = (from: number, to: number): string => String(Math.round((from + ((to - from) * 2) / 3) * 1000) / 1000);

/** PDF has no quadratic curves: the cubic that draws the same one has its handles two thirds of the way to the control. */
function operators(segments: readonly Segment[]): string {
  let [x0, y0] = [0, 0];
  const lines = segments.map((s) => {
    if (s[0] === 'Z') return 'h';
    const [x, y] = [s.at(-2) as number, s.at(-1) as number];
    const [fromX, fromY] = [x0, y0];
    [x0, y0] = [x, y];
    if (s[0] === 'M') return `${x} ${y} m`;
    if (s[0] === 'L') return `${x} ${y} l`;
    if (s[0] === 'C') return `${s.slice(1).join(' ')} c`;
    const [cx, cy] = [s[1], s[2]];
    return [handle(fromX, cx), handle(fromY, cy), handle(x, cx), handle(y, cy), x, y, 'c'].join(' ');
  });
  return lines.join('\n');
}

/**
 * The face as PDF operators (ISO 32000-1 §8.5), compressed once. The outlines stay in mm; one matrix scales them to
 * points and turns y up.
 */
export function faceToAppearance({ widthMm, heightMm, colour, paths }: FaceDrawing): VectorAppearance {
  const ink = INK[colour].map((part) => (part / 255).toFixed(4)).join(' ');
  const scale = POINT.toFixed(6);
  const middle = [widthMm, heightMm].map((side) => ((side * POINT) / 2).toFixed(4)).join(' ');
  const shapes = paths.filter((path) => path.segments.length > 0).map((path) => `${operators(path.segments)}\nf`);
  const text = ['q', `${ink} rg`, `${scale} 0 0 -${scale} ${middle} cm`, ...shapes, 'Q', ''].join('\n');
  const content = new TextEncoder().encode(text);
  return { kind: 'vector', widthMm, heightMm, content, deflated: deflateSync(content, { level: 9 }) };
}
