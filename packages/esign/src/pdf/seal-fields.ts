import { PdfArray, PdfDict, PdfNumber, PdfRef, type PDF, type PdfObject } from '@libpdf/core';
import { EsignError } from '../esign-error.ts';
import type { RevisionObject } from './incremental-update.ts';
import { writeNumber, writeObject } from './object-writer.ts';
import type { Impression } from './placements.ts';

/** Print, and locked against being moved in a viewer (ISO 32000-1 §12.5.3). */
const WIDGET_FLAGS = 4 | 128;
/** SignaturesExist and AppendOnly (ISO 32000-1 §12.7.2). */
const SIGNATURE_FLAGS = 3;

/** A signature field merged with its widget. */
export interface SealField {
  name: string;
  number: number;
  impression: Impression;
}

/** The field: several of them share one signature through the same `/V`. */
export function fieldObject(field: SealField, page: PdfRef, signature: number, appearance: number): RevisionObject {
  const { x0, y0, x1, y1 } = field.impression.rect;
  const body = [
    '<</Type/Annot/Subtype/Widget/FT/Sig',
    `/T(${field.name})/V ${signature} 0 R`,
    `/Rect[${[x0, y0, x1, y1].map(writeNumber).join(' ')}]`,
    `/P ${writeObject(page)}/F ${WIDGET_FLAGS}/AP<</N ${appearance} 0 R>>>>`,
  ].join('');
  return { number: field.number, generation: 0, body };
}

/** Names that no field of the document has: `Seal-1`, or `Seal-1-1`, `Seal-1-2` … for several placements. */
export function freeFieldNames(pdf: PDF, count: number): string[] {
  const taken = new Set(formFields(pdf).map((field) => field.getString('T', resolverOf(pdf))?.asString()));
  let serial = 1;
  const names = (): string[] =>
    count === 1 ? [`Seal-${serial}`] : Array.from({ length: count }, (_, index) => `Seal-${serial}-${index + 1}`);
  while (names().some((name) => taken.has(name))) serial++;
  return names();
}

/** Catalog, form and pages as they have to be after the fields are added; nothing else of the document changes. */
export function updatesForFields(pdf: PDF, fields: readonly SealField[]): RevisionObject[] {
  const updates = new Map<string, RevisionObject>();
  const update = (ref: PdfRef, object: PdfObject): void => {
    updates.set(writeObject(ref), { number: ref.objectNumber, generation: ref.generation, body: writeObject(object) });
  };
  addToForm(pdf, fields, update);
  const pageIndexes = new Set(fields.map((field) => field.impression.pageIndex));
  for (const pageIndex of pageIndexes) {
    const page = pdf.getPage(pageIndex);
    if (page === null) throw new EsignError('pdf-page-missing', { page: pageIndex + 1 });
    const widgets = fields.filter((field) => field.impression.pageIndex === pageIndex).map(refOf);
    appendTo(pdf, page.dict, 'Annots', widgets, update, () => update(page.ref, page.dict));
  }
  return [...updates.values()];
}

type Update = (ref: PdfRef, object: PdfObject) => void;

const refOf = (field: SealField): PdfRef => PdfRef.of(field.number, 0);
const resolverOf = (pdf: PDF) => (ref: PdfRef) => pdf.getObject(ref);

function addToForm(pdf: PDF, fields: readonly SealField[], update: Update): void {
  const root = pdf.context.info.trailer.getRef('Root');
  if (root === undefined) throw new EsignError('pdf-damaged');
  const catalog = pdf.getCatalog();
  const formRef = catalog.getRef('AcroForm');
  let form = catalog.getDict('AcroForm', resolverOf(pdf));
  if (form === undefined) {
    form = new PdfDict();
    catalog.set('AcroForm', form);
  }
  const held = formRef !== undefined && pdf.getObject(formRef) === form;
  form.set('SigFlags', PdfNumber.of((form.getNumber('SigFlags', resolverOf(pdf))?.value ?? 0) | SIGNATURE_FLAGS));
  appendTo(pdf, form, 'Fields', fields.map(refOf), update, () => {});
  if (held) update(formRef, form);
  else update(root, catalog);
}

/** Appends references to an array entry, which may be missing, direct or an object of its own. */
function appendTo(
  pdf: PDF,
  holder: PdfDict,
  key: string,
  refs: PdfRef[],
  update: Update,
  updateHolder: () => void,
): void {
  const ref = holder.getRef(key);
  const present = holder.getArray(key, resolverOf(pdf));
  const extended = new PdfArray([...(present?.toArray() ?? []), ...refs]);
  if (ref !== undefined && present !== undefined) {
    update(ref, extended);
    return;
  }
  holder.set(key, extended);
  updateHolder();
}

function formFields(pdf: PDF): PdfDict[] {
  const resolve = resolverOf(pdf);
  const fields = pdf.getCatalog().getDict('AcroForm', resolve)?.getArray('Fields', resolve);
  return (fields?.toArray() ?? []).flatMap((field) => {
    const dict = field instanceof PdfRef ? resolve(field) : field;
    return dict instanceof PdfDict ? [dict] : [];
  });
}

/**
 * Refuses a document whose certifying signature allows no change (DocMDP, ISO 32000-1 §12.8.2.2).
 *
 * @throws {EsignError} `pdf-changes-forbidden`
 */
export function refuseLocked(pdf: PDF): void {
  const resolve = resolverOf(pdf);
  const certification = pdf.getCatalog().getDict('Perms', resolve)?.getDict('DocMDP', resolve);
  if (certification !== undefined && docMdpPermission(certification, resolve) === 1) {
    throw new EsignError('pdf-changes-forbidden');
  }
}

/** What a certifying signature permits (1 nothing, 2 forms and signatures, 3 annotations too), if it is one. */
export function docMdpPermission(signature: PdfDict, resolve: (ref: PdfRef) => PdfObject | null): number | undefined {
  const references = signature.getArray('Reference', resolve)?.toArray() ?? [];
  for (const item of references) {
    const reference = item instanceof PdfRef ? resolve(item) : item;
    if (!(reference instanceof PdfDict) || reference.getName('TransformMethod', resolve)?.value !== 'DocMDP') continue;
    // The default of /P is 2 (ISO 32000-1 table 254).
    return reference.getDict('TransformParams', resolve)?.getNumber('P', resolve)?.value ?? 2;
  }
  return undefined;
}
