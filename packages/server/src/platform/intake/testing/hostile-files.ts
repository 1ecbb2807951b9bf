import { deflateSync } from 'node:zlib';
import { onePage, rawObject, rawPdf, zeros } from './raw-pdf.ts';

const twice = (mebibytes: number): Buffer => deflateSync(zeros(mebibytes));

/** A document without pages whose cross-reference stream claims `entries` objects. */
function xrefStream(entries: number, widths: string, filter: string, data: Buffer): Buffer {
  const front = Buffer.from(
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n',
  );
  const dict = `/Type /XRef /Size ${entries} /W ${widths} /Index [0 ${entries}] /Root 1 0 R /Filter ${filter}`;
  const end = `\nendobj\nstartxref\n${front.length}\n%%EOF\n`;
  return Buffer.concat([front, Buffer.from('3 0 obj\n'), rawObject({ dict, data }), Buffer.from(end)]);
}

const FLATE_2 = '[/FlateDecode /FlateDecode]';
const FLATE_3 = '[/FlateDecode /FlateDecode /FlateDecode]';

/** Files that ask for more memory or time than any honest one. */
export const bombs: Readonly<Record<string, Buffer>> = {
  'a table of two thousand million objects in 300 bytes': xrefStream(
    2_000_000_000,
    '[0 0 0]',
    '/FlateDecode',
    deflateSync(Buffer.alloc(10)),
  ),
  'a table of objects packed three times': xrefStream(300_000_000, '[1 1 1]', FLATE_3, deflateSync(twice(900))),
  'page contents that unpack to 3 GB': onePage({
    page: '/Contents 5 0 R',
    objects: [{ dict: `/Filter ${FLATE_2}`, data: twice(3_000) }],
  }),
  'two million saved graphics states': onePage({ content: 'q '.repeat(2_000_000) }),
  'forms that draw forms, 10^12 times': onePage({
    page: '/Resources << /XObject << /A 5 0 R >> >>',
    content: '/A Do '.repeat(10),
    objects: Array.from({ length: 12 }, (_, level) => ({
      dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /A ${level + 6} 0 R >> >>`,
      data: Buffer.from(level === 11 ? '0 0 9 9 re f' : '/A Do '.repeat(10)),
    })),
  }),
  'a page of seven metres': onePage({ page: '/MediaBox [0 0 20000 20000]' }),
};

/** Files whose structure leads in circles, too deep, or nowhere. */
export const broken: Readonly<Record<string, Buffer>> = {
  'nothing but a header': Buffer.from('%PDF-1.7\nnothing here'),
  'a tree of pages that contains itself': rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>',
  ]),
  'a tree that counts 400 pages and has one': rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 400 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>',
  ]),
  'lists half a million deep': onePage({ catalog: `/Deep ${'['.repeat(500_000)}${']'.repeat(500_000)}` }),
};

const link = (action: string): string => `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${action} >>]`;

/** Files with parts that run or change, by what is found in them. */
export const active: readonly (readonly [found: string, how: string, file: Buffer])[] = [
  ['JavaScript', 'run when opened', onePage({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' })],
  [
    'JavaScript',
    'with escaped names',
    onePage({ catalog: '/OpenAction 5 0 R', objects: ['<< /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>'] }),
  ],
  [
    'JavaScript',
    'in the tree of names',
    onePage({ catalog: '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>' }),
  ],
  ['Launch', 'behind a link', onePage({ page: link('<< /S /Launch /F (cmd.exe) >>') })],
  ['SubmitForm', 'behind a link', onePage({ page: link('<< /S /SubmitForm /F (https://example.com/) >>') })],
  [
    'EmbeddedFile',
    'as attachment',
    onePage({
      catalog: '/Names << /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>',
      objects: [
        '<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>',
        { dict: '/Type /EmbeddedFile', data: Buffer.from('MZ') },
      ],
    }),
  ],
  [
    'XFA',
    'as form',
    onePage({
      catalog: '/AcroForm << /Fields [] /XFA [(x) 5 0 R] >>',
      objects: [{ dict: '', data: Buffer.from('<xdp/>') }],
    }),
  ],
  ['RichMedia', 'as film', onePage({ page: '/Annots [<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] >>]' })],
  [
    'ExternalContent',
    'as stream in another file',
    onePage({ page: '/Thumb 5 0 R', objects: [{ dict: '/F (other.bin)', data: Buffer.from('') }] }),
  ],
];

/** The first 33 bytes of a PNG of 30,000 × 30,000 pixels; the rest would be 2.7 GB. */
export function hugePng(): Buffer {
  const header = Buffer.alloc(33);
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(30_000, 16);
  header.writeUInt32BE(30_000, 20);
  header.set([8, 2], 24);
  return header;
}
