import { createHash } from 'node:crypto';
import { PdfArray, PdfString } from '@libpdf/core';
import type { PdfDict } from '@libpdf/core';
import { EsignError } from '../esign-error.ts';
import { writeObject } from './object-writer.ts';

/** An object as it stands in a revision: the text between `obj` and `endobj`, one character per byte (Latin-1). */
export interface RevisionObject {
  number: number;
  generation: number;
  body: string | { dictionary: string; data: Uint8Array };
}

export interface AppendedRevision {
  /** The original bytes, unchanged, and the revision. */
  bytes: Buffer;
  /** Where the body of each object starts, by object number. */
  bodyOffsets: Map<number, number>;
}

/** What the file says about itself where an update has to start from. */
interface Tail {
  startXref: number;
  usesXrefStream: boolean;
}

/** `startxref` of a sound file is within its last kilobyte (ISO 32000-1 Annex H, implementation note 18). */
const TAIL_LENGTH = 1024;

/**
 * Appends a revision to a PDF (ISO 32000-1 §7.5.6), in the cross-reference format the file already uses.
 * The approved bytes stay what they are: the result starts with them. Linearized files are updated in the same way.
 *
 * @param trailer the file's own, for `Root`, `Info` and `ID`
 * @param nextNumber the lowest object number never used in the file, the new objects excluded
 * @throws {EsignError} `pdf-damaged` when the file does not say where its cross-reference is
 */
export function appendRevision(
  original: Uint8Array,
  trailer: PdfDict,
  objects: readonly RevisionObject[],
  nextNumber: number,
): AppendedRevision {
  const { startXref, usesXrefStream } = readTail(original);
  const endsWithNewline = original.at(-1) === 0x0a || original.at(-1) === 0x0d;
  const chunks: Uint8Array[] = [original];
  let position = original.length;
  const write = (chunk: string | Uint8Array): void => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    chunks.push(bytes);
    position += bytes.length;
  };
  if (!endsWithNewline) write('\n');

  const entries: XrefEntry[] = [];
  const bodyOffsets = new Map<number, number>();
  for (const { number, generation, body } of objects) {
    entries.push({ number, generation, offset: position });
    write(`${number} ${generation} obj\n`);
    bodyOffsets.set(number, position);
    if (typeof body === 'string') write(`${body}\nendobj\n`);
    else {
      write(`${body.dictionary}\nstream\n`);
      write(body.data);
      write('\nendstream\nendobj\n');
    }
  }

  const xrefOffset = position;
  const size = Math.max(nextNumber, ...objects.map(({ number }) => number + 1));
  const identity = fileIdentity(trailer, chunks);
  const keep = ['Root', 'Info'].flatMap((key) => {
    const value = trailer.get(key);
    return value === undefined ? [] : [`/${key} ${writeObject(value)}`];
  });
  const links = [...keep, `/ID ${identity}`, `/Prev ${startXref}`].join(' ');
  if (usesXrefStream) {
    entries.push({ number: size, generation: 0, offset: xrefOffset });
    write(xrefStream(entries, size, links));
  } else write(`${xrefTable(entries)}trailer\n<</Size ${size} ${links}>>\n`);
  write(`startxref\n${xrefOffset}\n%%EOF\n`);
  return { bytes: Buffer.concat(chunks, position), bodyOffsets };
}

function readTail(bytes: Uint8Array): Tail {
  const from = Math.max(0, bytes.length - TAIL_LENGTH);
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.length - from).toString('latin1');
  const last = tail.slice(tail.lastIndexOf('startxref'));
  const startXref = Number(/^startxref\s+(\d{1,10})\s+%%EOF/.exec(last)?.[1] ?? NaN);
  const target = Buffer.from(bytes.subarray(startXref, startXref + 32)).toString('latin1');
  if (Number.isNaN(startXref) || !/^\s*(xref\b|\d+\s+\d+\s+obj\b)/.test(target)) throw new EsignError('pdf-damaged');
  return { startXref, usesXrefStream: !/^\s*xref/.test(target) };
}

interface XrefEntry {
  number: number;
  generation: number;
  offset: number;
}

/** Entries in runs of consecutive object numbers, as both cross-reference formats want them. */
function runsOf(entries: readonly XrefEntry[]): XrefEntry[][] {
  const runs: XrefEntry[][] = [];
  for (const entry of entries.toSorted((a, b) => a.number - b.number)) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.number === entry.number - 1) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function xrefTable(entries: readonly XrefEntry[]): string {
  const sections = runsOf(entries).map((run) => {
    const lines = run.map(
      ({ offset, generation }) => `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n\r\n`,
    );
    return `${run[0]?.number} ${run.length}\n${lines.join('')}`;
  });
  return `xref\n${sections.join('')}`;
}

function xrefStream(entries: readonly XrefEntry[], number: number, links: string): string {
  const runs = runsOf(entries);
  const data = Buffer.alloc(entries.length * 8);
  runs.flat().forEach(({ offset, generation }, index) => {
    data.writeUInt8(1, index * 8);
    data.writeUIntBE(offset, index * 8 + 1, 5);
    data.writeUInt16BE(generation, index * 8 + 6);
  });
  const index = runs.map((run) => `${run[0]?.number} ${run.length}`).join(' ');
  const dictionary = `<</Type/XRef/Size ${number + 1}/W[1 5 2]/Index[${index}]/Length ${data.length} ${links}>>`;
  return `${number} 0 obj\n${dictionary}\nstream\n${data.toString('latin1')}\nendstream\nendobj\n`;
}

/** The first identifier stays with the document, the second is new with every revision (ISO 32000-1 §14.4). */
function fileIdentity(trailer: PdfDict, chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks.slice(1)) hash.update(chunk);
  const fresh = hash.digest('hex').slice(0, 32);
  const id = trailer.get('ID');
  const first = id instanceof PdfArray ? id.at(0) : undefined;
  return `[${first instanceof PdfString ? writeObject(first) : `<${fresh}>`}<${fresh}>]`;
}
