import { PdfArray, PdfDict, PdfRef, type PDF, type PdfObject } from '@libpdf/core';
import { EsignError } from '../esign-error.ts';

/** The largest object number that common readers accept (ISO 32000-1 Annex C). */
const LARGEST_NUMBER = 8_388_607;

/**
 * The lowest object number that nothing in the document has or mentions. A document may refer to objects that it does not
 * have; were a new object to take such a number, the document would show a seal, or a later seal's objects, where nobody
 * placed them (a shadow attack).
 *
 * @throws {EsignError} `pdf-damaged` when no number is left, or an object on the way cannot be read
 */
export function firstFreeNumber(pdf: PDF): number {
  const { trailer } = pdf.context.info;
  let free = Math.max(pdf.context.registry.nextObjectNumber, trailer.getNumber('Size')?.value ?? 0);
  const seen = new Set<string>();
  const targetOf = (ref: PdfRef): PdfObject | null => {
    try {
      return pdf.getObject(ref);
    } catch (cause) {
      throw new EsignError('pdf-damaged', { object: ref.objectNumber }, cause);
    }
  };
  const open: PdfObject[] = [...trailer].map(([, value]) => value);
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    if (object instanceof PdfRef) {
      free = Math.max(free, object.objectNumber + 1);
      const key = object.toString();
      if (seen.has(key)) continue;
      seen.add(key);
      const target = targetOf(object);
      if (target !== null) open.push(target);
    } else if (object instanceof PdfArray) {
      for (const item of object) open.push(item);
    } else if (object instanceof PdfDict) {
      for (const [, value] of object) open.push(value);
    }
  }
  if (free > LARGEST_NUMBER / 2) throw new EsignError('pdf-damaged');
  return free;
}
