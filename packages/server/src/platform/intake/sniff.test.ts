import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jpegSize, pngSize } from './picture-size.ts';
import { declaredType, sniff } from './sniff.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('the type of a file', () => {
  test.each([
    ['%PDF-1.7', { type: 'pdf' }],
    ['\xef\xbb\xbf\r\n%PDF-2.0', { type: 'pdf' }],
    ['\x89PNG\r\n\x1a\n', { type: 'png' }],
    ['\xff\xd8\xff\xe0', { type: 'jpeg' }],
    ['PK\x03\x04…word/document.xml', { type: 'docx' }],
    ['PK\x03\x04…xl/workbook.xml', { other: 'XLSX' }],
    ['PK\x03\x04…OFD.xml', { other: 'OFD' }],
    ['PK\x03\x04', { other: 'ZIP' }],
    ['<!doctype html>', { other: 'HTML' }],
    ['  <HTML>%PDF-1.7', { other: 'HTML' }],
    ['GIF89a%PDF-1.7', { other: 'GIF' }],
    ['junk %PDF-1.7', { other: '?' }],
    ['', { other: '?' }],
  ])('beginning with %j', (text, expected) => expect(sniff(bytes(text))).toEqual(expected));

  test('is found for any bytes without failing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (any) => {
        expect(Object.keys(sniff(any))).toHaveLength(1);
      }),
    );
  });

  test('that a name promises is that of its last extension', () => {
    expect(declaredType('合同.v2.PDF')).toBe('pdf');
    expect(declaredType('扫描.jpg')).toBe('jpeg');
    expect(declaredType('a.pdf.exe')).toBeUndefined();
    expect(declaredType('pdf')).toBeUndefined();
  });
});

describe('the size of a picture', () => {
  test('is read from headers that are cut or random without failing', () => {
    const starts = fc.constantFrom('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', '\xff\xd8', '\xff\xd8\xff\xe0\0\x04\0\0', '');
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        const file = Buffer.concat([bytes(start), rest]);
        for (const size of [pngSize(file), jpegSize(file)]) {
          if (size !== undefined) expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('of a JPEG is in its frame header, behind other segments and fill bytes', () => {
    const frame = '\xff\xff\xc2\0\x11\x08\x04\xb0\x06\x40\x03';
    expect(jpegSize(bytes(`\xff\xd8\xff\xe1\0\x06Exif\xff\xc4\0\x03\0${frame}`))).toEqual({
      width: 1600,
      height: 1200,
    });
  });
});
