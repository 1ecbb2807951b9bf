import { encode } from 'uqr';
import { DrawingError } from '../drawing-error.ts';
import { MOST_PIXELS } from '../face/png.ts';
import type { Block, PairsBlock, PicturesBlock, QrBlock, SignaturesBlock, TableBlock } from './form.ts';
import { type Cell, drawRow } from './rows.ts';
import { BODY, FAINT, LABEL, LEADING, MM, type Sheet, type Type } from './sheet.ts';
import type { Words } from './words.ts';

const GAP = 4 * MM;
const BOX_HEIGHT = 30 * MM;
const QR_SIZE = 28 * MM;
const CAPTION: Type = { size: 9, weight: 'regular' };
const HEADING: Type = { size: 11.5, weight: 'bold' };

/** Height in which a block shows that it has begun. */
function beginning(sheet: Sheet, block: Block | undefined): number {
  if (block?.kind === 'signatures') return BOX_HEIGHT;
  if (block?.kind === 'qr') return QR_SIZE;
  if (block?.kind === 'pictures') return pictureRows(sheet, block)[0]?.height ?? 0;
  return 20 * MM;
}

/** A heading stays with the beginning of what it announces. */
function heading(sheet: Sheet, text: string, next: Block | undefined): void {
  const lines = sheet.lines(text, sheet.width, HEADING);
  const leading = HEADING.size * LEADING;
  sheet.require(lines.length * leading + 1 * MM + beginning(sheet, next));
  for (const line of lines) {
    sheet.line(line, { x: sheet.left, middle: sheet.y + leading / 2, width: sheet.width }, HEADING);
    sheet.y += leading;
  }
  sheet.y += 1 * MM;
}

function paragraph(sheet: Sheet, { text, align }: Extract<Block, { kind: 'paragraph' }>): void {
  const leading = BODY.size * 1.6;
  for (const line of sheet.lines(text, sheet.width, BODY)) {
    sheet.require(leading);
    sheet.line(line, { x: sheet.left, middle: sheet.y + leading / 2, width: sheet.width, align }, BODY);
    sheet.y += leading;
  }
  sheet.y += GAP;
}

function pairs(sheet: Sheet, { columns, items }: PairsBlock): void {
  const label = 28 * MM;
  const value = sheet.width / columns - label;
  const cells = (item: PairsBlock['items'][number], width: number): Cell[] => [
    { text: item.label, width: label, type: LABEL, align: 'centre', shaded: true },
    { text: item.value, width, type: BODY },
  ];
  let row: PairsBlock['items'][number][] = [];
  const flush = () => {
    const last = row.length - 1;
    // A pair without a neighbour takes the rest of the row.
    const rest = sheet.width - last * (label + value) - label;
    if (last >= 0)
      drawRow(
        sheet,
        row.flatMap((item, i) => cells(item, i === last ? rest : value)),
      );
    row = [];
  };
  for (const item of items) {
    if (item.wide) flush();
    row.push(item);
    if (item.wide || row.length === columns) flush();
  }
  flush();
  sheet.y += GAP;
}

function table(sheet: Sheet, { columns, rows, empty }: TableBlock, words: Words): void {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const width = (share: number): number => (sheet.width * share) / total;
  const header = () =>
    drawRow(
      sheet,
      columns.map(({ title, share }): Cell => ({
        text: title,
        width: width(share),
        type: LABEL,
        align: 'centre',
        shaded: true,
      })),
    );
  sheet.require(18 * MM);
  header();
  for (const row of rows) {
    const cells = columns.map(({ share, align }, i): Cell => ({
      text: row[i] ?? '',
      width: width(share),
      type: BODY,
      align,
    }));
    drawRow(sheet, cells, header);
  }
  if (rows.length === 0)
    drawRow(sheet, [{ text: empty ?? words.none, width: sheet.width, type: BODY, align: 'centre' }]);
  sheet.y += GAP;
}

/** A row of boxes, their texts broken into lines, as high as the fullest. */
function signatureRow(sheet: Sheet, boxes: SignaturesBlock['boxes'], width: number, words: Words) {
  const inner = width - 4 * MM;
  const set = boxes.map((box) => ({
    label: sheet.lines(box.label, inner, LABEL),
    opinion: sheet.lines(box.opinion ?? '', inner, BODY),
    foot: [
      ...sheet.lines(box.name === undefined ? words.signature : words.signed(box.name), inner, BODY),
      ...sheet.lines(box.at ?? words.date, inner, BODY),
    ],
  }));
  const lines = Math.max(...set.map(({ label, opinion, foot }) => label.length + opinion.length + foot.length));
  return { set, height: Math.max(BOX_HEIGHT, (lines + 1) * BODY.size * LEADING + 3 * MM) };
}

function signatures(sheet: Sheet, block: SignaturesBlock, words: Words): void {
  const [leading, padding] = [BODY.size * LEADING, { x: 2 * MM, y: 1.5 * MM }];
  const rowsOf = (columns: number) =>
    Array.from({ length: Math.ceil(block.boxes.length / columns) }, (_, i) =>
      signatureRow(sheet, block.boxes.slice(i * columns, (i + 1) * columns), sheet.width / columns, words),
    );
  let columns = block.boxes.length === 4 ? 2 : Math.max(1, Math.min(3, block.boxes.length));
  let rows = rowsOf(columns);
  // Long opinions get wider boxes.
  while (columns > 1 && rows.some((row) => row.height > sheet.height / 2)) rows = rowsOf(--columns);
  const width = sheet.width / columns;
  for (const { set, height } of rows) {
    sheet.require(height);
    set.forEach(({ label, opinion, foot }, i) => {
      const x = sheet.left + i * width;
      sheet.box(x, sheet.y, width, height);
      const draw = (lines: string[], from: number, type: Type) =>
        lines.forEach((line, row) => {
          const middle = sheet.y + padding.y + (from + row + 0.5) * leading;
          sheet.line(line, { x: x + padding.x, middle, width: width - 2 * padding.x }, type);
        });
      draw(label, 0, LABEL);
      draw(opinion, label.length, BODY);
      draw(foot, (height - 2 * padding.y) / leading - foot.length, BODY);
    });
    sheet.y += height;
  }
  sheet.y += GAP;
}

/** Refuses by the header what would cost too much to decode. */
function checkPng(png: Uint8Array): void {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (png.byteLength < 33 || view.getUint32(0) !== 0x89504e47) throw new DrawingError('picture-unreadable');
  const [widthPx, heightPx] = [view.getUint32(16), view.getUint32(20)];
  if (widthPx * heightPx > MOST_PIXELS)
    throw new DrawingError('picture-too-large', { widthPx, heightPx, most: MOST_PIXELS });
}

type Frame = { png: Uint8Array; x: number; width: number; height: number; caption: string[] };
type FrameRow = { frames: Frame[]; height: number };

/** Frames beside each other as far as they fit the width, none higher than a page. */
function pictureRows(sheet: Sheet, { items }: PicturesBlock): FrameRow[] {
  const rows: FrameRow[] = [];
  for (const { png, widthMm, heightMm, caption = '' } of items) {
    const scale = Math.min(MM, sheet.width / widthMm, (sheet.height - 20 * MM) / heightMm);
    const [width, height] = [widthMm * scale, heightMm * scale];
    const lines = caption === '' ? [] : sheet.lines(caption, width, CAPTION);
    const full = height + lines.length * CAPTION.size * LEADING + 1 * MM;
    const row = rows.at(-1);
    const beside = row?.frames.at(-1);
    const x = beside ? beside.x + beside.width + GAP : 0;
    if (row && x + width <= sheet.width + 0.01) {
      row.frames.push({ png, x, width, height, caption: lines });
      row.height = Math.max(row.height, full);
    } else rows.push({ frames: [{ png, x: 0, width, height, caption: lines }], height: full });
  }
  return rows;
}

function pictures(sheet: Sheet, block: PicturesBlock): void {
  const leading = CAPTION.size * LEADING;
  for (const { frames, height: rowHeight } of pictureRows(sheet, block)) {
    sheet.require(rowHeight);
    for (const { png, x: indent, width, height, caption } of frames) {
      const x = sheet.left + indent;
      checkPng(png);
      try {
        sheet.picture(png, x, sheet.y, width, height);
      } catch (cause) {
        throw new DrawingError('picture-unreadable', {}, cause);
      }
      sheet.box(x, sheet.y, width, height);
      caption.forEach((line, i) => {
        const middle = sheet.y + height + 1 * MM + (i + 0.5) * leading;
        sheet.line(line, { x, middle, width, align: 'centre', colour: FAINT }, CAPTION);
      });
    }
    sheet.y += rowHeight + GAP;
  }
}

function qr(sheet: Sheet, { content, text }: QrBlock): void {
  const size = QR_SIZE;
  sheet.require(size);
  // ISO/IEC 18004 asks for a quiet zone of four modules.
  const code = encode(content, { ecc: 'M', border: 4 });
  const module = size / code.size;
  const dark = code.data.flatMap((row, y) =>
    row.flatMap((on, x) => (on ? [{ x: sheet.left + x * module, y: sheet.y + y * module }] : [])),
  );
  sheet.squares(dark, module);
  const [x, leading] = [sheet.left + size + 2 * MM, CAPTION.size * LEADING];
  const lines = sheet.lines(text, sheet.width - size - 2 * MM, CAPTION);
  const first = sheet.y + Math.max(0, (size - lines.length * leading) / 2);
  lines.forEach((line, i) =>
    sheet.line(line, { x, middle: first + (i + 0.5) * leading, width: sheet.left + sheet.width - x }, CAPTION),
  );
  sheet.y += Math.max(size, lines.length * leading) + GAP;
}

/** Draws one block where the sheet stands, turning pages as needed; `next` is the block that follows. */
export function drawBlock(sheet: Sheet, block: Block, next: Block | undefined, words: Words): void {
  switch (block.kind) {
    case 'heading':
      return heading(sheet, block.text, next);
    case 'paragraph':
      return paragraph(sheet, block);
    case 'pairs':
      return pairs(sheet, block);
    case 'table':
      return table(sheet, block, words);
    case 'signatures':
      return signatures(sheet, block, words);
    case 'pictures':
      return pictures(sheet, block);
    case 'qr':
      return qr(sheet, block);
  }
}
