import type { ChildKind } from '../jobs.ts';
import type { Answer, Job } from '../jobs.ts';
import { Refused } from '../jobs.ts';
import { limits } from '../limits.ts';
import { findOn } from './page-text.ts';
import type { PdfiumDocument } from './pdfium.ts';

/** Loads the libraries of one kind of child, before any document is there, so that the first answer is quick. */
export async function prepare(kind: ChildKind) {
  if (kind === 'picture') return { kind, picture: await import('./picture.ts') } as const;
  if (kind === 'sheet') return { kind, sheet: await import('./sheet.ts') } as const;
  if (kind === 'scan') return { kind, scan: await import('./scan.ts') } as const;
  if (kind === 'signatures') return { kind, signatures: await import('./signatures.ts') } as const;
  const [pdfium, inspection, png] = await Promise.all([
    import('./pdfium.ts').then(({ startPdfium }) => startPdfium()),
    import('./inspect.ts'),
    import('./png.ts'),
  ]);
  let opened: PdfiumDocument | undefined;
  const open = (bytes: Uint8Array): PdfiumDocument => (opened ??= pdfium.open(bytes));
  return { kind, open, inspection, png } as const;
}

/** Does one job on the document of this child. */
export async function answerJob(
  ready: ReturnType<typeof prepare>,
  bytes: Uint8Array,
  job: Job,
): Promise<{ answer: Answer; body?: Uint8Array }> {
  const tools = await ready;
  if (tools.kind === 'sheet') return { answer: { value: await tools.sheet.readSheet(bytes) } };
  if (tools.kind === 'scan') {
    if (job.do !== 'clean-scan') throw new Refused('document-damaged');
    return { answer: { value: {} }, body: await tools.scan.cleanSeal(bytes, job) };
  }
  if (tools.kind === 'signatures') {
    if (job.do !== 'verify-signatures') throw new Refused('document-damaged');
    return { answer: { value: await tools.signatures.readSignatures(bytes, job) } };
  }
  if (tools.kind === 'picture') return { answer: { value: {} }, body: await tools.picture.wrapPicture(bytes) };
  if (job.do === 'inspect') {
    return { answer: { value: await tools.inspection.inspect(bytes, () => tools.open(bytes)) } };
  }
  const document = tools.open(bytes);
  if (job.do === 'find') return { answer: { value: find(document, job.keyword) } };
  if (job.do !== 'render') throw new Refused('document-damaged');
  if (job.page < 1 || job.page > document.pageCount) {
    throw new Refused('page-not-found', { page: job.page, pages: document.pageCount });
  }
  const png = document.withPage(job.page - 1, (page) => {
    const scale = Math.min(job.dpi / 72, Math.sqrt(limits.renderedPixels / (page.width * page.height)) * 0.99);
    return tools.png.encodePng(page.draw(scale, 3));
  });
  return { answer: { value: {} }, body: png };
}

function find(document: PdfiumDocument, keyword: string): { page: number; boxes: unknown }[] {
  const found: { page: number; boxes: unknown }[] = [];
  for (let index = 0; index < document.pageCount; index += 1) {
    const hits = document.withPage(index, (page) => findOn(page.glyphs(), keyword));
    found.push(...hits.map((boxes) => ({ page: index + 1, boxes })));
  }
  return found;
}
