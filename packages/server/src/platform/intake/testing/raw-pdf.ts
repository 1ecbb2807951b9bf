import { constants, deflateRawSync } from 'node:zlib';

/** Body of an object: its text, or a stream with the text of its dictionary (without `/Length`). */
export type RawObject = string | { readonly dict: string; readonly data: Uint8Array };

/**
 * Writes a PDF from objects 1, 2, …, of which 1 is the catalog, with a correct cross-reference table. For files that no
 * library would write.
 */
export function rawPdf(objects: readonly RawObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]?.length ?? 0;
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), rawObject(object), Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + end)]);
}

export function rawObject(object: RawObject): Buffer {
  if (typeof object === 'string') return Buffer.from(object, 'latin1');
  const { dict, data } = object;
  const head = Buffer.from(`<< ${dict} /Length ${data.length} >>\nstream\n`, 'latin1');
  return Buffer.concat([head, data, Buffer.from('\nendstream')]);
}

/** A one-page document; `catalog`, `page` and `objects` (numbered from 5) add to it. */
export const onePage = ({ catalog = '', page = '', content = '', objects = [] as RawObject[], trailer = '' }): Buffer =>
  rawPdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
        /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> ${page} >>`,
      { dict: '', data: Buffer.from(content || 'BT /F1 12 Tf 72 700 Td (Hello) Tj ET') },
      ...objects,
    ],
    trailer,
  );

const MIB = 1024 * 1024;

/** A zlib stream (RFC 1950) of about 1 kB per MiB that unpacks to so many MiB of zeros. */
export function zeros(mebibytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(MIB), { finishFlush: constants.Z_FULL_FLUSH });
  const end = Buffer.from([0x03, 0x00]);
  const adler = Buffer.alloc(4);
  // Adler-32 of n zeros: the second sum is n, the first stays 1.
  adler.writeUInt16BE((mebibytes * MIB) % 65_521, 0);
  adler.writeUInt16BE(1, 2);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: mebibytes }, () => block), end, adler]);
}
