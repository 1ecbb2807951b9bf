import { documentDigest, documentWarning, instant, verificationLine } from '@yinxin/contract';
import { z } from 'zod';

/**
 * What a parser child says about a file. The child has read hostile bytes and may lie, so its answers are checked
 * against these shapes. All lengths are in mm, measured from the top left corner of the page as it is displayed (rotated
 * and cropped); pages count from 1.
 */
const mm = z.number().min(-100_000).max(100_000);

const boxShape = z.object({ x: mm, y: mm, width: mm, height: mm });
export type Box = z.infer<typeof boxShape>;

const lineShape = z.object({ text: z.string(), box: boxShape });
/** One line of text on a page. */
export type TextLine = z.infer<typeof lineShape>;

const pageShape = z.object({
  width: mm,
  height: mm,
  /** Degrees clockwise by which the page is turned for display. Sizes and positions have it applied already. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  lines: z.array(lineShape),
  /** Part of the page that is not white, 0 to 1; absent where it was not measured (pages with text, or no time left). */
  ink: z.number().min(0).max(1).optional(),
  /** No text and next to no ink. */
  blank: z.boolean(),
});
export type PageFacts = z.infer<typeof pageShape>;

/** Parts of a PDF that run, or that change what is shown, by the names that PDF gives them. */
export const activeContentKinds = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'XFA',
  'RichMedia',
  'SubmitForm',
  'ExternalContent',
] as const;
const activeContentShape = z.enum(activeContentKinds);
export type ActiveContent = z.infer<typeof activeContentShape>;

export const documentFactsShape = z.object({
  pages: z.array(pageShape).min(1),
  /** Signature fields that are filled, by field name; `subFilter` such as `ETSI.CAdES.detached`. */
  signatures: z.array(z.object({ field: z.string(), subFilter: z.string().optional(), wholeFile: z.boolean() })),
  activeContent: z.array(activeContentShape),
  /** Links to web pages and other files. */
  links: z.int().min(0),
  /** Names of optional content groups. */
  layers: z.array(z.string()),
  formFields: z.object({ total: z.int().min(0), filled: z.int().min(0) }),
  /** How many times the file was saved onto itself, the first time included. */
  revisions: z.int().min(1),
  /** Places where something was left open, such as `____` or `（  ）`. */
  unfilledBlanks: z.array(z.object({ page: z.int().min(1), text: z.string(), box: boxShape })),
  fontsNotEmbedded: z.array(z.string()),
  /** What approvers should know; none of it keeps the file out. */
  warnings: z.array(documentWarning),
});
export type DocumentFacts = z.infer<typeof documentFactsShape>;

export const foundShape = z.array(z.object({ page: z.int().min(1), boxes: z.array(boxShape).min(1) }));
/** Where a keyword stands: one box per line that it runs over. */
export type Found = z.infer<typeof foundShape>[number];

/** Cells of a sheet as the child gives them. */
export const sheetShape = z.array(z.array(z.string().max(32_767)).max(100)).max(10_001);

const finding = verificationLine.pick({ status: true, code: true });

/** What a child found in the signatures of a file. Strings are a stranger's: short, and only ever shown as text. */
export const signaturesShape = z
  .array(
    z.object({
      /** Fields of the form that show it. */
      fields: z.int().min(0).max(100_000),
      /** The signed revision is the first so many bytes; null where the signature could not be read. */
      revisionLength: z.int().min(1).nullable(),
      claimedAt: instant.nullable(),
      certificate: z.object({ sha256: documentDigest, subject: z.string().max(500) }).nullable(),
      findings: z.object({
        structure: finding,
        integrity: finding,
        coverage: finding,
        changesAfter: finding,
        certificate: finding,
        time: finding,
      }),
    }),
  )
  .max(512);
export type SignatureFacts = z.infer<typeof signaturesShape>[number];
