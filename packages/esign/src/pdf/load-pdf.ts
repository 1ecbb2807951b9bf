import { PDF } from '@libpdf/core';
import { EsignError } from '../esign-error.ts';

/** Readers look for the header within so many bytes (ISO 32000-1 Annex H, implementation note 13). */
const HEADER_WITHIN = 1024;

/**
 * Parses a PDF without any repair. A repaired document is what one reader makes of it, not what the next one shows; and the
 * library's repairs can run for ever on a few bytes.
 *
 * @throws {EsignError} `pdf-unreadable` for what is no PDF, `pdf-encrypted`, or `pdf-damaged` for what needs a repair
 */
export async function loadPdf(bytes: Uint8Array): Promise<PDF> {
  const header = Buffer.from(bytes.subarray(0, HEADER_WITHIN)).indexOf('%PDF-', 0, 'latin1');
  if (header < 0) throw new EsignError('pdf-unreadable');
  // Offsets count from the header: with bytes before it, readers disagree on where they point.
  if (header > 0) throw new EsignError('pdf-damaged');
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes, { lenient: false });
    if (pdf.getPageCount() === 0) throw new EsignError('pdf-damaged');
  } catch (cause) {
    throw cause instanceof EsignError ? cause : new EsignError('pdf-damaged', {}, cause);
  }
  if (pdf.isEncrypted) throw new EsignError('pdf-encrypted');
  return pdf;
}
