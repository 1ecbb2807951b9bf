import { CryptoKeySigner, PDF, PdfDict, PdfName, PdfNumber, PdfString, StandardFonts } from '@libpdf/core';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueRevocationList, issueSealCertificate } from '../certificates/company-ca.ts';
import {
  handwrittenPdf,
  plainContract,
  sampleKeys,
  sealedAt,
  signerOf,
  vectorSeal,
} from '../testing/sample-documents.ts';
import { sealPdf } from './seal-pdf.ts';
import type { SignatureVerification } from './verification.ts';
import { verifyPdf, type VerifyOptions } from './verify-pdf.ts';

const keys = await sampleKeys();
const stranger = await sampleKeys();
const trusted: VerifyOptions = { trustAnchors: [keys.ca.certificate], at: sealedAt };

const seal = async (pdf: Uint8Array, signer = keys.signer, at = sealedAt) =>
  sealPdf({ pdf, appearance: vectorSeal(), placements: [{ kind: 'point', page: 1, xMm: 100, yMm: 100 }], signer, at });

const contract = await plainContract([{}, {}]);
const sealed = await seal(contract);
const [, gapStart, gapEnd] = sealed.byteRange;
const text = Buffer.from(sealed.pdf).toString('latin1');

async function first(bytes: Uint8Array, options = trusted): Promise<SignatureVerification> {
  const [signature] = (await verifyPdf(bytes, options)).signatures;
  if (signature === undefined) throw new Error('no signature found');
  return signature;
}

/** The file with some of its text replaced by text of the same length. */
function replaced(from: string | RegExp, to: (match: string) => string): Uint8Array {
  const changed = text.replace(from, to);
  if (changed === text || changed.length !== text.length) throw new Error('nothing was replaced, or lengths differ');
  return Buffer.from(changed, 'latin1');
}

async function expectNotGood(bytes: Uint8Array): Promise<string> {
  const { overall } = await verifyPdf(bytes, trusted);
  expect(overall.status).not.toBe('good');
  return overall.code;
}

test('our own seal is good in every line, and only with all of them', async () => {
  const verification = await verifyPdf(sealed.pdf, trusted);
  expect(verification.overall).toMatchObject({ status: 'good', code: 'all-checked' });
  const { structure, integrity, coverage, changesAfter, certificate, time } = await first(sealed.pdf);
  expect([structure, integrity, coverage, changesAfter, certificate, time].map(({ code }) => code)).toEqual([
    'structure-sound',
    'content-unchanged',
    'whole-file',
    'nothing-after',
    'certificate-trusted',
    'time-confirmed',
  ]);
  // Nobody but the signer says when: not green.
  expect((await verifyPdf(sealed.pdf, { trustAnchors: [keys.ca.certificate] })).overall.code).toBe('time-claimed-only');
});

test('the signed revision can be cut out and verifies alone', async () => {
  const twice = await seal(sealed.pdf);
  const { signed } = await first(twice.pdf);
  expect(Buffer.compare(twice.pdf.subarray(0, signed?.revisionLength), sealed.pdf)).toBe(0);
});

test('any flipped bit outside of the signature value is found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.pdf.length - 1), fc.nat(7), async (position, bit) => {
      fc.pre(position < gapStart || position >= gapEnd);
      const flipped = Uint8Array.from(sealed.pdf);
      flipped[position] = (flipped[position] ?? 0) ^ (1 << bit);
      const verdict = await verifyPdf(flipped, trusted).then(
        ({ overall }) => overall.status,
        () => 'refused',
      );
      expect(verdict).not.toBe('good');
    }),
    { numRuns: 150 },
  );
});

test('a changed digit of the signature value or of its padding is found', async () => {
  const at = (position: number) => {
    const changed = Uint8Array.from(sealed.pdf);
    changed[position] = changed[position] === 0x31 ? 0x32 : 0x31;
    return changed;
  };
  expect(await expectNotGood(at(gapEnd - 10))).toBe('contents-malformed');
  const cmsLength = (Buffer.from(text.slice(gapStart + 5, gapStart + 9), 'hex').readUInt16BE() + 4) * 2;
  expect(await expectNotGood(at(gapStart + 1 + cmsLength - 4))).toBe('signature-value-wrong');
});

test('a file that differs from the record is bad whatever its signatures say', async () => {
  const expectedSha256 = createHash('sha256').update(sealed.pdf).digest('hex');
  expect((await verifyPdf(sealed.pdf, { ...trusted, expectedSha256 })).overall.status).toBe('good');
  const other = await verifyPdf((await seal(sealed.pdf)).pdf, { ...trusted, expectedSha256 });
  expect(other.overall).toMatchObject({ status: 'bad', code: 'file-differs-from-record' });
  const stripped = await verifyPdf(contract, { ...trusted, expectedSha256 });
  expect(stripped.overall).toMatchObject({ status: 'bad', code: 'file-differs-from-record' });
});

test('a file without a signature is not good', async () => {
  expect((await verifyPdf(contract, trusted)).overall).toMatchObject({ status: 'unknown', code: 'no-signature' });
  await expect(verifyPdf(Buffer.from('<html></html>'), trusted)).rejects.toMatchObject({ code: 'pdf-unreadable' });
});

describe('changes after sealing (incremental saving attack)', () => {
  async function changed(edit: (pdf: PDF) => void): Promise<Uint8Array> {
    const pdf = await PDF.load(sealed.pdf);
    edit(pdf);
    const bytes = await pdf.save({ incremental: true });
    expect(Buffer.compare(bytes.subarray(0, sealed.pdf.length), sealed.pdf)).toBe(0);
    return bytes;
  }
  const annotation = (more: Record<string, PdfNumber | PdfName | PdfDict | PdfString> = {}) =>
    PdfDict.of({ Type: PdfName.of('Annot'), Subtype: PdfName.of('FreeText'), F: PdfNumber.of(4), ...more });

  const edits: Record<string, (pdf: PDF) => void> = {
    'page content': (pdf) =>
      pdf.getPage(0)?.drawText('amount: 9,000,000', { x: 60, y: 300, font: StandardFonts.Helvetica }),
    'page content of another page': (pdf) =>
      pdf.getPage(1)?.drawText('x', { x: 60, y: 300, font: StandardFonts.Helvetica }),
    'document title': (pdf) => pdf.setTitle('Another contract'),
    'a new page': (pdf) => void pdf.addPage({ size: 'a4' }),
    'a removed page': (pdf) => void pdf.removePage(1),
    'an annotation': (pdf) => {
      pdf.getPage(0)?.dict.getArray('Annots')?.push(pdf.register(annotation()));
    },
    'a text field': (pdf) => void pdf.getOrCreateForm().createTextField('Amount', {}),
    'an action on opening': (pdf) => {
      pdf
        .getCatalog()
        .set('OpenAction', PdfDict.of({ S: PdfName.of('JavaScript'), JS: PdfString.fromString('app.alert(1)') }));
    },
    'the appearance of the seal': (pdf) => {
      const widget = pdf
        .getPage(0)
        ?.dict.getArray('Annots', (ref) => pdf.getObject(ref))
        ?.at(0, (ref) => pdf.getObject(ref));
      if (widget instanceof PdfDict) widget.set('F', PdfNumber.of(2));
    },
  };
  test.each(Object.entries(edits))('%s', async (_, edit) => {
    const { integrity, coverage, changesAfter } = await first(await changed(edit));
    expect(integrity.status).toBe('good');
    expect(changesAfter).toMatchObject({ status: 'bad', code: 'modified-after-sealing' });
    expect(coverage).toMatchObject({ status: 'bad', code: 'part-of-file' });
  });

  test('bytes, white space and objects without a cross-reference', async () => {
    for (const tail of ['junk', '\n', '% comment\n', '3 0 obj\n<</Type/Page>>\nendobj\n', '\n%%EOF\n']) {
      const { changesAfter } = await first(Buffer.concat([sealed.pdf, Buffer.from(tail)]));
      expect(changesAfter).toMatchObject({ status: 'bad', params: { reason: 'revision-unreadable' } });
    }
  });

  test('a change that a trusted signer signs along with a new seal', async () => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('pkcs8', Buffer.from(keys.seal.privateKey), algorithm, false, ['sign']);
    const pdf = await PDF.load(sealed.pdf);
    pdf.getPage(0)?.drawText('amount: 9,000,000', { x: 60, y: 300, font: StandardFonts.Helvetica });
    const { bytes } = await pdf.sign({ signer: new CryptoKeySigner(key, keys.seal.certificate, 'EC', 'ECDSA') });
    const { changesAfter } = await first(bytes);
    expect(changesAfter).toMatchObject({ status: 'bad', params: { reason: 'object-changed' } });
  });

  test('a change between two seals', async () => {
    const between = await changed((pdf) =>
      pdf.getPage(0)?.drawText('x', { x: 60, y: 300, font: StandardFonts.Helvetica }),
    );
    const [earlier, later] = (await verifyPdf((await seal(between)).pdf, trusted)).signatures;
    expect(earlier?.changesAfter.status).toBe('bad');
    expect(later?.changesAfter.status).toBe('good');
  });

  test('a seal of a stranger over ours', async () => {
    const { changesAfter } = await first((await seal(sealed.pdf, stranger.signer)).pdf);
    expect(changesAfter).toMatchObject({ status: 'bad', params: { reason: 'later-seal-not-trusted' } });
  });
});

describe('universal signature forgery: a signature without its values', () => {
  const cases: Record<string, () => Uint8Array> = {
    'no byte range': () => replaced(/\/ByteRange/, () => '/ByteRangX'),
    'byte range of three numbers': () =>
      replaced(/\/ByteRange\[0 (\d+) (\d+) \d+/, (m) => m.replace(/\d+$/, (d) => ' '.repeat(d.length))),
    'negative number': () => replaced(/\/ByteRange\[0 \d/, () => '/ByteRange[0 -'),
    'range not from the start': () => replaced(/\/ByteRange\[0/, () => '/ByteRange[1'),
    'empty gap elsewhere': () => replaced(/\/ByteRange\[[\d ]+\]/, (m) => `/ByteRange[0 1 2 3]`.padEnd(m.length)),
    'contents null': () => replaced(/\/Contents<[0-9a-f]+>/, (m) => `/Contents null`.padEnd(m.length)),
    'contents empty': () => replaced(/\/Contents<[0-9a-f]+>/, (m) => `/Contents<>`.padEnd(m.length)),
    'contents zero': () => replaced(/\/Contents<[0-9a-f]+>/, (m) => `/Contents<${'0'.repeat(m.length - 11)}>`),
    'contents twice': () => replaced(/\/M \(D:[^)]+\)/, (m) => `/Contents <${'0'.repeat(m.length - 12)}>`),
    'another sub-filter': () => replaced('ETSI.CAdES.detached', () => 'ETSI.CAdES.detacheX'),
  };
  test.each(Object.entries(cases))('%s', async (_, forge) => {
    const { structure } = await first(forge());
    expect(structure.status).toBe('bad');
  });

  test('by an update that takes the values away', async () => {
    const pdf = await PDF.load(sealed.pdf);
    const widget = pdf
      .getPage(0)
      ?.dict.getArray('Annots')
      ?.at(0, (ref) => pdf.getObject(ref));
    if (!(widget instanceof PdfDict)) throw new Error('no widget');
    widget.getDict('V', (ref) => pdf.getObject(ref))?.delete('ByteRange');
    widget.getDict('V', (ref) => pdf.getObject(ref))?.set('Reason', PdfString.fromString('forged'));
    const { signatures, overall } = await verifyPdf(await pdf.save({ incremental: true }), trusted);
    expect(overall.status).toBe('bad');
    expect(signatures.map(({ structure }) => structure.code)).toEqual(['signature-outside-form']);
  });
});

test('signature wrapping: the signed second part moved behind forged objects', async () => {
  const [signature] = /\d+ 0 obj\n<<\/Type\/Sig[^]*?endobj\n/.exec(text) ?? [];
  const number = Number.parseInt(signature ?? '', 10);
  const startXref = Number(/startxref\n(\d+)/.exec(text.slice(gapEnd))?.[1]);
  const contents = text.slice(gapStart, gapEnd);
  const tailLength = text.length - gapEnd;
  // The old offset of the cross-reference now falls into the forged part, which puts its own one there.
  const build = (gap: number): string => {
    const copy = `${number} 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 ${gapStart} ${gap} ${tailLength}]/Contents${contents}>>\nendobj\n`;
    const xref = (at: number) =>
      `xref\n${number} 1\n${String(at).padStart(10, '0')} 00000 n\r\ntrailer\n<</Size 99/Root 2 0 R/Prev 9>>\n`;
    const spare = ' '.repeat(startXref - gapEnd);
    const table = xref(gapEnd + spare.length + xref(0).length);
    return spare + table + copy;
  };
  const length = build(10_000).length;
  const forged = text.slice(0, gapEnd) + build(gapEnd + length) + text.slice(gapEnd);
  const { signatures, overall } = await verifyPdf(Buffer.from(forged, 'latin1'), trusted);
  expect(overall.status).toBe('bad');
  expect(signatures.length).toBeGreaterThan(0);
  expect(signatures.every(({ structure, integrity }) => structure.status === 'bad' || integrity.status === 'bad')).toBe(
    true,
  );
});

test('a cross-reference for two kinds of readers is worth a warning, so not green', async () => {
  const hybrid = handwrittenPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>',
    '<</Type/Page/Parent 2 0 R/PieceInfo<</XRefStm 9>>>>',
  ]);
  const { overall } = await verifyPdf((await seal(hybrid)).pdf, trusted);
  expect(overall).toMatchObject({ status: 'warning', code: 'hybrid-cross-reference' });
});

test('a later object with a number that the signed document mentioned is not part of a seal (shadow attack)', async () => {
  const trapped = handwrittenPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>',
    '<</Type/Page/Parent 2 0 R/Resources<</XObject<</A 5 0 R>>>>>>',
  ]);
  const { pdf } = await seal(trapped);
  const file = Buffer.from(pdf).toString('latin1');
  const startXref = /startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1];
  const object = '5 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>\nstream\n\nendstream\nendobj\n';
  const table = `xref\n5 1\n${String(file.length).padStart(10, '0')} 00000 n\r\n`;
  const links = `trailer\n<</Size 20/Root 1 0 R/Prev ${startXref}>>\nstartxref\n${file.length + object.length}\n%%EOF\n`;
  const { changesAfter } = await first(Buffer.from(file + object + table + links, 'latin1'));
  expect(changesAfter).toMatchObject({ status: 'bad', params: { reason: 'object-changed' } });
});

describe('certificate and time', () => {
  test('a stranger with the same names is not trusted', async () => {
    const { certificate, integrity } = await first((await seal(contract, stranger.signer)).pdf);
    expect(integrity.status).toBe('good');
    expect(certificate).toMatchObject({ status: 'unknown', code: 'certificate-untrusted' });
  });

  test('another certificate put in place of the signer’s is found', async () => {
    const twin = { ...keys.signer, certificateChain: [stranger.seal.certificate, stranger.ca.certificate] };
    expect((await first((await seal(contract, twin)).pdf)).integrity.code).toBe('signature-value-wrong');
  });

  test('validity is judged at the recorded time', async () => {
    const late = new Date('2027-06-01T00:00:00Z');
    const expired = await first((await seal(contract, keys.signer, late)).pdf, { ...trusted, at: late });
    expect(expired.certificate.code).toBe('certificate-expired');
    const early = new Date('2025-06-01T00:00:00Z');
    const notYet = await first((await seal(contract, keys.signer, early)).pdf, { ...trusted, at: early });
    expect(notYet.certificate.code).toBe('certificate-not-yet-valid');
  });

  test('a revoked certificate is bad from the day of its revocation', async () => {
    const serial = 'a1b2c3';
    const seal2 = await issueSealCertificate(keys.ca, {
      sealName: '财务专用章',
      entityName: '示例科技有限公司',
      validFrom: new Date('2026-01-01'),
      validTo: new Date('2026-12-01'),
      serial,
    });
    const { pdf } = await seal(contract, signerOf(seal2, keys.ca));
    const listed = async (day: string, ca = keys.ca) => {
      const list = {
        revoked: [{ serial, at: new Date(day) }],
        at: new Date('2026-03-04'),
        nextUpdate: new Date('2026-04-01'),
      };
      return (await first(pdf, { ...trusted, crls: [await issueRevocationList(ca, list)] })).certificate;
    };
    expect(await listed('2026-03-01')).toMatchObject({ status: 'bad', code: 'certificate-revoked' });
    expect(await listed('2026-03-20')).toMatchObject({ status: 'good', params: { revocation: 'checked' } });
    // A list that a stranger signed says nothing.
    expect(await listed('2026-03-01', stranger.ca)).toMatchObject({
      status: 'good',
      params: { revocation: 'not-checked' },
    });
  });

  test('a claimed time that the record contradicts', async () => {
    const at = (iso: string) => first(sealed.pdf, { ...trusted, at: new Date(iso) }).then(({ time }) => time);
    expect(await at('2026-03-04T05:00:00Z')).toMatchObject({ status: 'bad', code: 'time-differs-from-record' });
    expect(await at('2026-03-04T05:30:00Z')).toMatchObject({ status: 'good', code: 'time-confirmed' });
    expect(await at('2026-03-06T05:30:00Z')).toMatchObject({ status: 'warning', code: 'time-differs-from-record' });
    const unrecorded = { trustAnchors: [keys.ca.certificate], now: new Date('2026-03-01') };
    expect((await first(sealed.pdf, unrecorded)).time).toMatchObject({ status: 'bad', code: 'time-in-future' });
  });
});
