import { PDF, PdfDict } from '@libpdf/core';
import { Refused } from '../jobs.ts';

/**
 * Opens a file as sealing will, and tries what sealing does: append an update and read the result. Throws
 * `document-encrypted`, `document-damaged` when the table of objects had to be guessed, or `document-not-sealable` when
 * PDFium reads the file but this does not work.
 */
export async function openSealable(bytes: Uint8Array): Promise<PDF> {
  const pdf = await attempt(() => PDF.load(bytes));
  if (pdf.isEncrypted) throw new Refused('document-encrypted');
  if (pdf.recoveredViaBruteForce) throw new Refused('document-damaged');
  if (pdf.canSaveIncrementally() !== null) throw new Refused('document-not-sealable');
  const trial = await attempt(async () => {
    const copy = await PDF.load(bytes);
    copy.getCatalog().set('YinxinTrial', copy.register(PdfDict.of({})));
    return PDF.load(await copy.save({ incremental: true }));
  });
  if (trial.getPageCount() !== pdf.getPageCount() || !trial.getCatalog().has('YinxinTrial')) {
    throw new Refused('document-not-sealable');
  }
  return pdf;
}

async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError || error instanceof Refused) throw error;
    throw new Refused('document-not-sealable');
  }
}
