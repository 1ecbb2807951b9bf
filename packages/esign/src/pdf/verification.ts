import type { CertificateCode } from '../certificates/trust.ts';
import type { Finding } from '../finding.ts';
import type { RevisionProblem } from './revision-rules.ts';
import type { ScanProblem } from './scanned-signatures.ts';
import type { ByteRange } from './signature-dictionary.ts';
import type { IntegrityCode } from './verify-cms.ts';

/** What a verification of a PDF says, line by line; no line stands for another. */
export interface PdfVerification {
  /** The worst of everything below: `good` only when all of it is. */
  overall: Finding;
  /** The whole file against what the ledger says about it: for our own seals the strongest test. */
  record: Finding<RecordCode>;
  /** SHA-256 of the file, hexadecimal. */
  sha256: string;
  signatures: SignatureVerification[];
}

export interface SignatureVerification {
  /** Fields of the form that show it; none when only the bytes of the file have it. */
  fieldNames: string[];
  /** The signature dictionary is well formed, agrees with the form, and covers what it claims to cover. */
  structure: Finding<StructureCode>;
  /** The signed bytes are those that were signed. */
  integrity: Finding<IntegrityCode | 'not-checked'>;
  /** How much of the file the signature covers. */
  coverage: Finding<CoverageCode>;
  /** What was done to the file after this signature. */
  changesAfter: Finding<ChangesCode>;
  certificate: Finding<CertificateCode | 'not-checked'>;
  time: Finding<TimeCode>;
  /** Present when the signature could be read. */
  signed?: SignedFacts;
}

export interface SignedFacts {
  byteRange: ByteRange;
  /** The signed revision is the first so many bytes of the file; this is what the signer saw. */
  revisionLength: number;
  /** What the signature claims about itself: signed, but only as true as its signer. */
  claimed: { time?: Date; name?: string; reason?: string; location?: string };
  /** DER. */
  certificate?: Uint8Array;
}

export type RecordCode = 'file-as-recorded' | 'file-differs-from-record' | 'no-record-given';

export type StructureCode =
  | 'structure-sound'
  | ScanProblem
  /** A field of the form has a value that is no signature by its bytes (values missing, null or elsewhere). */
  | 'signature-values-missing'
  /** Bytes of the file have a signature that the form does not have, or not in the signed revision. */
  | 'signature-outside-form'
  /** Type, filter or sub-filter outside of the allowed. */
  | 'signature-kind-not-allowed'
  /** The file is readable only by repair, or encrypted. */
  | 'file-damaged'
  /** Two cross-references for two kinds of readers. */
  | 'hybrid-cross-reference'
  /** Bytes before the header or after the last end marker. */
  | 'bytes-outside-document';

export type CoverageCode = 'whole-file' | 'signed-revision' | 'part-of-file' | 'not-checked';

export type ChangesCode = 'nothing-after' | 'later-seals-only' | 'modified-after-sealing' | 'not-checked';

export type TimeCode =
  | 'time-confirmed'
  /** Only the signer says so; nobody confirms it. */
  | 'time-claimed-only'
  | 'time-differs-from-record'
  | 'time-in-future'
  | 'time-missing';

export type { RevisionProblem };
