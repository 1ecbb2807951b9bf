import { verifyPdf, type PdfVerification, type SignatureVerification } from '@yinxin/esign';

/**
 * Looks at a freshly sealed document as a stranger would. Says what is wrong with it; undefined when our own signature
 * covers the whole file, is sound and chains to `trustAnchors`, and no earlier signature has suffered.
 */
export async function faultOfSealed(
  before: Uint8Array,
  after: Uint8Array,
  fields: readonly string[],
  trustAnchors: readonly Uint8Array[],
): Promise<string | undefined> {
  if (Buffer.compare(after.subarray(0, before.length), before) !== 0) return 'the document itself was changed';
  const verdict = await verifyPdf(after, { trustAnchors });
  const ours = verdict.signatures.find(({ fieldNames }) => fieldNames.includes(fields[0] ?? ''));
  if (ours === undefined) return 'the new signature is not found';
  if (fields.some((field) => !ours.fieldNames.includes(field))) return 'a field does not show the new signature';
  const { structure, integrity, coverage, changesAfter, certificate } = ours;
  const flaw = [structure, integrity, coverage, changesAfter, certificate].find(({ status }) => status !== 'good');
  if (flaw !== undefined) return flaw.code;
  return harmed(await earlierVerdict(before, trustAnchors), verdict);
}

const earlierVerdict = async (pdf: Uint8Array, trustAnchors: readonly Uint8Array[]): Promise<PdfVerification> =>
  verifyPdf(pdf, { trustAnchors });

/** A signature that was there before may be as doubtful as it was, but must not have become bad. */
function harmed(before: PdfVerification, after: PdfVerification): string | undefined {
  for (const earlier of before.signatures) {
    const later = after.signatures.find(({ fieldNames }) => sameFields(fieldNames, earlier.fieldNames));
    if (later === undefined) return 'an earlier signature is gone';
    if (isBad(later) && !isBad(earlier)) return 'an earlier signature is no longer valid';
  }
  return undefined;
}

const isBad = ({ structure, integrity, changesAfter, certificate }: SignatureVerification): boolean =>
  [structure, integrity, changesAfter, certificate].some(({ status }) => status === 'bad');

const sameFields = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((name) => right.includes(name));
