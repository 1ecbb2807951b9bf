import { arcText } from './arc.ts';
import type { FacePart, FacePath } from './drawing.ts';
import type { CompleteFace } from './face.ts';
import { glyphs } from './glyphs.ts';
import { ring, type Segment, star } from './path.ts';
import { rowText } from './row.ts';

/** Name of a part on each of its outlines. */
export const parts = (part: FacePart, outlines: readonly Segment[][]): FacePath[] =>
  outlines.map((segments) => ({ part, segments }));

/** Width of a character on the arc as a share of its height, the look of 仿宋 on engraved seals. */
export const CONDENSE = 0.72;

const DEGREE = Math.PI / 180;

/** Edge 1.2 mm from 42 mm on (state-owned and joint-stock companies), else 1.0 mm. */
const edgeWidth = (diameter: number): number => (diameter >= 42 ? 1.2 : 1);

/**
 * A round seal: name along the upper arc, star or purpose in the middle, purpose and number below it, code on the lower
 * arc. Proportions are those of a 40 mm seal; the edge and the white inside it do not grow with the seal.
 */
export function roundFace(face: CompleteFace): FacePath[] {
  const radius = face.widthMm / 2;
  const unit = radius / 20;
  const edge = edgeWidth(face.widthMm);
  const textRadius = radius - edge - 0.9 * unit;
  const below = face.purpose !== '' && face.emblem === 'star';
  const lowest = below ? 118 : face.code ? 135 : 143;

  const name = arcText({
    glyphs: glyphs(face.name),
    rx: textRadius,
    ry: textRadius,
    side: 'top',
    span: 2 * lowest * DEGREE,
    height: 6.2 * unit,
    condense: CONDENSE,
    spread: 1.9,
  });
  // The band between the edge and the row is 3 mm high: small type, held apart so that it stays legible when inked.
  const code = arcText({
    glyphs: glyphs(face.code ?? ''),
    rx: radius - edge - 0.55 * unit,
    ry: radius - edge - 0.55 * unit,
    side: 'bottom',
    span: 2 * 36 * DEGREE,
    height: 2 * unit,
    condense: 0.8,
    spread: 1.15,
  });
  const purpose = rowText({
    glyphs: glyphs(face.purpose),
    y: (below ? 9.6 : face.number ? -0.8 : 0) * unit,
    maxWidth: (below ? 17.6 : 20) * unit,
    height: (below ? 4.6 : 5.4) * unit,
    condense: below ? 0.76 : 0.8,
    spread: 1.12,
  });
  const number = rowText({
    glyphs: glyphs(face.number === undefined ? '' : `(${face.number})`),
    y: (below || face.purpose === '' ? 13.8 : 5) * unit,
    maxWidth: 8 * unit,
    height: 3 * unit,
    condense: 1,
    spread: 1,
  });
  const emblem = face.emblem === 'star' ? [star((below ? 6 : 6.7) * unit)] : [];
  return [
    ...parts('edge', [ring(radius, radius, edge)]),
    ...parts('emblem', emblem),
    ...parts('name', name),
    ...parts('purpose', purpose),
    ...parts('number', number),
    ...parts('code', code),
  ];
}
