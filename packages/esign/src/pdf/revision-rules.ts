import { PdfDict, PdfRef, PdfStream, type PDF, type PdfObject } from '@libpdf/core';
import { fingerprint } from './object-writer.ts';
import { firstFreeNumber } from './reachable.ts';
import type { Revision } from './revision.ts';

/** Why a later revision is more than another seal. */
export type RevisionProblem =
  /** The revision cannot be read as exactly what its cross-reference says. */
  | 'revision-unreadable'
  /** An object is replaced, or changed beyond the fields of a new seal. */
  | 'object-changed'
  /** An object appears that is not part of a seal, or takes a number that the document mentioned before. */
  | 'object-foreign'
  /** No trusted signature covers the revision. */
  | 'revision-not-sealed'
  /** The signature that covers the revision is not intact and trusted itself. */
  | 'later-seal-not-trusted';

export interface RuledRevision {
  problem?: RevisionProblem;
  /** Object numbers of the signatures that the revision adds. */
  signatures: number[];
}

const FIELD_KEYS = new Set(['Type', 'Subtype', 'FT', 'T', 'V', 'Rect', 'P', 'F', 'AP']);
const SIGNATURE_KEYS = new Set(
  'Type Filter SubFilter ByteRange Contents M Reason Name Location ContactInfo Prop_Build'.split(' '),
);
const FORM_KEYS = new Set('Type Subtype FormType BBox Matrix Resources Group Filter Length'.split(' '));
const IMAGE_KEYS = new Set(
  'Type Subtype Width Height BitsPerComponent ColorSpace SMask Filter DecodeParms Interpolate Length'.split(' '),
);

/** What a revision changes, in the words of the document before it. Anything not explained is a problem. */
class Explanation {
  readonly explained = new Set<number>();
  readonly signatures = new Set<number>();
  readonly before: PDF;
  readonly revision: Revision;
  private readonly floor: number;

  constructor(before: PDF, revision: Revision) {
    this.before = before;
    this.revision = revision;
    this.floor = firstFreeNumber(before);
  }

  resolveBefore = (ref: PdfRef): PdfObject | null => this.before.getObject(ref);

  /** The object as it is after the revision. */
  resolveAfter = (ref: PdfRef): PdfObject | null =>
    this.revision.objects.get(ref.objectNumber)?.value ?? this.before.getObject(ref);

  /** The object with this reference, if the revision adds it. */
  added(value: PdfObject | undefined): PdfObject | undefined {
    if (!(value instanceof PdfRef) || value.objectNumber < this.floor) return undefined;
    return this.revision.objects.get(value.objectNumber)?.value;
  }

  problem(): RevisionProblem | undefined {
    for (const [number, { generation }] of this.revision.objects) {
      if (this.explained.has(number) && generation === 0) continue;
      return number < this.floor ? 'object-changed' : 'object-foreign';
    }
    return this.signatures.size === 0 ? 'revision-not-sealed' : undefined;
  }
}

/**
 * Whether a revision does nothing but add seals: new signature fields, their widgets on pages, their appearances and the
 * signatures themselves (the default policy for our own seals; DocMDP never widens it).
 *
 * @param before the document up to the revision
 */
export function ruleRevision(before: PDF, revision: Revision): RuledRevision {
  const root = before.context.info.trailer.getRef('Root');
  const rootAfter = revision.trailer.getRef('Root');
  if (root === undefined || rootAfter?.toString() !== root.toString())
    return { problem: 'object-changed', signatures: [] };
  const explanation = new Explanation(before, revision);
  for (const [number, { value }] of revision.objects) {
    if (value instanceof PdfStream && value.getName('Type')?.value === 'XRef') explanation.explained.add(number);
  }
  const fields = new Set(explainForm(explanation, root));
  const shown = new Set(before.getPages().flatMap((page) => explainPage(explanation, page.ref, page.dict)));
  // Each widget belongs to a field of the form; a field that no page shows would be invisible, but no less a seal.
  const stray = [...shown].some((number) => !fields.has(number));
  return { problem: stray ? 'object-foreign' : explanation.problem(), signatures: [...explanation.signatures] };
}

/** The catalog may gain a form, and the form may gain signature fields. Answers with the new fields' numbers. */
function explainForm(explanation: Explanation, root: PdfRef): number[] {
  const { resolveBefore, resolveAfter } = explanation;
  const catalogBefore = resolveBefore(root);
  const catalogAfter = resolveAfter(root);
  if (!(catalogBefore instanceof PdfDict) || !(catalogAfter instanceof PdfDict)) return [];
  if (!sameExcept(catalogBefore, catalogAfter, ['AcroForm'])) return [];
  const refBefore = catalogBefore.getRef('AcroForm');
  const refAfter = catalogAfter.getRef('AcroForm');
  if (refBefore !== undefined && refBefore.toString() !== refAfter?.toString()) return [];
  const formBefore = catalogBefore.getDict('AcroForm', resolveBefore) ?? new PdfDict();
  const formAfter = catalogAfter.getDict('AcroForm', resolveAfter);
  if (formAfter === undefined || !sameExcept(formBefore, formAfter, ['Fields', 'SigFlags'])) return [];
  const fields = appended(explanation, formBefore, formAfter, 'Fields');
  if (fields === undefined || !fields.every((field) => explainField(explanation, field))) return [];
  explanation.explained.add(root.objectNumber);
  if (refAfter !== undefined) explanation.explained.add(refAfter.objectNumber);
  return fields.map((field) => field.objectNumber);
}

/** A page may gain widgets. Answers with their numbers. */
function explainPage(explanation: Explanation, ref: PdfRef, before: PdfDict): number[] {
  const after = explanation.resolveAfter(ref);
  if (!(after instanceof PdfDict) || !sameExcept(before, after, ['Annots'])) return [];
  const widgets = appended(explanation, before, after, 'Annots');
  if (widgets === undefined) return [];
  explanation.explained.add(ref.objectNumber);
  return widgets.map((widget) => widget.objectNumber);
}

/** The references that an array entry gained at its end; nothing when it changed in any other way. */
function appended(explanation: Explanation, before: PdfDict, after: PdfDict, key: string): PdfRef[] | undefined {
  const old = before.getArray(key, explanation.resolveBefore)?.toArray() ?? [];
  const now = after.getArray(key, explanation.resolveAfter)?.toArray() ?? [];
  const kept = old.every((item, index) => {
    const same = now[index];
    return same !== undefined && fingerprint(item) === fingerprint(same);
  });
  const gained = now.slice(old.length).filter((item) => item instanceof PdfRef);
  if (!kept || gained.length !== now.length - old.length) return undefined;
  const holder = after.getRef(key);
  if (holder !== undefined && before.getRef(key)?.toString() !== holder.toString()) return undefined;
  if (holder !== undefined) explanation.explained.add(holder.objectNumber);
  return gained;
}

/** A new signature field merged with its widget: no actions, no scripts, an appearance of its own. */
function explainField(explanation: Explanation, ref: PdfRef): boolean {
  const field = explanation.added(ref);
  if (!(field instanceof PdfDict) || !onlyKeys(field, FIELD_KEYS)) return false;
  if (field.getName('FT')?.value !== 'Sig' || field.getName('Subtype')?.value !== 'Widget') return false;
  const value = field.get('V');
  if (!explainSignature(explanation, value)) return false;
  const appearance = field.get('AP');
  const normal = appearance instanceof PdfDict && appearance.size === 1 ? appearance.get('N') : undefined;
  if (appearance !== undefined && !explainGraphics(explanation, normal, 0)) return false;
  explanation.explained.add(ref.objectNumber);
  return true;
}

function explainSignature(explanation: Explanation, value: PdfObject | undefined): boolean {
  const signature = explanation.added(value);
  if (!(value instanceof PdfRef) || !(signature instanceof PdfDict) || signature instanceof PdfStream) return false;
  if (!onlyKeys(signature, SIGNATURE_KEYS) || signature.getName('Type')?.value !== 'Sig') return false;
  explanation.explained.add(value.objectNumber);
  explanation.signatures.add(value.objectNumber);
  return true;
}

/** A form or image XObject that the revision adds, and what it draws; nothing that the document had before. */
function explainGraphics(explanation: Explanation, value: PdfObject | undefined, depth: number): boolean {
  const stream = explanation.added(value);
  if (!(value instanceof PdfRef) || !(stream instanceof PdfStream) || depth > 4) return false;
  const subtype = stream.getName('Subtype')?.value;
  explanation.explained.add(value.objectNumber);
  if (subtype === 'Image') {
    const mask = stream.get('SMask');
    return onlyKeys(stream, IMAGE_KEYS) && (mask === undefined || explainGraphics(explanation, mask, depth + 1));
  }
  const resources = stream.get('Resources') ?? new PdfDict();
  if (subtype !== 'Form' || !onlyKeys(stream, FORM_KEYS) || !(resources instanceof PdfDict)) return false;
  if (!onlyKeys(resources, new Set(['XObject', 'ProcSet']))) return false;
  const drawn = resources.get('XObject') ?? new PdfDict();
  return drawn instanceof PdfDict && [...drawn].every(([, object]) => explainGraphics(explanation, object, depth + 1));
}

const onlyKeys = (dict: PdfDict, allowed: ReadonlySet<string>): boolean =>
  [...dict.keys()].every((key) => allowed.has(key.value));

function sameExcept(before: PdfDict, after: PdfDict, except: readonly string[]): boolean {
  const rest = (dict: PdfDict): string => {
    const copy = dict.clone();
    for (const key of except) copy.delete(key);
    return fingerprint(copy);
  };
  return rest(before) === rest(after) && before instanceof PdfStream === after instanceof PdfStream;
}
