import { PdfArray, PdfDict, PdfNumber, PdfString } from '@libpdf/core';
import { expectTag, readDer } from '../der/read-der.ts';
import { ObjectParser } from './object-parser.ts';
import type { ByteRange } from './signature-dictionary.ts';

export type ScanProblem =
  /** No `/ByteRange [0 a b c]` of four ordered numbers within the file. */
  | 'byte-range-malformed'
  /** The bytes left out of the signature are not exactly the hexadecimal string of its `/Contents`. */
  | 'gap-not-contents'
  /** The signature's object is not sound PDF syntax, or has a key twice. */
  | 'dictionary-malformed'
  /** `/Contents` is not one DER value followed by zeros alone. */
  | 'contents-malformed';

/** A signature as the bytes of the file have it, found without the help of any cross-reference. */
export interface ScannedSignature {
  /** Of the object that holds the dictionary; NaN when it could not be read. */
  objectNumber: number;
  problem?: ScanProblem;
  /** All there without a problem. */
  signature?: { dictionary: PdfDict; byteRange: ByteRange; cms: Uint8Array };
}

/** More signatures than any real document has; stops a file of millions of fakes. */
const MOST_SIGNATURES = 256;
const BYTE_RANGE = Buffer.from('/ByteRange', 'latin1');

/** Every place in the file that says `/ByteRange`. */
export function scanSignatures(bytes: Uint8Array): ScannedSignature[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: ScannedSignature[] = [];
  for (
    let at = file.indexOf(BYTE_RANGE);
    at >= 0 && found.length < MOST_SIGNATURES;
    at = file.indexOf(BYTE_RANGE, at + 1)
  ) {
    found.push(readSignatureAt(file, at));
  }
  return found;
}

function readSignatureAt(file: Buffer, at: number): ScannedSignature {
  const opening = file.subarray(Math.max(0, at - 65_536), at).toString('latin1');
  const header = [...opening.matchAll(/(?<=^|\s)\d{1,10}\s+\d{1,5}\s+obj\b/g)].at(-1);
  if (header === undefined) return { objectNumber: NaN, problem: 'dictionary-malformed' };
  try {
    const parser = new ObjectParser(file, at - opening.length + header.index);
    const object = parser.readIndirectObject();
    const dictionary = signatureWithin(object.value);
    if (dictionary === undefined) return { objectNumber: object.number, problem: 'dictionary-malformed' };
    return { objectNumber: object.number, ...checkRanges(file, dictionary, parser) };
  } catch {
    return { objectNumber: Number.parseInt(header[0], 10), problem: 'dictionary-malformed' };
  }
}

/** The dictionary itself, or the one that a field holds directly as its value. */
function signatureWithin(value: unknown): PdfDict | undefined {
  if (!(value instanceof PdfDict)) return undefined;
  if (value.has('ByteRange')) return value;
  const inner = value.get('V');
  return inner instanceof PdfDict && inner.has('ByteRange') ? inner : undefined;
}

function checkRanges(
  file: Buffer,
  dictionary: PdfDict,
  parser: ObjectParser,
): Pick<ScannedSignature, 'problem' | 'signature'> {
  const byteRange = readByteRange(dictionary.get('ByteRange'), file.length);
  if (byteRange === undefined) return { problem: 'byte-range-malformed' };
  const contents = dictionary.get('Contents');
  const place = contents instanceof PdfString ? parser.strings.get(contents) : undefined;
  if (!(contents instanceof PdfString) || contents.format !== 'hex' || place === undefined)
    return { problem: 'contents-malformed' };
  if (place.start !== byteRange[1] || place.end !== byteRange[2]) return { problem: 'gap-not-contents' };
  try {
    const { encoded: cms } = expectTag(readDer(contents.bytes), 0x30);
    const padding = contents.bytes.subarray(cms.length);
    if (padding.some((byte) => byte !== 0)) return { problem: 'contents-malformed' };
    return { signature: { dictionary, byteRange, cms } };
  } catch {
    return { problem: 'contents-malformed' };
  }
}

/** Four non-negative integers: the first range from the start, then a gap, then the second range within the file. */
function readByteRange(value: unknown, fileLength: number): ByteRange | undefined {
  if (!(value instanceof PdfArray) || value.length !== 4) return undefined;
  const [a = NaN, b = NaN, c = NaN, d = NaN] = value
    .toArray()
    .map((item) => (item instanceof PdfNumber ? item.value : NaN));
  const sound = [a, b, c, d].every((number) => Number.isInteger(number) && number >= 0);
  return sound && a === 0 && b > 0 && b < c && d > 0 && c + d <= fileLength ? [a, b, c, d] : undefined;
}
