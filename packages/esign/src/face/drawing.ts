import type { SealColour } from './face.ts';
import type { Segment } from './path.ts';

/** The parts of a seal face, outside in. */
export type FacePart = 'edge' | 'emblem' | 'name' | 'purpose' | 'code' | 'number';

/** One closed shape: an edge, a star, or one character. */
export type FacePath = { readonly part: FacePart; readonly segments: readonly Segment[] };

/**
 * A drawn seal face: outlines in mm around the middle of the seal, y down, filled by the non-zero rule in one colour.
 * All text is outlines, so that no font is needed to show it.
 */
export type FaceDrawing = {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly colour: SealColour;
  /** The inscription as text, for people who cannot see the picture. */
  readonly inscription: string;
  readonly paths: readonly FacePath[];
};
