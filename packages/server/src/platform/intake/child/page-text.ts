import type { Box, Found, TextLine } from '../facts.ts';
import type { Glyph } from './pdfium.ts';

const MM_PER_POINT = 25.4 / 72;

/** Points to mm, to a hundredth. */
export const mm = (points: number): number => Math.round(points * MM_PER_POINT * 100) / 100;

const BREAK = /^[\r\n\u2028\u2029]$/;

/** The box around letters, in mm. Letters without extent (made-up spaces) do not count. */
function around(glyphs: readonly Glyph[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const glyph of glyphs) {
    if (glyph.right === glyph.left && glyph.bottom === glyph.top) continue;
    left = Math.min(left, glyph.left);
    top = Math.min(top, glyph.top);
    right = Math.max(right, glyph.right);
    bottom = Math.max(bottom, glyph.bottom);
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: mm(left), y: mm(top), width: mm(right - left), height: mm(bottom - top) };
}

/** Splits letters at their line breaks; lines of white space only are left out. */
export function linesOf(glyphs: readonly Glyph[]): TextLine[] {
  const lines: TextLine[] = [];
  for (const line of splitLines(glyphs)) {
    const text = line.map((glyph) => glyph.text).join('');
    if (text.trim() !== '') lines.push({ text: text.trimEnd(), box: around(line) });
  }
  return lines;
}

function splitLines(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: Glyph[][] = [[]];
  for (const glyph of glyphs) {
    if (BREAK.test(glyph.text)) lines.push([]);
    else lines.at(-1)?.push(glyph);
  }
  return lines;
}

/** Compared text: compatibility forms are one (（ and (, １ and 1), case and white space do not count. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/**
 * Finds a keyword on a page, also where it runs over a line break. A hit has one box per line. An empty keyword is
 * nowhere.
 */
export function findOn(glyphs: readonly Glyph[], keyword: string): Found['boxes'][] {
  const wanted = plain(keyword);
  if (wanted === '') return [];
  const letters: { letter: string; glyph: Glyph; line: number }[] = [];
  splitLines(glyphs).forEach((line, number) => {
    for (const glyph of line) for (const letter of plain(glyph.text)) letters.push({ letter, glyph, line: number });
  });
  const sought = [...wanted];
  const hits: Found['boxes'][] = [];
  for (let at = 0; at + sought.length <= letters.length; at += 1) {
    if (!sought.every((letter, offset) => letters[at + offset]?.letter === letter)) continue;
    const byLine = Map.groupBy(letters.slice(at, at + sought.length), ({ line }) => line);
    hits.push([...byLine.values()].map((part) => around(part.map(({ glyph }) => glyph))));
    at += sought.length - 1;
  }
  return hits;
}
