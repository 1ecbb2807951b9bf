import type { Align } from './form.ts';
import { LEADING, MM, type Sheet, type Type } from './sheet.ts';

/** One cell of a ruled row: `width` in points, its text in the type given. */
export type Cell = {
  readonly text: string;
  readonly width: number;
  readonly type: Type;
  readonly align?: Align;
  readonly shaded?: boolean;
};

const PADDING = { x: 1.6 * MM, y: 1.1 * MM };

/**
 * Draws a ruled row as high as its highest cell. A row that does not fit begins on the next page; one higher than a
 * whole page is continued there. `onTurn` draws what is repeated on a new page.
 */
export function drawRow(sheet: Sheet, cells: readonly Cell[], onTurn: () => void = () => {}): void {
  const set = cells.map((cell) => ({ ...cell, lines: sheet.lines(cell.text, cell.width - 2 * PADDING.x, cell.type) }));
  const leading = Math.max(...cells.map((cell) => cell.type.size)) * LEADING;
  const heightOf = (lines: number): number => lines * leading + 2 * PADDING.y;
  let [from, left] = [0, Math.max(...set.map((cell) => cell.lines.length))];
  const turn = () => {
    sheet.turn();
    onTurn();
  };
  if (heightOf(left) > sheet.room && heightOf(left) <= sheet.height / 2) turn();
  while (left > 0) {
    let count = Math.min(left, Math.floor((sheet.room - 2 * PADDING.y) / leading));
    if (count < 1) {
      turn();
      count = Math.max(1, Math.min(left, Math.floor((sheet.room - 2 * PADDING.y) / leading)));
    }
    const height = heightOf(count);
    let x = sheet.left;
    for (const { lines, width, type, align, shaded } of set) {
      sheet.box(x, sheet.y, width, height, shaded);
      const part = lines.slice(from, from + count);
      const first = sheet.y + (height - part.length * leading) / 2 + leading / 2;
      part.forEach((line, i) => {
        const at = { x: x + PADDING.x, middle: first + i * leading, width: width - 2 * PADDING.x, align };
        sheet.line(line, at, type);
      });
      x += width;
    }
    sheet.y += height;
    from += count;
    left -= count;
  }
}
