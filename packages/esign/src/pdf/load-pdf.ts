import { PDF, type PdfDict } from '@libpdf/core';
import { EsignError } from '../esign-error.ts';

/** A parsed PDF and what the parser keeps beside its objects. */
export interface LoadedPdf {
  pdf: PDF;
  trailer: PdfDict;
  /** The lowest object number that the file does not use. */
  nextNumber: number;
}

const HEADER = Buffer.from('%PDF-', 'latin1');

/**
 * Parses a PDF that can be sealed as it is.
 *
 * @throws {EsignError} `pdf-unreadable`, `pdf-encrypted`, or `pdf-damaged` when only a repair made it readable
 */
export async function loadPdf(bytes: Uint8Array): Promise<LoadedPdf> {
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes);
  } catch (cause) {
    throw new EsignError('pdf-unreadable', {}, cause);
  }
  if (pdf.isEncrypted) throw new EsignError('pdf-encrypted');
  if (pdf.getPageCount() === 0) throw new EsignError('pdf-unreadable');
  // Offsets count from the header: with bytes before it, readers disagree on where an update points.
  if (pdf.recoveredViaBruteForce || Buffer.compare(bytes.subarray(0, HEADER.length), HEADER) !== 0) {
    throw new EsignError('pdf-damaged');
  }
  const { registry, info } = pdf.context;
  return {
    pdf,
    trailer: info.trailer,
    nextNumber: Math.max(registry.nextObjectNumber, info.trailer.getNumber('Size')?.value ?? 0),
  };
}
