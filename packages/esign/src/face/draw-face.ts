import type { FaceDrawing, FacePath } from './drawing.ts';
import { ellipseFace } from './ellipse.ts';
import { type CompleteFace, completeFace, SEAL_STYLES, type SealFace, type SealShape } from './face.ts';
import { roundFace } from './round.ts';
import { squareFace } from './square.ts';

const COMPOSE: Record<SealShape, (face: CompleteFace) => FacePath[]> = {
  round: roundFace,
  square: squareFace,
  ellipse: ellipseFace,
};

/**
 * Draws a seal face from its facts. The same facts give the same drawing, to a hundredth of a mm, on every machine.
 * @throws DrawingError `face-…` naming the field that cannot be drawn, `character-missing` naming the character
 */
export function drawFace(face: SealFace): FaceDrawing {
  const complete = completeFace(face);
  const { name, latinName, purpose, code, number } = complete;
  const inscription = [name, latinName, purpose, number && `(${number})`, code].filter(Boolean).join(' ');
  return {
    widthMm: face.widthMm,
    heightMm: face.heightMm,
    colour: complete.colour,
    inscription,
    paths: COMPOSE[SEAL_STYLES[face.style].shape](complete),
  };
}
