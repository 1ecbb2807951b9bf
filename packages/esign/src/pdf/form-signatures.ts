import { PdfDict, PdfNull, PdfRef, type PDF, type PdfObject } from '@libpdf/core';

/** A signature as the document's form has it. */
export interface FormSignature {
  /** Of the dictionary, or of the field that holds it directly. */
  objectNumber: number;
  dictionary: PdfDict;
  /** Full names of the fields that share it. */
  fieldNames: string[];
}

const DEEPEST = 32;

/** The filled signature fields of the form, grouped by their value. */
export function formSignatures(pdf: PDF): FormSignature[] {
  const resolve = (ref: PdfRef): PdfObject | null => pdf.getObject(ref);
  const found = new Map<number, FormSignature>();
  const seen = new Set<number>();

  const visit = (item: PdfObject, path: string[], inherited: { type?: string; value?: PdfObject }): void => {
    const number = item instanceof PdfRef ? item.objectNumber : NaN;
    const field = item instanceof PdfRef ? resolve(item) : item;
    if (!(field instanceof PdfDict) || seen.has(number) || path.length > DEEPEST) return;
    seen.add(number);
    const name = field.getString('T', resolve)?.asString();
    const names = name === undefined ? path : [...path, name];
    const type = field.getName('FT', resolve)?.value ?? inherited.type;
    const value = field.get('V') ?? inherited.value;
    const kids = field.getArray('Kids', resolve)?.toArray() ?? [];
    for (const kid of kids) visit(kid, names, { type, value });
    if (kids.length > 0 || type !== 'Sig' || value === undefined || value instanceof PdfNull) return;
    const dictionary = value instanceof PdfRef ? resolve(value) : value;
    const holder = value instanceof PdfRef ? value.objectNumber : number;
    const entry = found.get(holder);
    if (entry) entry.fieldNames.push(names.join('.'));
    else {
      found.set(holder, {
        objectNumber: holder,
        dictionary: dictionary instanceof PdfDict ? dictionary : new PdfDict(),
        fieldNames: [names.join('.')],
      });
    }
  };

  const fields = pdf.getCatalog().getDict('AcroForm', resolve)?.getArray('Fields', resolve)?.toArray() ?? [];
  for (const field of fields) visit(field, [], {});
  return [...found.values()];
}
