import type { DocumentWarning } from '@yinxin/contract';
import type { DocumentFacts, PageFacts } from '../facts.ts';
import { Refused } from '../jobs.ts';
import { limits } from '../limits.ts';
import { blanksIn } from '../unfilled-blanks.ts';
import { linesOf, mm } from './page-text.ts';
import type { PdfiumDocument, PdfiumPage } from './pdfium.ts';
import { openSealable } from './sealable.ts';
import { structureOf, type Structure } from './structure.ts';

const INK_SCALE = 36 / 72;
const PAPER = 250;
/** A page with less ink than this part of its area is blank: a stray dot of a scanner stays below it. */
const BLANK_INK = 0.0005;
/** Time for measuring ink, in ms; large scans would take longer than the whole job may. */
const INK_TIME = 8_000;

/** The fonts that every PDF reader brings along (ISO 32000-1 §9.6.2.2). */
const STANDARD = /^(?:[A-Z]{6}\+)?(?:Times|Helvetica|Courier|Arial|TimesNewRoman|CourierNew|Symbol|ZapfDingbats)\b/;

/** Finds out everything about a PDF that intake reports. Throws `Refused` with the reason to turn it down. @public for `answer.ts`, which loads it when asked. */
export async function inspect(bytes: Uint8Array, open: () => PdfiumDocument): Promise<DocumentFacts> {
  const document = open();
  if (document.pageCount === 0) throw new Refused('document-damaged');
  if (document.pageCount > limits.pages) {
    throw new Refused('document-too-many-pages', { pages: document.pageCount, limit: limits.pages });
  }
  const pdf = await openSealable(bytes);
  // Readers that disagree about the pages would show the approver another document than they seal.
  if (pdf.getPageCount() !== document.pageCount) throw new Refused('document-damaged');
  const structure = structureOf(pdf, bytes);
  refuseActive(structure, document);
  const pages = measurePages(document);
  const unfilledBlanks = pages.flatMap((page, index) =>
    page.lines.flatMap(blanksIn).map((blank) => ({ page: index + 1, ...blank })),
  );
  const facts = { ...structure, pages, unfilledBlanks, revisions: document.claims.revisions };
  return { ...facts, warnings: warningsOf(facts, bytes) };
}

function refuseActive({ activeContent }: Structure, { claims }: PdfiumDocument): void {
  const found = new Set(activeContent);
  if (claims.scripts > 0) found.add('JavaScript');
  if (claims.attachments > 0) found.add('EmbeddedFile');
  if (claims.xfa) found.add('XFA');
  if (found.size > 0) throw new Refused('document-active-content', { found: [...found].sort().join(', ') });
}

function measurePages(document: PdfiumDocument): PageFacts[] {
  const pages: PageFacts[] = [];
  const until = performance.now() + INK_TIME;
  let characters = 0;
  for (let index = 0; index < document.pageCount; index += 1) {
    const page = document.withPage(index, (page) => measurePage(page, performance.now() < until));
    characters += page.lines.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > limits.characters) throw new Refused('document-too-complex');
    pages.push(page);
  }
  return pages;
}

function measurePage(page: PdfiumPage, timeForInk: boolean): PageFacts {
  const lines = linesOf(page.glyphs());
  const size = { width: mm(page.width), height: mm(page.height), rotation: page.rotation };
  if (lines.length > 0 || !timeForInk) return { ...size, lines, blank: false };
  const { pixels } = page.draw(INK_SCALE, 1);
  const ink = pixels.reduce((count, pixel) => (pixel < PAPER ? count + 1 : count), 0) / pixels.length;
  return { ...size, lines, ink, blank: ink < BLANK_INK };
}

function warningsOf(facts: Omit<DocumentFacts, 'warnings'>, bytes: Uint8Array): DocumentWarning[] {
  const { signatures, pages } = facts;
  const warnings: Record<DocumentWarning, boolean> = {
    'already-signed': signatures.length > 0,
    'changed-after-signing': signatures.length > 0 && signatures.every(({ wholeFile }) => !wholeFile),
    'several-revisions': signatures.length === 0 && facts.revisions > 1,
    layers: facts.layers.length > 0,
    'fillable-form': facts.formFields.total > 0,
    'fonts-not-embedded': facts.fontsNotEmbedded.some((font) => !STANDARD.test(font)),
    'blank-pages': pages.some(({ blank }) => blank),
    'unfilled-blanks': facts.unfilledBlanks.length > 0,
    'ink-unchecked': pages.some(({ lines, ink }) => lines.length === 0 && ink === undefined),
    'bytes-after-end': trailing(bytes) > 0,
    links: facts.links > 0,
  };
  return (Object.keys(warnings) as DocumentWarning[]).filter((warning) => warnings[warning]);
}

/** Number of bytes after the last `%%EOF` that are not white space or padding. */
function trailing(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf('%%EOF');
  return end === -1 ? 0 : buffer.subarray(end + 5).filter((byte) => ![0, 9, 10, 12, 13, 26, 32].includes(byte)).length;
}
