import { PdfArray, PdfDict, PdfNumber, PdfStream } from '@libpdf/core';
import { ObjectParser, PdfSyntaxError, type IndirectObject } from './object-parser.ts';

/** One appended revision of a PDF, every byte of it accounted for. */
export interface Revision {
  start: number;
  /** After `%%EOF` and its line end. */
  end: number;
  objects: Map<number, IndirectObject>;
  /** Of a table the trailer, of a cross-reference stream its dictionary. */
  trailer: PdfDict;
}

/**
 * Reads the revision that starts at `start` and follows one whose `startxref` is `previous`. Strict: the cross-reference
 * lists exactly the objects that stand there, at exactly their places; nothing lies between them; no object is freed, doubled
 * or hidden in an object stream.
 *
 * @throws {PdfSyntaxError} for anything else
 */
export function readRevision(bytes: Uint8Array, start: number, previous: number): Revision {
  const parser = new ObjectParser(bytes, start);
  const objects = new Map<number, IndirectObject>();
  let xref: Xref | undefined;
  for (;;) {
    parser.skipSpace();
    const at = parser.position;
    const keyword = parser.peekKeyword();
    if (keyword === 'xref') {
      xref = readTable(parser, at);
      break;
    }
    if (keyword === 'startxref') break;
    const object = parser.readIndirectObject();
    if (objects.has(object.number)) throw new PdfSyntaxError(`object ${object.number} stands twice in one revision`);
    objects.set(object.number, object);
    const type = object.value instanceof PdfStream ? object.value.getName('Type')?.value : undefined;
    if (type === 'ObjStm') throw new PdfSyntaxError('objects in an object stream');
    if (type === 'XRef') xref = readXrefStream(object);
  }
  parser.expectKeyword('startxref');
  const startXref = parser.readInteger();
  if (xref === undefined || xref.at !== startXref) throw new PdfSyntaxError('startxref points elsewhere');
  checkXref(xref, objects, previous);
  return { start, end: readEndMarker(bytes, parser), objects, trailer: xref.trailer };
}

/** The offset that the last `startxref` before `end` names. @throws {PdfSyntaxError} */
export function startXrefBefore(bytes: Uint8Array, end: number): number {
  const tail = Buffer.from(bytes.subarray(Math.max(0, end - 1024), end)).toString('latin1');
  const offset = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail)?.[1];
  if (offset === undefined) throw new PdfSyntaxError('no startxref at the end of the revision');
  return Number(offset);
}

interface Xref {
  at: number;
  entries: Map<number, { offset: number; generation: number }>;
  trailer: PdfDict;
}

function readTable(parser: ObjectParser, at: number): Xref {
  parser.expectKeyword('xref');
  const entries: Xref['entries'] = new Map();
  while (parser.peekKeyword() !== 'trailer') {
    const first = parser.readInteger();
    const count = parser.readInteger();
    for (let number = first; number < first + count; number++) {
      const entry = { offset: parser.readInteger(), generation: parser.readInteger() };
      const headOfFreeList = number === 0 && entry.generation === 65535;
      parser.expectKeyword(headOfFreeList ? 'f' : 'n');
      if (headOfFreeList) continue;
      if (entries.has(number)) throw new PdfSyntaxError(`object ${number} is listed twice`);
      entries.set(number, entry);
    }
  }
  parser.expectKeyword('trailer');
  const trailer = parser.readObject();
  if (!(trailer instanceof PdfDict) || trailer instanceof PdfStream) throw new PdfSyntaxError('no trailer dictionary');
  return { at, entries, trailer };
}

function readXrefStream({ value, start }: IndirectObject): Xref {
  if (!(value instanceof PdfStream)) throw new PdfSyntaxError('no cross-reference stream');
  const [typeWidth = 0, offsetWidth = 0, generationWidth = 0] = integers(value.getArray('W'), 3);
  const index = value.has('Index') ? integers(value.getArray('Index')) : [0, value.getNumber('Size')?.value ?? NaN];
  const rowWidth = typeWidth + offsetWidth + generationWidth;
  const data = decoded(value);
  const total = index.reduce((sum, count, position) => (position % 2 === 1 ? sum + count : sum), 0);
  if (rowWidth === 0 || total * rowWidth !== data.length)
    throw new PdfSyntaxError('cross-reference stream of a wrong size');

  const entries: Xref['entries'] = new Map();
  let row = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = index.slice(pair, pair + 2);
    for (let number = first; number < first + count; number++, row++) {
      const fields = data.subarray(row * rowWidth, (row + 1) * rowWidth);
      const type = typeWidth === 0 ? 1 : unsigned(fields.subarray(0, typeWidth));
      const offset = unsigned(fields.subarray(typeWidth, typeWidth + offsetWidth));
      const generation = unsigned(fields.subarray(typeWidth + offsetWidth));
      if (number === 0 && type === 0) continue;
      if (type !== 1 || entries.has(number)) throw new PdfSyntaxError(`object ${number} is not simply in use`);
      entries.set(number, { offset, generation });
    }
  }
  return { at: start, entries, trailer: value };
}

function decoded(stream: PdfStream): Uint8Array {
  try {
    return stream.getDecodedData();
  } catch (cause) {
    throw new PdfSyntaxError('cross-reference stream cannot be decoded', { cause });
  }
}

function integers(array: PdfArray | undefined, length?: number): number[] {
  const numbers = (array?.toArray() ?? []).map((item) => (item instanceof PdfNumber ? item.value : NaN));
  const sound =
    numbers.every((value) => Number.isInteger(value) && value >= 0) && numbers.length % 2 === (length ?? 0) % 2;
  if (!sound || numbers.length === 0 || (length !== undefined && numbers.length !== length)) {
    throw new PdfSyntaxError('cross-reference stream without its numbers');
  }
  return numbers;
}

const unsigned = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

function checkXref(xref: Xref, objects: ReadonlyMap<number, IndirectObject>, previous: number): void {
  const { entries, trailer } = xref;
  if (entries.size !== objects.size)
    throw new PdfSyntaxError('the cross-reference lists other objects than stand there');
  for (const [number, { offset, generation }] of entries) {
    const object = objects.get(number);
    if (object === undefined || object.start !== offset || object.generation !== generation) {
      throw new PdfSyntaxError(`object ${number} does not stand where the cross-reference says`);
    }
  }
  if (trailer.getNumber('Prev')?.value !== previous)
    throw new PdfSyntaxError('the revision does not continue the one before');
  if (trailer.has('XRefStm') || trailer.has('Encrypt')) throw new PdfSyntaxError('a hybrid or encrypted revision');
}

/** `%%EOF` and at most one line end. */
function readEndMarker(bytes: Uint8Array, parser: ObjectParser): number {
  parser.skipSpace();
  const marker = Buffer.from(bytes.subarray(parser.position, parser.position + 7)).toString('latin1');
  const match = /^%%EOF(\r\n|\r|\n|$)/.exec(marker);
  if (match === null) throw new PdfSyntaxError('no end marker');
  return parser.position + match[0].length;
}
