import { create, type Font } from 'fontkit';
import { missingCharacter } from '../drawing-error.ts';
import { fontFile } from '../fonts.ts';
import { type Box, box, type Matrix, type Segment, transform } from './path.ts';

/** One character as an outline in em units: pen start at x = 0, baseline at y = 0, y down. */
export type Glyph = {
  readonly segments: readonly Segment[];
  /** Width of the cell the character takes, in em, with the outline centred in it. Han characters take a full em. */
  readonly cell: number;
  /** The middle of the cell in glyph coordinates. */
  readonly middle: number;
  readonly han: boolean;
  readonly ink: Box | null;
};

/** Height of the middle of a Han character above the baseline, in em: (0.872 − 0.110) / 2 over all of U+4E00–9FFF. */
export const MIDDLE_HEIGHT = 0.381;

/** White space around characters that are not Han, in em: their own side bearings are made for running text. */
const LATIN_AIR = 0.18;

/** Width of a space, in em. */
const BLANK = 0.4;

const HAN = /^\p{Script=Han}$/u;

let bold: Font | undefined;

function outline(font: Font, codePoint: number, character: string): Segment[] {
  const glyph = font.glyphForCodePoint(codePoint);
  if (glyph.id === 0) throw missingCharacter(character);
  const em = font.unitsPerEm;
  return glyph.path.commands.map(({ command, args }): Segment => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args.map((value, i) => (i % 2 === 0 ? value / em : -value / em));
    switch (command) {
      case 'moveTo':
        return ['M', a, b];
      case 'lineTo':
        return ['L', a, b];
      case 'quadraticCurveTo':
        return ['Q', a, b, c, d];
      case 'bezierCurveTo':
        return ['C', a, b, c, d, e, f];
      case 'closePath':
        return ['Z'];
    }
  });
}

/**
 * The outline of one character in Noto Serif SC Bold.
 * @throws DrawingError `character-missing` when the font does not have it.
 */
export function glyph(character: string): Glyph {
  bold ??= create(fontFile('bold'));
  const segments = outline(bold, character.codePointAt(0) ?? 0, character);
  const ink = box(segments);
  const han = HAN.test(character);
  if (han || !ink) return { segments, ink, han, cell: han ? 1 : BLANK, middle: (han ? 1 : BLANK) / 2 };
  return { segments, ink, han, cell: ink.right - ink.left + LATIN_AIR, middle: (ink.left + ink.right) / 2 };
}

/** The outlines of a text, one per character (by code point, so that surrogate pairs stay whole). */
export function glyphs(text: string): Glyph[] {
  return Array.from(text.normalize('NFC'), glyph);
}

/**
 * Where one character stands: its middle at (`x`, `y`) in mm, its own "right" turned clockwise by `turn` radians,
 * `width` and `height` the size of one em in mm.
 */
export type Placement = {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly width: number;
  readonly height: number;
};

/** The outline of a character put in its place, in mm. */
export function place(glyph: Glyph, { x, y, turn, width, height }: Placement): Segment[] {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [dx, dy] = [-glyph.middle * width, MIDDLE_HEIGHT * height];
  const matrix: Matrix = [
    cos * width,
    sin * width,
    -sin * height,
    cos * height,
    x + cos * dx - sin * dy,
    y + sin * dx + cos * dy,
  ];
  return transform(glyph.segments, matrix);
}
