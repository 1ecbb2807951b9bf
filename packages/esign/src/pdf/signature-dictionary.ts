import { createHash } from 'node:crypto';
import { EsignError } from '../esign-error.ts';
import { writeDate, writeText } from './object-writer.ts';

/** Two ranges of the file, `[0, a, b, c]`: everything but the hex string of `/Contents` (ISO 32000-1 §12.8.1). */
export type ByteRange = [number, number, number, number];

export interface SignatureFacts {
  /** The claimed time, `/M`. */
  at: Date;
  reason?: string;
  name?: string;
  location?: string;
}

const RANGE_WIDTH = 10;
const rangePlaceholder = `/ByteRange[0 ${Array.from({ length: 3 }, () => '0'.repeat(RANGE_WIDTH)).join(' ')}]`;

/** A signature dictionary whose ranges and contents are still to be filled in, and where they lie in its text. */
export interface UnsignedDictionary {
  body: string;
  rangeAt: number;
  contentsAt: number;
  contentsLength: number;
}

/**
 * The dictionary of a PAdES baseline signature (ETSI EN 319 142-1 §6.3) with `capacity` bytes kept for the CMS.
 */
export function unsignedDictionary(facts: SignatureFacts, capacity: number): UnsignedDictionary {
  const texts = (
    [
      ['Reason', facts.reason],
      ['Name', facts.name],
      ['Location', facts.location],
    ] as const
  ).flatMap(([key, text]) => (text ? [`/${key} ${writeText(text)}`] : []));
  const start = `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M ${writeDate(facts.at)}${texts.join('')}`;
  const beforeContents = `${start}${rangePlaceholder}/Contents`;
  const contents = `<${'0'.repeat(capacity * 2)}>`;
  return {
    body: `${beforeContents}${contents}>>`,
    rangeAt: start.length,
    contentsAt: beforeContents.length,
    contentsLength: contents.length,
  };
}

/** Writes the ranges around the contents into the file, in place, and answers with them and their SHA-256. */
export function closeRanges(
  file: Buffer,
  bodyAt: number,
  dictionary: UnsignedDictionary,
): { byteRange: ByteRange; digest: Buffer } {
  const gapStart = bodyAt + dictionary.contentsAt;
  const gapEnd = gapStart + dictionary.contentsLength;
  const byteRange: ByteRange = [0, gapStart, gapEnd, file.length - gapEnd];
  file.write(
    `/ByteRange[${byteRange.join(' ')}]`.padEnd(rangePlaceholder.length),
    bodyAt + dictionary.rangeAt,
    'latin1',
  );
  const digest = createHash('sha256').update(file.subarray(0, gapStart)).update(file.subarray(gapEnd)).digest();
  return { byteRange, digest };
}

/** Writes the CMS into the place kept for it. @throws {EsignError} `signature-too-large` */
export function fillContents(file: Buffer, [, gapStart, gapEnd]: ByteRange, cms: Uint8Array): void {
  const room = gapEnd - gapStart - 2;
  if (cms.length * 2 > room) throw new EsignError('signature-too-large', { bytes: cms.length, room: room / 2 });
  file.write(Buffer.from(cms).toString('hex'), gapStart + 1, 'latin1');
}
