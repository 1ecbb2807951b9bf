import { PdfArray, PdfBool, PdfDict, PdfName, PdfNull, PdfNumber, PdfRef, PdfStream, PdfString } from '@libpdf/core';
import type { PdfObject } from '@libpdf/core';

const nameEscapes = /[^!-~]|[#%()/<>[\]{}]/g;

/** `/Name` with every irregular character escaped (ISO 32000-1 §7.3.5). */
function writeName(name: string): string {
  const bytes = Buffer.from(name, 'utf8').toString('latin1');
  return `/${bytes.replace(nameEscapes, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

/** A number without an exponent; five digits after the point are a hundredth of a micrometre. */
export function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written in a PDF`);
  return Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toFixed(5)));
}

/** A text string: ASCII as it is, anything else as UTF-16BE with a byte order mark (ISO 32000-1 §7.9.2.2). */
export function writeText(text: string): string {
  const ascii = /^[ -~]*$/.test(text);
  if (ascii) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

/** A date in UTC (ISO 32000-1 §7.9.4). */
export function writeDate(at: Date): string {
  return `(D:${at
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[-:T]/g, '')}+00'00')`;
}

/**
 * The text of a direct object, one character per byte (Latin-1). Streams are written as their dictionary alone.
 *
 * @throws {TypeError} for an object that cannot stand in a file
 */
export function writeObject(object: PdfObject): string {
  if (object instanceof PdfDict) return writeEntries(object);
  if (object instanceof PdfArray) return `[${object.toArray().map(writeObject).join(' ')}]`;
  if (object instanceof PdfRef) return `${object.objectNumber} ${object.generation} R`;
  if (object instanceof PdfName) return writeName(object.value);
  if (object instanceof PdfNumber) return writeNumber(object.value);
  if (object instanceof PdfString) return `<${Buffer.from(object.bytes).toString('hex')}>`;
  if (object instanceof PdfBool) return String(object.value);
  if (object instanceof PdfNull) return 'null';
  throw new TypeError(`cannot write a PDF object of type ${object.type}`);
}

function writeEntries(dict: PdfDict): string {
  const entries = [...dict].map(([key, value]) => `${writeName(key.value)} ${writeObject(value)}`);
  return `<<${entries.join(' ')}>>`;
}

/** What two objects must agree in to be the same object: all entries in any order, and a stream's bytes. */
export function fingerprint(object: PdfObject): string {
  if (object instanceof PdfArray) return `[${object.toArray().map(fingerprint).join(' ')}]`;
  if (!(object instanceof PdfDict)) return writeObject(object);
  const entries = [...object].map(([key, value]) => `${writeName(key.value)} ${fingerprint(value)}`);
  const data = object instanceof PdfStream ? `stream ${Buffer.from(object.data).toString('latin1')}` : '';
  return `<<${entries.toSorted().join(' ')}>>${data}`;
}
