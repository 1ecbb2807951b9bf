import { columnText, split } from './columns.ts';
import type { FacePath } from './drawing.ts';
import type { CompleteFace } from './face.ts';
import { type Glyph, glyphs } from './glyphs.ts';
import { frame } from './path.ts';
import { parts } from './round.ts';

/** Most characters of a column before the name takes another one. */
const LONGEST_COLUMN = 6;

/** 张三之印, 王小明印, 欧阳修文: a person's seal wants four characters; longer names end in 印. */
function personInscription(name: string, ending: string): string {
  if (ending !== '') return name + ending;
  const length = Array.from(name).length;
  if (length === 2) return `${name}之印`;
  return length === 4 ? name : `${name}印`;
}

/** Brackets lie down in a column: the vertical forms of U+FE35 and U+FE36. */
const UPRIGHT: Record<string, string> = { '(': '︵', '（': '︵', ')': '︶', '）': '︶' };
const columnGlyphs = (text: string): Glyph[] =>
  glyphs(text.replace(/[()（）]/g, (bracket) => UPRIGHT[bracket] ?? bracket));

function personColumns(face: CompleteFace): Glyph[][] {
  const set = columnGlyphs(personInscription(face.name, face.purpose));
  return split(set, Math.ceil(Math.sqrt(set.length)));
}

/** Name in the columns to the right, purpose in the last one, as on the finance seals kept with banks. */
function entityColumns(face: CompleteFace): Glyph[][] {
  const name = columnGlyphs(face.name);
  const count = Math.max(Math.ceil(name.length / LONGEST_COLUMN), Math.round(Math.sqrt(name.length) - 0.4), 1);
  const ending = face.purpose + (face.number === undefined ? '' : String(face.number));
  return [...split(name, count), ...(ending === '' ? [] : [columnGlyphs(ending)])];
}

/** A square seal: framed columns from right to left. The frame is 1 mm, a little more on seals above 22 mm. */
export function squareFace(face: CompleteFace): FacePath[] {
  const half = face.widthMm / 2;
  const edge = face.widthMm > 22 ? 1.2 : 1;
  const columns = face.style === 'legal-rep' ? personColumns(face) : entityColumns(face);
  return [...parts('edge', [frame(half, half, edge)]), ...parts('name', columnText(columns, half - edge - 0.55))];
}
