import type { SealAppearance } from '../seal-appearance.ts';
import { cmsSizeLimit, signCms } from './cms.ts';
import { appendRevision } from './incremental-update.ts';
import { loadPdf } from './load-pdf.ts';
import { readPageGeometry } from './page-geometry.ts';
import { placeSeal, type Placement, type Rectangle } from './placements.ts';
import { firstFreeNumber } from './reachable.ts';
import { fieldObject, freeFieldNames, refuseLocked, updatesForFields } from './seal-fields.ts';
import { impressionForm, sealForm } from './seal-form.ts';
import {
  closeRanges,
  fillContents,
  unsignedDictionary,
  type ByteRange,
  type SignatureFacts,
} from './signature-dictionary.ts';
import type { Signer } from './signer.ts';

export interface SealPdfRequest extends SignatureFacts {
  pdf: Uint8Array;
  appearance: SealAppearance;
  placements: Placement[];
  signer: Signer;
}

export interface SealedPdf {
  /** Starts with the bytes that were given. */
  pdf: Uint8Array;
  /** One signature field per impression, all sharing the one signature. */
  fields: { name: string; page: number; rect: Rectangle }[];
  byteRange: ByteRange;
  /** SHA-256 over the byte range. */
  digest: Uint8Array;
}

/**
 * Seals a PDF: one PAdES B-B signature, shown at every placement by a field of its own, in one appended revision.
 * Earlier signatures stay valid. The caller verifies the result before it releases it.
 *
 * @throws {EsignError} `pdf-unreadable`, `pdf-encrypted`, `pdf-damaged`, `pdf-changes-forbidden`, and what
 *   {@link placeSeal} refuses
 */
export async function sealPdf(request: SealPdfRequest): Promise<SealedPdf> {
  const { appearance, signer } = request;
  const pdf = await loadPdf(request.pdf);
  const nextNumber = firstFreeNumber(pdf);
  refuseLocked(pdf);
  const pages = pdf.getPages();
  const geometries = pages.map((page) => readPageGeometry(page.dict, (ref) => pdf.getObject(ref)));
  const impressions = placeSeal(request.placements, appearance, geometries);

  let next = nextNumber;
  const allocate = (): number => next++;
  const signature = allocate();
  const seal = sealForm(appearance, allocate);
  const names = freeFieldNames(pdf, impressions.length);
  const fields = impressions.map((impression, index) => ({ name: names[index] ?? '', number: allocate(), impression }));
  const widgets = fields.flatMap((field) => {
    const page = pages[field.impression.pageIndex];
    const form = impressionForm(allocate(), seal[0].number, field.impression);
    return page === undefined ? [] : [fieldObject(field, page.ref, signature, form.number), form];
  });
  const dictionary = unsignedDictionary(request, cmsSizeLimit(signer));
  const revision = appendRevision(
    request.pdf,
    pdf.context.info.trailer,
    [
      ...updatesForFields(pdf, fields),
      ...seal,
      ...widgets,
      { number: signature, generation: 0, body: dictionary.body },
    ],
    nextNumber,
  );

  const file = revision.bytes;
  const { byteRange, digest } = closeRanges(file, revision.bodyOffsets.get(signature) ?? NaN, dictionary);
  fillContents(file, byteRange, await signCms(digest, signer));
  return {
    pdf: file,
    fields: fields.map(({ name, impression }) => ({ name, page: impression.pageIndex + 1, rect: impression.rect })),
    byteRange,
    digest,
  };
}
