import { createHash } from 'node:crypto';
import type { FileType } from '@yinxin/contract';
import type { z } from 'zod';
import type { Refusal } from '../decider.ts';
import { parserCommand, probeConfinement, type Confinement } from './confinement.ts';
import {
  documentFactsShape,
  foundShape,
  sheetShape,
  signaturesShape,
  type DocumentFacts,
  type Found,
  type SignatureFacts,
} from './facts.ts';
import type { ScanFacts, TrustFacts } from './jobs.ts';
import { limits } from './limits.ts';
import { convertDocx } from './office.ts';
import { startParserChild, type Outcome } from './parser-child.ts';
import { jpegSize, pngSize } from './picture-size.ts';
import { createPool, type DocumentSource } from './pool.ts';
import { declaredType, sniff } from './sniff.ts';

/** A file that may be stored: what was sent, and the PDF that stands for it from now on (the same bytes for a PDF). */
export interface TakenDocument {
  readonly uploaded: { readonly type: FileType; readonly sha256: string; readonly size: number };
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly size: number;
  readonly facts: DocumentFacts;
}

/** A value, or the reason (a code of the problem registry) why there is none. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

/** The only place where untrusted files are opened, and only in confined processes that may die. */
export interface Intake {
  /**
   * Takes in an uploaded file: PDF as it is, a picture wrapped into a PDF page, DOCX converted. `name` is the file name
   * it came with. Every way in which a file can be wrong is a refusal, never an exception.
   */
  inspect(bytes: Uint8Array, name: string): Promise<Result<TakenDocument>>;
  /** Draws one page (from 1) as PNG. Large pages get fewer dots per inch, so that no picture passes 25 megapixels. */
  renderPage(source: DocumentSource, page: number, dpi: number): Promise<Result<Uint8Array>>;
  /** All places of a keyword, in reading order. Width of letters, case and line breaks make no difference. */
  findText(source: DocumentSource, keyword: string): Promise<Result<Found[]>>;
  /** The cells of the first sheet of a workbook (XLSX), as text. */
  readSheet(bytes: Uint8Array): Promise<Result<readonly (readonly string[])[]>>;
  /** Takes the impression of a seal off a scan or photograph (PNG, JPEG): a transparent PNG, cropped to the seal. */
  cleanSeal(bytes: Uint8Array, facts: ScanFacts): Promise<Result<Uint8Array>>;
  /** Judges every signature of a PDF against these trusted certificates. */
  verifySignatures(pdf: Uint8Array, trust: TrustFacts): Promise<Result<readonly SignatureFacts[]>>;
  /** Starts a process ahead, so that the first file does not wait for it. */
  warm(): void;
  /** What this machine offers to confine the processes; for health reports. */
  readonly confinement: Confinement;
  close(): void;
}

export interface IntakeOptions {
  /** Program of LibreOffice; without one, DOCX is refused with `docx-converter-missing`. */
  readonly soffice?: string | undefined;
  /** The Node that runs the children. */
  readonly runtime?: string;
  readonly confinement?: Confinement;
  /** Time for one job, in ms. */
  readonly wallClock?: number;
}

const MEGA = 1_000_000;
const MIB = 1024 * 1024;

/** Makes the intake. No process is started before `warm` or the first job. */
export function createIntake(options: IntakeOptions = {}): Intake {
  const { runtime = process.execPath, confinement = probeConfinement(), wallClock = limits.wallClock } = options;
  const pool = createPool((kind) => startParserChild(parserCommand(confinement, runtime, kind), wallClock));

  /** Brings a file into the form of PDF. */
  async function toPdf(bytes: Uint8Array, type: FileType): Promise<Result<Uint8Array>> {
    if (type === 'pdf') return { ok: true, value: bytes };
    if (type === 'docx') return docxToPdf(bytes);
    const size = type === 'png' ? pngSize(bytes) : jpegSize(bytes);
    if (size === undefined) return refused('document-damaged');
    if (size.width * size.height > limits.picturePixels) {
      return refused('picture-too-large', { ...size, limit: limits.picturePixels / MEGA });
    }
    const outcome = await pool.run('picture', sourceOf(bytes), { do: 'wrap-picture' });
    return outcome.ok ? { ok: true, value: outcome.body } : outcome;
  }

  async function docxToPdf(bytes: Uint8Array): Promise<Result<Uint8Array>> {
    // A text document can name pictures on the network; the converter would fetch them from inside the company.
    if (options.soffice === undefined || confinement.noNetwork === undefined) return refused('docx-converter-missing');
    const pdf = await convertDocx(bytes, options.soffice, confinement, wallClock);
    return pdf === undefined ? refused('docx-conversion-failed') : { ok: true, value: pdf };
  }

  return {
    confinement,
    warm: () => pool.warm(),
    close: () => pool.close(),

    async inspect(bytes, name) {
      const type = accepted(bytes, name);
      if (!type.ok) return type;
      const pdf = await toPdf(bytes, type.value);
      if (!pdf.ok) return pdf;
      const facts = checked(documentFactsShape, await pool.run('pdf', sourceOf(pdf.value), { do: 'inspect' }));
      if (!facts.ok) return facts;
      const uploaded = { type: type.value, sha256: sha256(bytes), size: bytes.byteLength };
      const stored = { pdf: pdf.value, sha256: sha256(pdf.value), size: pdf.value.byteLength };
      return { ok: true, value: { uploaded, ...stored, facts: facts.value } };
    },

    async renderPage(source, page, dpi) {
      const outcome = await pool.run('pdf', source, { do: 'render', page, dpi });
      return outcome.ok ? { ok: true, value: outcome.body } : outcome;
    },

    async readSheet(bytes) {
      return checked(sheetShape, await pool.run('sheet', sourceOf(bytes), { do: 'read-sheet' }));
    },

    async cleanSeal(bytes, facts) {
      const size = pngSize(bytes) ?? jpegSize(bytes);
      if (size === undefined) return refused('picture-unreadable');
      if (size.width * size.height > limits.picturePixels) {
        return refused('picture-too-large', { ...size, limit: limits.picturePixels / MEGA });
      }
      const outcome = await pool.run('scan', sourceOf(bytes), { do: 'clean-scan', ...facts });
      return outcome.ok ? { ok: true, value: outcome.body } : outcome;
    },

    async verifySignatures(pdf, trust) {
      return checked(
        signaturesShape,
        await pool.run('signatures', sourceOf(pdf), { do: 'verify-signatures', ...trust }),
      );
    },

    async findText(source, keyword) {
      return checked(foundShape, await pool.run('pdf', source, { do: 'find', keyword }));
    },
  };
}

/** Size and type, before any process is bothered. A name that promises another type than the bytes hold is refused. */
function accepted(bytes: Uint8Array, name: string): Result<FileType> {
  if (bytes.byteLength === 0) return refused('document-empty');
  if (bytes.byteLength > limits.fileBytes) return refused('document-too-large', { limit: limits.fileBytes / MIB });
  const declared = declaredType(name);
  const found = sniff(bytes);
  if ('type' in found && (declared === undefined || declared === found.type)) return { ok: true, value: found.type };
  const called = 'type' in found ? found.type : found.other;
  // What is of no known type, but named as one of ours, is most likely a broken one of ours.
  if (called === '?') return refused(declared === undefined ? 'document-type-not-accepted' : 'document-damaged');
  if (declared === undefined) return refused('document-type-not-accepted');
  return refused('document-not-what-its-name-says', {
    declared: declared.toUpperCase(),
    found: called.toUpperCase(),
  });
}

/** The child may have been taken over: what it says counts only in the agreed shape. */
function checked<Shape extends z.ZodType>(shape: Shape, outcome: Outcome): Result<z.output<Shape>> {
  if (!outcome.ok) return outcome;
  const parsed = shape.safeParse(outcome.value);
  return parsed.success ? { ok: true, value: parsed.data } : refused('document-damaged');
}

/** A document whose bytes are at hand. */
export const sourceOf = (bytes: Uint8Array): DocumentSource => ({
  key: sha256(bytes),
  size: bytes.byteLength,
  bytes: () => Promise.resolve(bytes),
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const refused = (code: Refusal['code'], params?: Refusal['params']): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: params === undefined ? { code } : { code, params },
});
