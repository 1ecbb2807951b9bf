import type { TextLine } from './facts.ts';

/**
 * Patterns of places left open in Chinese and English forms: underscores or lines of dots to write on, empty brackets,
 * dates without figures (`年  月  日`), and rows of placeholder crosses. Only what is surely a place to write in counts:
 * two underscores are not, an empty pair of brackets without a gap is not.
 */
const patterns: readonly RegExp[] = [
  /[\s_＿]*年[\s_＿]+月[\s_＿]+日/g,
  /[_＿﹍]{3,}/g,
  // However wide the gap was, it may come out of a PDF as one space. `[ ]` is a box to tick.
  /[（(【〔][\s_＿]+[）)】〕]/g,
  /[×Xx＊*]{4,}/g,
];

/** Places left open in one line, as written, from left to right. */
export function blanksIn(line: TextLine): TextLine[] {
  const found: { at: number; text: string }[] = [];
  let rest = line.text;
  for (const pattern of patterns) {
    for (const match of rest.matchAll(pattern)) found.push({ at: match.index, text: match[0].trim() });
    // What one pattern has taken is not counted again by the next.
    rest = rest.replace(pattern, (taken) => '\0'.repeat(taken.length));
  }
  return found.sort((a, b) => a.at - b.at).map(({ at, text }) => ({ text, box: part(line, at, text.length) }));
}

/** The box of a part of a line, taking all characters as equally wide. */
function part({ text, box }: TextLine, at: number, length: number): TextLine['box'] {
  const unit = box.width / Math.max(1, text.length);
  return { ...box, x: box.x + at * unit, width: length * unit };
}
