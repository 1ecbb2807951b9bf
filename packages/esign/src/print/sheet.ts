import { type EmbeddedFont, grayscale, PDF, type PDFImage, type PDFPage } from '@libpdf/core';
import { missingCharacter } from '../drawing-error.ts';
import { fontFile, type FontWeight } from '../fonts.ts';
import type { Align } from './form.ts';
import { wrap } from './wrap.ts';

/** Points per millimetre. */
export const MM = 72 / 25.4;
const [PAGE_WIDTH, PAGE_HEIGHT] = [210 * MM, 297 * MM];
const MARGIN = { left: 20 * MM, right: 20 * MM, top: 18 * MM, bottom: 22 * MM };
/** Middle of a Han character above the baseline, in em. */
const MIDDLE = 0.381;

export const INK = grayscale(0.1);
export const FAINT = grayscale(0.45);
const SHADE = grayscale(0.95);
const HAIRLINE = 0.6;

/** How a text is set: size in points. */
export type Type = { readonly size: number; readonly weight: FontWeight };
export const BODY: Type = { size: 10, weight: 'regular' };
export const LABEL: Type = { size: 10, weight: 'bold' };
/** Height of a line as a multiple of the type size. */
export const LEADING = 1.5;

/** Control and invisible characters have no shape to print. */
const visible = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n\r]|\p{Default_Ignorable_Code_Point}/gu, '');

/** A4 pages being filled from the top. Distances are points, `y` counted downwards from the top edge of the page. */
export class Sheet {
  readonly pdf = PDF.create();
  readonly pages: PDFPage[] = [];
  readonly left = MARGIN.left;
  readonly width = PAGE_WIDTH - MARGIN.left - MARGIN.right;
  /** Where the next block begins. */
  y = 0;
  readonly #fonts: Record<FontWeight, EmbeddedFont>;
  readonly #widths: Record<FontWeight, Map<string, number>> = { regular: new Map(), bold: new Map() };

  readonly #images = new Map<Uint8Array, PDFImage>();

  constructor() {
    this.#fonts = { regular: this.pdf.embedFont(fontFile('regular')), bold: this.pdf.embedFont(fontFile('bold')) };
    this.turn();
  }

  /** Begins a new page. */
  turn(): void {
    this.pages.push(this.pdf.addPage({ width: PAGE_WIDTH, height: PAGE_HEIGHT }));
    this.y = MARGIN.top;
  }

  /** What is left of the page above the bottom margin. */
  get room(): number {
    return PAGE_HEIGHT - MARGIN.bottom - this.y;
  }

  /** The whole height between the margins. */
  get height(): number {
    return PAGE_HEIGHT - MARGIN.top - MARGIN.bottom;
  }

  /** Turns the page unless `height` still fits on it. */
  require(height: number): void {
    if (height > this.room && this.y > MARGIN.top) this.turn();
  }

  /** Width of a text in points. @throws DrawingError `character-missing` */
  measure(text: string, { size, weight }: Type): number {
    const widths = this.#widths[weight];
    let sum = 0;
    for (const character of visible(text)) {
      let width = widths.get(character);
      if (width === undefined) {
        if (!this.#fonts[weight].canEncode(character)) throw missingCharacter(character);
        width = this.#fonts[weight].getTextWidth(character, 1);
        widths.set(character, width);
      }
      sum += width;
    }
    return sum * size;
  }

  /** Lines of a text within `width` points. @throws DrawingError `character-missing` */
  lines(text: string, width: number, type: Type): string[] {
    return wrap(visible(text), width, (piece) => this.measure(piece, type));
  }

  /** One line of text in a box of `width`, its middle at `middle`; on `page` (counted from 0) or the last one. */
  line(
    text: string,
    at: { x: number; middle: number; width: number; align?: Align; colour?: typeof INK; page?: number },
    type: Type,
  ): void {
    const printed = visible(text);
    if (printed === '') return;
    const rest = at.width - this.measure(printed, type);
    const x = at.x + (at.align === 'right' ? rest : at.align === 'centre' ? rest / 2 : 0);
    this.#page(at.page).drawText(printed, {
      x,
      y: PAGE_HEIGHT - at.middle - MIDDLE * type.size,
      font: this.#fonts[type.weight],
      size: type.size,
      color: at.colour ?? INK,
    });
  }

  /** A ruled box, shaded as labels are. */
  box(x: number, y: number, width: number, height: number, shaded = false): void {
    this.#page().drawRectangle({
      x,
      y: PAGE_HEIGHT - y - height,
      width,
      height,
      ...(shaded ? { color: SHADE } : {}),
      borderColor: INK,
      borderWidth: HAIRLINE,
    });
  }

  /** A horizontal rule at `y`. */
  rule(x: number, y: number, width: number, page?: number): void {
    const level = PAGE_HEIGHT - y;
    this.#page(page).drawLine({
      start: { x, y: level },
      end: { x: x + width, y: level },
      color: INK,
      thickness: HAIRLINE,
    });
  }

  /** Black squares of `size`, each at `x`, `y`, filled as one shape so that no seams show between them. */
  squares(at: readonly { x: number; y: number }[], size: number): void {
    const path = this.#page().drawPath();
    for (const { x, y } of at) path.rectangle(x, PAGE_HEIGHT - y - size, size, size);
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a PDF path, not an array
    path.fill({ color: grayscale(0) });
  }

  /** Black bars of one `height`, each at `x`, `y` and as wide as given, filled as one shape. */
  bars(at: readonly { x: number; y: number; width: number }[], height: number): void {
    const path = this.#page().drawPath();
    // Hundredths of a point are finer than any printer, and half as many digits to write.
    const fine = (points: number): number => Math.round(points * 100) / 100;
    for (const { x, y, width } of at) {
      path.rectangle(fine(x), fine(PAGE_HEIGHT - y - height), fine(width), fine(height));
    }
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a PDF path, not an array
    path.fill({ color: grayscale(0) });
  }

  /** A PNG in the given box; the same bytes are embedded once. */
  picture(png: Uint8Array, x: number, y: number, width: number, height: number): void {
    const image = this.#images.get(png) ?? this.pdf.embedPng(png);
    this.#images.set(png, image);
    this.#page().drawImage(image, { x, y: PAGE_HEIGHT - y - height, width, height });
  }

  /** Distance of the footer's middle from the top of the page. */
  get footer(): number {
    return PAGE_HEIGHT - MARGIN.bottom + 8 * MM;
  }

  #page(index = this.pages.length - 1): PDFPage {
    const page = this.pages[index];
    if (!page) throw new RangeError(`page ${index} of ${this.pages.length}`);
    return page;
  }
}
