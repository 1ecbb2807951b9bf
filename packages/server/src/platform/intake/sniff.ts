import type { FileType } from '@yinxin/contract';

/** What a file is by its bytes. `other` is named for the message only. */
export type Sniffed = { readonly type: FileType } | { readonly other: string };

const starts = (bytes: Uint8Array, magic: readonly number[] | string): boolean => {
  const expected = typeof magic === 'string' ? Buffer.from(magic, 'latin1') : Uint8Array.from(magic);
  return expected.every((byte, at) => bytes[at] === byte);
};

/**
 * Tells the type by content, never by name. Only what a strict reader takes counts: a PDF begins with `%PDF-`, with no
 * more than white space or a byte order mark before it, so that a file which is something else first (HTML with a PDF
 * inside) is that something.
 */
export function sniff(bytes: Uint8Array): Sniffed {
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { type: 'png' };
  if (starts(bytes, [0xff, 0xd8, 0xff])) return { type: 'jpeg' };
  const head = Buffer.from(bytes.subarray(0, 64 * 1024)).toString('latin1');
  const text = head.replace(/^(?:\xef\xbb\xbf)?\s{0,16}/, '');
  if (text.startsWith('%PDF-')) return { type: 'pdf' };
  if (head.startsWith('PK\x03\x04')) return office(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0')) return { other: 'DOC/XLS/PPT (Office 97–2003)' };
  if (/^<(?:!doctype html|html|head|body|script|!--)/i.test(text)) return { other: 'HTML' };
  if (/^<\?xml|^<svg/i.test(text)) return { other: text.includes('<svg') ? 'SVG' : 'XML' };
  if (head.startsWith('GIF8')) return { other: 'GIF' };
  if (head.startsWith('BM')) return { other: 'BMP' };
  if (/^(?:II\*\0|MM\0\*)/.test(head)) return { other: 'TIFF' };
  if (head.startsWith('MZ') || head.startsWith('\x7fELF')) return { other: 'EXE' };
  if (head.startsWith('{\\rtf')) return { other: 'RTF' };
  return { other: '?' };
}

/** Zip packages name their parts in clear text in the directory at their end. */
function office(bytes: Uint8Array): Sniffed {
  const directory = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 256 * 1024)));
  if (directory.includes('word/document.xml')) return { type: 'docx' };
  if (directory.includes('xl/workbook.xml')) return { other: 'XLSX' };
  if (directory.includes('ppt/presentation.xml')) return { other: 'PPTX' };
  if (directory.includes('OFD.xml')) return { other: 'OFD' };
  return { other: 'ZIP' };
}

const byExtension: Readonly<Record<string, FileType>> = {
  pdf: 'pdf',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  docx: 'docx',
};

/** The type that a file name promises, if it is one of ours. */
export const declaredType = (name: string): FileType | undefined =>
  byExtension[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
