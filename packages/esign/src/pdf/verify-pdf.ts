import { createHash } from 'node:crypto';
import { PdfName, PdfString, type PDF, type PdfDict } from '@libpdf/core';
import { checkCertificate } from '../certificates/trust.ts';
import { EsignError } from '../esign-error.ts';
import { bad, good, unknown, warning, worst, type Finding } from '../finding.ts';
import { formSignatures, type FormSignature } from './form-signatures.ts';
import { readLaterRevisions, type LaterRevision } from './later-revisions.ts';
import { loadPdf } from './load-pdf.ts';
import { fingerprint } from './object-writer.ts';
import { parseDate } from './pdf-date.ts';
import { scanSignatures, type ScannedSignature } from './scanned-signatures.ts';
import { docMdpPermission } from './seal-fields.ts';
import type {
  ChangesCode,
  CoverageCode,
  PdfVerification,
  RecordCode,
  SignatureVerification,
  StructureCode,
  TimeCode,
} from './verification.ts';
import { verifyCms } from './verify-cms.ts';

export interface VerifyOptions {
  /** DER certificates that are trusted as they are. */
  trustAnchors: readonly Uint8Array[];
  /** DER revocation lists of their authorities. */
  crls?: readonly Uint8Array[];
  /** When the signatures existed at the latest, by a source other than the signer: the ledger's checkpoint. */
  at?: Date;
  /** Hexadecimal SHA-256 that the ledger has of the sealed file. */
  expectedSha256?: string;
  /** The clock, for what no record dates. */
  now?: Date;
}

const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** A seal is recorded right after it is made; a claimed time further back than this deserves a look. */
const RECORD_DELAY_MS = 24 * 3_600_000;
const SUB_FILTERS = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached']);

/**
 * Verifies every signature of a PDF, strictly: what is not understood is not good. Seals added later by trusted signers are
 * allowed, and nothing else.
 *
 * @throws {EsignError} `pdf-unreadable`, `pdf-damaged`, `pdf-encrypted` for a file in which no signature can be found
 */
export async function verifyPdf(bytes: Uint8Array, options: VerifyOptions): Promise<PdfVerification> {
  const scanned = scanSignatures(bytes);
  const document = await open(bytes, scanned.length > 0);
  const form = document === undefined ? [] : formSignatures(document);
  const outside = checkOutside(bytes);

  const signatures: Judged[] = [];
  for (const scan of scanned) signatures.push(await judge(bytes, scan, scanned, form, document, outside, options));
  const silent = form.filter((entry) => !scanned.some((scan) => scan.objectNumber === entry.objectNumber));
  signatures.push(
    ...silent.map((entry) => ({
      objectNumber: entry.objectNumber,
      verification: unread(entry.fieldNames, 'signature-values-missing'),
    })),
  );
  await judgeChanges(bytes, signatures);

  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const record = checkRecord(sha256, options.expectedSha256);
  const lines = signatures.flatMap(({ verification }) => linesOf(verification));
  const failure = worst(record.code === 'no-record-given' ? lines : [record, ...lines]);
  return {
    overall: overall(
      failure,
      signatures.map(({ verification }) => verification),
    ),
    record,
    sha256,
    signatures: signatures.map(({ verification }) => verification),
  };
}

interface Judged {
  objectNumber: number;
  verification: SignatureVerification;
  /** The certification's permission, when it is one. */
  docMdp?: number;
}

/** The document, or nothing when only its signatures' bytes can be judged. */
async function open(bytes: Uint8Array, hasSignatures: boolean): Promise<PDF | undefined> {
  try {
    const pdf = await loadPdf(bytes);
    formSignatures(pdf);
    return pdf;
  } catch (cause) {
    if (hasSignatures) return undefined;
    throw cause instanceof EsignError ? cause : new EsignError('pdf-damaged', {}, cause);
  }
}

const notChecked = unknown('not-checked');

function unread(fieldNames: string[], code: StructureCode): SignatureVerification {
  return {
    fieldNames,
    structure: bad(code),
    integrity: notChecked,
    coverage: notChecked,
    changesAfter: notChecked,
    certificate: notChecked,
    time: unknown('time-missing'),
  };
}

async function judge(
  bytes: Uint8Array,
  scan: ScannedSignature,
  scanned: readonly ScannedSignature[],
  form: readonly FormSignature[],
  document: PDF | undefined,
  outside: Finding<StructureCode> | undefined,
  options: VerifyOptions,
): Promise<Judged> {
  const entry = form.find(({ objectNumber }) => objectNumber === scan.objectNumber);
  const fieldNames = entry?.fieldNames ?? [];
  const { objectNumber, signature } = scan;
  if (signature === undefined) {
    return { objectNumber, verification: unread(fieldNames, scan.problem ?? 'dictionary-malformed') };
  }
  const { dictionary, byteRange, cms } = signature;
  const [, gapStart, gapEnd, rest] = byteRange;
  const revisionLength = gapEnd + rest;
  const twice = scanned.filter((other) => other.objectNumber === objectNumber).length > 1;
  const structure =
    document === undefined
      ? bad('file-damaged' as const)
      : ((await checkStructure(
          bytes.subarray(0, revisionLength),
          objectNumber,
          dictionary,
          twice ? undefined : entry,
        )) ??
        outside ??
        good('structure-sound' as const));

  const subFilter = nameOf(dictionary, 'SubFilter');
  const content = [bytes.subarray(0, gapStart), bytes.subarray(gapEnd, revisionLength)];
  const { integrity, certificate, others } = verifyCms(cms, content, subFilter !== 'adbe.pkcs7.detached');
  const claimed = claims(dictionary);
  const at = options.at ?? claimed.time ?? options.now ?? new Date();
  return {
    objectNumber,
    docMdp: docMdpPermission(dictionary, () => null),
    verification: {
      fieldNames,
      structure,
      integrity,
      coverage: notChecked,
      changesAfter: notChecked,
      certificate:
        certificate === undefined
          ? bad('certificate-missing')
          : await checkCertificate(certificate, others, { trustAnchors: options.trustAnchors, crls: options.crls, at }),
      time: checkTime(claimed.time, options),
      signed: { byteRange, revisionLength, claimed, certificate },
    },
  };
}

/** What is wrong with the dictionary, or with how the form of the signed revision and of the file have it. */
async function checkStructure(
  signedRevision: Uint8Array,
  objectNumber: number,
  dictionary: PdfDict,
  entry: FormSignature | undefined,
): Promise<Finding<StructureCode> | undefined> {
  const type = nameOf(dictionary, 'Type') ?? 'Sig';
  const subFilter = nameOf(dictionary, 'SubFilter') ?? '';
  if (type !== 'Sig' || nameOf(dictionary, 'Filter') === undefined || !SUB_FILTERS.has(subFilter)) {
    return bad('signature-kind-not-allowed', { subFilter });
  }
  const same = (other: FormSignature | undefined): boolean =>
    other !== undefined && fingerprint(other.dictionary) === fingerprint(dictionary);
  if (!same(entry)) return bad('signature-outside-form');
  try {
    const revision = await loadPdf(signedRevision);
    const signedEntry = formSignatures(revision).find((other) => other.objectNumber === objectNumber);
    if (!same(signedEntry)) return bad('signature-outside-form');
  } catch {
    return bad('signature-outside-form');
  }
  return undefined;
}

/** Oddities of the file as a whole that sound writers do not produce. */
function checkOutside(bytes: Uint8Array): Finding<StructureCode> | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const tail = file.subarray(-1024).toString('latin1');
  const startsRight = file.subarray(0, 5).toString('latin1') === '%PDF-';
  if (!startsRight || !/%%EOF\s*$/.test(tail)) return warning('bytes-outside-document');
  return file.includes('/XRefStm', 0, 'latin1') ? warning('hybrid-cross-reference') : undefined;
}

/** Fills in coverage and changes, which need all signatures to be judged first. */
async function judgeChanges(bytes: Uint8Array, signatures: readonly Judged[]): Promise<void> {
  const ends = signatures.flatMap(({ verification }) => verification.signed?.revisionLength ?? []);
  const revisions = ends.length === 0 ? [] : await readLaterRevisions(bytes, Math.min(...ends));
  for (const { verification, docMdp } of signatures) {
    if (verification.signed === undefined) continue;
    const end = verification.signed.revisionLength;
    const after = revisions.filter((revision) => revision.end > end);
    verification.changesAfter = changesAfter(end, after, bytes.length, docMdp, signatures);
    verification.coverage = coverage(end, bytes.length, verification.changesAfter);
  }
}

function changesAfter(
  end: number,
  after: readonly LaterRevision[],
  fileLength: number,
  docMdp: number | undefined,
  signatures: readonly Judged[],
): Finding<ChangesCode> {
  if (end === fileLength) return good('nothing-after');
  const modified = (reason: string): Finding<ChangesCode> => bad('modified-after-sealing', { reason });
  if (after[0]?.start !== end) return modified('revision-unreadable');
  if (docMdp === 1) return modified('changes-forbidden');
  for (const revision of after) {
    if (revision.problem !== undefined) return modified(revision.problem);
    const sealed = revision.signatures.every((number) =>
      signatures.some(
        ({ objectNumber, verification }) => objectNumber === number && vouches(verification, revision.end),
      ),
    );
    if (!sealed) return modified('later-seal-not-trusted');
  }
  return good('later-seals-only', { seals: after.length });
}

/** Whether a signature answers for the file up to `end`: sound, intact and of a trusted signer. */
function vouches({ structure, integrity, certificate, signed }: SignatureVerification, end: number): boolean {
  return [structure, integrity, certificate].every(({ status }) => status === 'good') && signed?.revisionLength === end;
}

function coverage(end: number, fileLength: number, changes: Finding<ChangesCode>): Finding<CoverageCode> {
  const params = { bytes: end, of: fileLength };
  if (end === fileLength) return good('whole-file', params);
  return changes.status === 'good' ? good('signed-revision', params) : bad('part-of-file', params);
}

function checkTime(claimed: Date | undefined, { at, now = new Date() }: VerifyOptions): Finding<TimeCode> {
  if (claimed === undefined) return unknown('time-missing');
  const params = { claimed: claimed.toISOString() };
  if (at === undefined) {
    const future = claimed.getTime() > now.getTime() + CLOCK_TOLERANCE_MS;
    return future ? bad('time-in-future', params) : unknown('time-claimed-only', params);
  }
  const early = at.getTime() - claimed.getTime();
  const recorded = { ...params, recorded: at.toISOString() };
  if (early < -CLOCK_TOLERANCE_MS) return bad('time-differs-from-record', recorded);
  return early > RECORD_DELAY_MS ? warning('time-differs-from-record', recorded) : good('time-confirmed', recorded);
}

function checkRecord(sha256: string, expected: string | undefined): Finding<RecordCode> {
  if (expected === undefined) return unknown('no-record-given');
  return expected.toLowerCase() === sha256 ? good('file-as-recorded') : bad('file-differs-from-record');
}

const linesOf = ({
  structure,
  integrity,
  coverage,
  changesAfter,
  certificate,
  time,
}: SignatureVerification): Finding[] => [structure, integrity, coverage, changesAfter, certificate, time];

function overall(failure: Finding | undefined, signatures: readonly SignatureVerification[]): Finding {
  if (signatures.length === 0) return failure?.status === 'bad' ? failure : unknown('no-signature');
  return failure === undefined || failure.status === 'good'
    ? good('all-checked', { signatures: signatures.length })
    : failure;
}

const nameOf = (dictionary: PdfDict, key: string): string | undefined => {
  const value = dictionary.get(key);
  return value instanceof PdfName ? value.value : undefined;
};

function claims(dictionary: PdfDict): { time?: Date; name?: string; reason?: string; location?: string } {
  const text = (key: string): string | undefined => {
    const value = dictionary.get(key);
    return value instanceof PdfString ? value.asString() : undefined;
  };
  return { time: parseDate(text('M') ?? ''), name: text('Name'), reason: text('Reason'), location: text('Location') };
}
