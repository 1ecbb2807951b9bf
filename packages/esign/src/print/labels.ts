import { setImmediate } from 'node:timers/promises';
import { encode } from 'uqr';
import { FAINT, LEADING, MM, Sheet, type Type } from './sheet.ts';

/** What is printed on one label of a seal (印章标签). */
export interface PrintedLabel {
  readonly name: string;
  /** The code as people type it. */
  readonly code: string;
  readonly kind: string;
  readonly entity: string;
  /** What the QR code holds. */
  readonly address: string;
}

/** A4 in 3 × 8 labels, as sheets of labels are sold: each 70 × 37.125 mm, without a margin around them. */
const [COLUMNS, ROWS] = [3, 8];
const [WIDTH, HEIGHT] = [70 * MM, 37.125 * MM];
const EDGE = 4 * MM;
/** With its quiet zone, so nothing may come nearer. */
const QR_SIZE = 27 * MM;

const NAME: Type = { size: 10.5, weight: 'bold' };
const CODE: Type = { size: 10, weight: 'bold' };
const SMALL: Type = { size: 7.5, weight: 'regular' };

/**
 * Sets labels on A4 pages as PDF, 24 to a page, text searchable. Labels come in batches and are set as they come; after
 * every page other work has its turn. The file itself is put together at the end.
 * @throws DrawingError `character-missing` naming a character the font lacks
 */
export async function renderLabels(
  batches: AsyncIterable<readonly PrintedLabel[]>,
  language: 'zh-CN' | 'en',
): Promise<Uint8Array> {
  const sheet = new Sheet();
  let place = 0;
  for await (const batch of batches) {
    for (const label of batch) {
      if (place === COLUMNS * ROWS) {
        await setImmediate();
        sheet.turn();
        place = 0;
      }
      drawLabel(sheet, label, { x: (place % COLUMNS) * WIDTH, y: Math.floor(place / COLUMNS) * HEIGHT });
      place += 1;
    }
  }
  sheet.pdf.setTitle(language === 'en' ? 'Seal labels' : '印章标签', { showInWindowTitleBar: true });
  sheet.pdf.setLanguage(language);
  return sheet.pdf.save({ subsetFonts: true });
}

type Corner = { readonly x: number; readonly y: number };

function drawLabel(sheet: Sheet, { name, code, kind, entity, address }: PrintedLabel, { x, y }: Corner): void {
  const top = y + (HEIGHT - QR_SIZE) / 2;
  drawQr(sheet, address, { x: x + EDGE - 1 * MM, y: top });
  const left = x + EDGE + QR_SIZE;
  const width = WIDTH - QR_SIZE - 2 * EDGE;
  const lines = [
    ...short(sheet.lines(name, width, NAME), 2).map((text) => ({ text, type: NAME, colour: undefined })),
    { text: code, type: CODE, colour: undefined },
    ...short(sheet.lines(kind, width, SMALL), 1).map((text) => ({ text, type: SMALL, colour: FAINT })),
    ...short(sheet.lines(entity, width, SMALL), 2).map((text) => ({ text, type: SMALL, colour: FAINT })),
  ];
  const height = lines.reduce((sum, { type }) => sum + type.size * LEADING, 0);
  let at = y + (HEIGHT - height) / 2;
  for (const { text, type, colour } of lines) {
    const leading = type.size * LEADING;
    sheet.line(text, { x: left, middle: at + leading / 2, width, ...(colour === undefined ? {} : { colour }) }, type);
    at += leading;
  }
}

/** As many lines as there is room for; the last one says that there is more. */
function short(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), `${[...(kept.at(-1) ?? '')].slice(0, -1).join('')}…`];
}

/** A QR code with its quiet zone of four modules (ISO/IEC 18004); neighbours in a row are one bar. */
function drawQr(sheet: Sheet, content: string, { x, y }: Corner): void {
  const { size, data } = encode(content, { ecc: 'M', border: 4 });
  const module = QR_SIZE / size;
  const bars = data.flatMap((row, line) => {
    const found: { x: number; y: number; width: number }[] = [];
    let from = -1;
    for (let column = 0; column <= size; column += 1) {
      const dark = row[column] === true;
      if (dark && from < 0) from = column;
      if (!dark && from >= 0) {
        found.push({ x: x + from * module, y: y + line * module, width: (column - from) * module });
        from = -1;
      }
    }
    return found;
  });
  sheet.bars(bars, module);
}
