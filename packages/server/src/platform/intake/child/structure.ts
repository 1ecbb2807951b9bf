import { PDF, PdfArray, PdfDict, PdfName, PdfRef, PdfString, type PdfObject } from '@libpdf/core';
import type { ActiveContent, DocumentFacts } from '../facts.ts';
import { Refused } from '../jobs.ts';
import { limits } from '../limits.ts';

/** What the objects of a PDF are, beyond its pages. */
export type Structure = Pick<
  DocumentFacts,
  'signatures' | 'activeContent' | 'links' | 'layers' | 'formFields' | 'fontsNotEmbedded'
>;

type Resolve = (ref: PdfRef) => PdfObject | null;

/**
 * Visits every object that the trailer reaches, once, and collects what approvers and policies need. Names are compared
 * decoded (`/J#53` is `/JS`). Throws `document-too-complex` above the limit of objects.
 */
export function structureOf(pdf: PDF, bytes: Uint8Array): Structure {
  const resolve: Resolve = (ref) => pdf.getObject(ref);
  const active = new Set<ActiveContent>();
  const fonts = new Set<string>();
  const unlisted: PdfDict[] = [];
  let links = 0;
  for (const dict of reachable(pdf.context.info.trailer, resolve)) {
    for (const kind of activeIn(dict, resolve)) active.add(kind);
    if (isLink(dict, resolve)) links += 1;
    const font = missingFont(dict, resolve);
    if (font !== undefined) fonts.add(font);
    if (nameAt(dict, 'Type', resolve) === 'Sig' && dict.has('ByteRange')) unlisted.push(dict);
  }
  const fields = formFields(pdf.getCatalog(), resolve);
  return {
    activeContent: [...active].sort(),
    links,
    fontsNotEmbedded: [...fonts].sort(),
    layers: layersOf(pdf.getCatalog(), resolve),
    formFields: { total: fields.plain.length, filled: fields.plain.filter(({ filled }) => filled).length },
    signatures: signaturesOf(fields.signed, unlisted, bytes.length, resolve),
  };
}

/** All dictionaries (streams included) that can be reached from `root`, each once. */
function* reachable(root: PdfObject, resolve: Resolve): Generator<PdfDict> {
  const seen = new Set<PdfObject>();
  const waiting: PdfObject[] = [root];
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    const value = object instanceof PdfRef ? resolve(object) : object;
    if (value === null || !(value instanceof PdfDict || value instanceof PdfArray) || seen.has(value)) continue;
    seen.add(value);
    if (seen.size > limits.objects) throw new Refused('document-too-complex');
    if (value instanceof PdfArray) waiting.push(...value);
    else {
      yield value;
      for (const [, entry] of value) waiting.push(entry);
    }
  }
}

const actions: Readonly<Record<string, ActiveContent>> = {
  JavaScript: 'JavaScript',
  Launch: 'Launch',
  SubmitForm: 'SubmitForm',
  ImportData: 'SubmitForm',
  GoToE: 'EmbeddedFile',
  Rendition: 'RichMedia',
  RichMediaExecute: 'RichMedia',
  Movie: 'RichMedia',
  Sound: 'RichMedia',
};

const annotations: Readonly<Record<string, ActiveContent>> = {
  FileAttachment: 'EmbeddedFile',
  RichMedia: 'RichMedia',
  '3D': 'RichMedia',
  Screen: 'RichMedia',
  Movie: 'RichMedia',
  Sound: 'RichMedia',
};

/** What of a dictionary runs or changes by itself. `/S` also names kinds of other things, which carry a `/Type`. */
function* activeIn(dict: PdfDict, resolve: Resolve): Generator<ActiveContent> {
  const type = nameAt(dict, 'Type', resolve);
  if (dict.has('JS')) yield 'JavaScript';
  if (dict.has('XFA')) yield 'XFA';
  if (dict.has('EmbeddedFiles') || dict.has('EF') || type === 'EmbeddedFile') yield 'EmbeddedFile';
  const action = type === undefined || type === 'Action' ? actions[nameAt(dict, 'S', resolve) ?? ''] : undefined;
  if (action !== undefined) yield action;
  const annotation = dict.has('Rect') ? annotations[nameAt(dict, 'Subtype', resolve) ?? ''] : undefined;
  if (annotation !== undefined) yield annotation;
  // A stream whose data, or a form whose page, lies in another file (ISO 32000-1 §7.3.8.2, §8.10.4).
  const external = dict.type === 'stream' ? dict.has('F') : false;
  if (external || (nameAt(dict, 'Subtype', resolve) === 'Form' && dict.has('Ref'))) yield 'ExternalContent';
}

const isLink = (dict: PdfDict, resolve: Resolve): boolean =>
  ['URI', 'GoToR'].includes(nameAt(dict, 'S', resolve) ?? '') && (dict.has('URI') || dict.has('F'));

/** The base name of a font whose glyphs are not in the file; the reader's machine chooses others then. */
function missingFont(dict: PdfDict, resolve: Resolve): string | undefined {
  if (nameAt(dict, 'Type', resolve) !== 'Font') return undefined;
  const subtype = nameAt(dict, 'Subtype', resolve);
  if (subtype === 'Type0' || subtype === 'Type3') return undefined;
  const descriptor = dict.getDict('FontDescriptor', resolve);
  if (descriptor !== undefined && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key))) {
    return undefined;
  }
  return nameAt(dict, 'BaseFont', resolve) ?? '?';
}

function layersOf(catalog: PdfDict, resolve: Resolve): string[] {
  const groups = catalog.getDict('OCProperties', resolve)?.getArray('OCGs', resolve);
  return [...(groups ?? [])].map((group) => {
    const dict = group instanceof PdfRef ? resolve(group) : group;
    return dict instanceof PdfDict ? (dict.getString('Name', resolve)?.asString() ?? '') : '';
  });
}

interface Fields {
  readonly plain: { filled: boolean }[];
  readonly signed: { name: string; value: PdfDict }[];
}

/** Walks the tree of form fields; type and value are inherited (ISO 32000-1 §12.7.3.1). */
function formFields(catalog: PdfDict, resolve: Resolve): Fields {
  const fields: Fields = { plain: [], signed: [] };
  const seen = new Set<PdfDict>();
  const visit = (object: PdfObject, path: string, inherited: { type?: string; value?: PdfObject }): void => {
    const dict = object instanceof PdfRef ? resolve(object) : object;
    if (!(dict instanceof PdfDict) || seen.has(dict) || seen.size > limits.objects) return;
    seen.add(dict);
    const partial = dict.getString('T', resolve)?.asString();
    const name = [path, partial].filter((part) => part).join('.');
    const type = nameAt(dict, 'FT', resolve) ?? inherited.type;
    const value = dict.get('V', resolve) ?? inherited.value;
    const kids = dict.getArray('Kids', resolve);
    const inner = [...(kids ?? [])].filter((kid) => isField(kid, resolve));
    if (inner.length > 0) for (const kid of inner) visit(kid, name, { type, value });
    else if (type !== 'Sig') fields.plain.push({ filled: isFilled(value) });
    else if (value instanceof PdfDict) fields.signed.push({ name, value });
  };
  const roots = catalog.getDict('AcroForm', resolve)?.getArray('Fields', resolve);
  for (const root of roots ?? []) visit(root, '', {});
  return fields;
}

const isField = (kid: PdfObject, resolve: Resolve): boolean => {
  const dict = kid instanceof PdfRef ? resolve(kid) : kid;
  return dict instanceof PdfDict && (dict.has('T') || dict.has('FT') || dict.has('Kids'));
};

const isFilled = (value: PdfObject | undefined): boolean => {
  if (value instanceof PdfString) return value.asString().trim() !== '';
  if (value instanceof PdfName) return value.value !== 'Off';
  return value !== undefined && value.type !== 'null';
};

/** Signatures of the form, and any that lie in the file without a field: two readers must not see different ones. */
function signaturesOf(signed: Fields['signed'], scanned: readonly PdfDict[], length: number, resolve: Resolve) {
  const listed = new Set(signed.map(({ value }) => value));
  const others = scanned.filter((value) => !listed.has(value)).map((value) => ({ name: '', value }));
  return [...signed, ...others].map(({ name, value }) => {
    const subFilter = nameAt(value, 'SubFilter', resolve);
    const range = [...(value.getArray('ByteRange', resolve) ?? [])].map((item) =>
      item.type === 'number' ? item.value : -1,
    );
    const wholeFile = range.length === 4 && range[0] === 0 && (range[2] ?? 0) + (range[3] ?? 0) === length;
    return { field: name, ...(subFilter === undefined ? {} : { subFilter }), wholeFile };
  });
}

const nameAt = (dict: PdfDict, key: string, resolve: Resolve): string | undefined => {
  const value = dict.get(key, resolve);
  return value instanceof PdfName ? value.value : undefined;
};
