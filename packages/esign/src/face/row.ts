import { type Glyph, place } from './glyphs.ts';
import type { Segment } from './path.ts';

/** A text set straight across the seal, centred on (0, `y`), in mm. */
export type RowText = {
  readonly glyphs: readonly Glyph[];
  readonly y: number;
  readonly maxWidth: number;
  readonly height: number;
  readonly condense: number;
  /** Largest distance of two characters, in character widths. */
  readonly spread: number;
};

const NARROWEST = 0.42;

/** Outlines of the characters from left to right; condensed, then lowered, when they would be wider than `maxWidth`. */
export function rowText({ glyphs, y, maxWidth, height, condense, spread }: RowText): Segment[][] {
  const natural = glyphs.reduce((sum, g) => sum + g.cell, 0);
  if (natural === 0) return [];
  const narrow = Math.max(Math.min(condense, NARROWEST), Math.min(condense, maxWidth / (natural * height)));
  const em = Math.min(height, maxWidth / (natural * narrow));
  const pitch = em * narrow * Math.min(spread, maxWidth / (natural * em * narrow));
  let from = (-natural * pitch) / 2;
  return glyphs.map((g) => {
    const x = from + (g.cell * pitch) / 2;
    from += g.cell * pitch;
    return place(g, { x, y, turn: 0, width: em * narrow, height: em });
  });
}
