import { type Glyph, MIDDLE_HEIGHT, place } from './glyphs.ts';
import type { Segment } from './path.ts';

/** How far a character may be stretched either way before it looks drawn by mistake. */
const LONGEST_STRETCH = 1.6;

/** Height a character takes in its column, in em: a full one for Han, that of the ink and some air for a dot or a digit. */
const cellHeight = ({ han, ink }: Glyph): number => (han || !ink ? 1 : Math.min(1, ink.bottom - ink.top + 0.3));

/** How far below the middle of a Han character the middle of this one is, in em. */
const sunk = ({ han, ink }: Glyph): number => (han || !ink ? 0 : (ink.top + ink.bottom) / 2 + MIDDLE_HEIGHT);

/**
 * Traditional setting of a square seal: columns from right to left, each read downwards, filling the square with the
 * half side `half` (mm). Every column takes the full height, so that a shorter one has taller characters.
 */
export function columnText(columns: readonly (readonly Glyph[])[], half: number): Segment[][] {
  const width = (2 * half) / columns.length;
  return columns.flatMap((column, i) => {
    const x = half - width * (i + 0.5);
    const em = (2 * half) / column.reduce((sum, g) => sum + cellHeight(g), 0);
    let from = -half;
    return column.map((g) => {
      const height = Math.min(em, width * LONGEST_STRETCH);
      const y = from + (cellHeight(g) * em) / 2 - sunk(g) * height;
      from += cellHeight(g) * em;
      return place(g, { x, y, turn: 0, width: Math.min(width, em * LONGEST_STRETCH), height });
    });
  });
}

/** Splits a text into `count` columns as evenly as possible, the longer ones first. */
export function split<T>(items: readonly T[], count: number): T[][] {
  const columns: T[][] = [];
  let from = 0;
  for (let i = 0; i < count; i++) {
    const length = Math.ceil((items.length - from) / (count - i));
    columns.push(items.slice(from, from + length));
    from += length;
  }
  return columns;
}
