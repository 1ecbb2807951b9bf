import { CryptoKeySigner, PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString } from '@libpdf/core';
import { expect, test } from 'vitest';
import { EsignError } from '../esign-error.ts';
import type { Placement } from './placements.ts';
import {
  chineseContract,
  handwrittenPdf,
  imageSeal,
  plainContract,
  sampleKeys,
  sealedAt,
  vectorSeal,
} from '../testing/sample-documents.ts';
import { sealPdf, type SealPdfRequest } from './seal-pdf.ts';
import { verifyPdf } from './verify-pdf.ts';

const keys = await sampleKeys();
const trusted = { trustAnchors: [keys.ca.certificate], at: sealedAt };
const centre: Placement = { kind: 'point', page: 1, xMm: 100, yMm: 100 };

const seal = (pdf: Uint8Array, more: Partial<SealPdfRequest> = {}) =>
  sealPdf({ pdf, appearance: vectorSeal(), placements: [centre], signer: keys.signer, at: sealedAt, ...more });

async function refusal(sealing: Promise<unknown>): Promise<string> {
  try {
    await sealing;
    return 'none';
  } catch (error) {
    return error instanceof EsignError ? error.code : String(error);
  }
}

test('a sealed contract verifies, starts with the approved bytes and keeps its Chinese text', async () => {
  const approved = await chineseContract([{}, {}]);
  const sealed = await seal(approved, { reason: '采购合同用印', name: '示例科技有限公司', location: '厦门' });
  expect(Buffer.compare(sealed.pdf.subarray(0, approved.length), approved)).toBe(0);

  const verification = await verifyPdf(sealed.pdf, trusted);
  expect(verification.overall).toMatchObject({ status: 'good', code: 'all-checked' });
  const [signature] = verification.signatures;
  expect(signature?.signed?.claimed).toEqual({
    time: sealedAt,
    name: '示例科技有限公司',
    reason: '采购合同用印',
    location: '厦门',
  });
  expect(signature?.signed?.byteRange).toEqual(sealed.byteRange);
  const text = (await PDF.load(sealed.pdf)).extractText();
  expect(text[1]?.text).toContain('采购合同 第2页');
});

test('every placement is a field of its own, all share one signature and one seal', async () => {
  const pdf = await plainContract([{}, { rotate: 90 }, { cropBox: [50, 50, 500, 700] }]);
  const placements: Placement[] = [
    { kind: 'point', page: 1, xMm: 60, yMm: 60 },
    { kind: 'point', page: 1, xMm: 120, yMm: 60, rotation: 10 },
    { kind: 'straddle', side: 'right', fromPage: 1, toPage: 3, offsetMm: 120 },
  ];
  const sealed = await seal(pdf, { placements });
  expect(sealed.fields.map(({ name, page }) => `${name} ${page}`)).toEqual([
    'Seal-1-1 1',
    'Seal-1-2 1',
    'Seal-1-3 1',
    'Seal-1-4 2',
    'Seal-1-5 3',
  ]);
  const verification = await verifyPdf(sealed.pdf, trusted);
  expect(verification.overall.status).toBe('good');
  expect(verification.signatures.map(({ fieldNames }) => fieldNames)).toEqual([sealed.fields.map(({ name }) => name)]);
  const file = Buffer.from(sealed.pdf).toString('latin1');
  expect(file.match(/\/ByteRange/g)).toHaveLength(1);
  expect(file.match(/\/Filter\/FlateDecode\/Length/g)).toHaveLength(1);
});

test('a seal cleaned from a scan is embedded with its transparency', async () => {
  const sealed = await seal(await plainContract(), { appearance: imageSeal() });
  expect((await verifyPdf(sealed.pdf, trusted)).overall.status).toBe('good');
  expect(Buffer.from(sealed.pdf).toString('latin1')).toContain('/SMask');
});

test('a file with cross-reference streams is updated by one', async () => {
  const sealed = await seal(await plainContract([{}], { useXRefStream: true }));
  expect(Buffer.from(sealed.pdf).toString('latin1')).not.toMatch(/\nxref\n/);
  expect((await verifyPdf(sealed.pdf, trusted)).overall.status).toBe('good');
});

test('a document sealed by another party stays valid under our seal, and the other way round', async () => {
  const other = await sampleKeys('乙方科技有限公司');
  const first = await seal(await chineseContract(), { signer: other.signer });
  const second = await seal(first.pdf, { placements: [{ kind: 'point', page: 1, xMm: 150, yMm: 200 }] });
  expect(second.fields.map(({ name }) => name)).toEqual(['Seal-2']);
  const both = await verifyPdf(second.pdf, { ...trusted, trustAnchors: [keys.ca.certificate, other.ca.certificate] });
  expect(both.overall.status).toBe('good');
  expect(both.signatures.map(({ changesAfter }) => changesAfter.code)).toEqual(['later-seals-only', 'nothing-after']);
  expect(both.signatures.map(({ coverage }) => coverage.code)).toEqual(['signed-revision', 'whole-file']);
});

test('an earlier signature made by the PDF library stays intact', async () => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('pkcs8', Buffer.from(keys.seal.privateKey), algorithm, false, ['sign']);
  const pdf = await PDF.load(await plainContract());
  const library = new CryptoKeySigner(key, keys.seal.certificate, 'EC', 'ECDSA', [keys.ca.certificate]);
  const { bytes } = await pdf.sign({ signer: library, reason: 'first party' });
  const sealed = await seal(bytes);
  const [earlier, ours] = (await verifyPdf(sealed.pdf, trusted)).signatures;
  expect(earlier?.integrity.status).toBe('good');
  expect(earlier?.changesAfter).toMatchObject({ status: 'good', code: 'later-seals-only' });
  expect(ours?.changesAfter.code).toBe('nothing-after');
});

test('a linearized file is updated, not rewritten', async () => {
  // What makes a file linearized for its readers is its first object (ISO 32000-1 Annex F).
  const linearized = handwrittenPdf(
    [
      '<</Linearized 1/L 500/H[0 0]/O 4/E 400/N 1/T 300>>',
      '<</Type/Catalog/Pages 3 0 R>>',
      '<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 595 842]>>',
      '<</Type/Page/Parent 3 0 R>>',
    ],
    2,
  );
  const sealed = await seal(linearized);
  expect(Buffer.compare(sealed.pdf.subarray(0, linearized.length), linearized)).toBe(0);
  expect((await verifyPdf(sealed.pdf, trusted)).overall.status).toBe('good');
});

test('no new object takes a number that the document already mentions without having it', async () => {
  const trapped = handwrittenPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>',
    '<</Type/Page/Parent 2 0 R/Resources<</XObject<</A 5 0 R/B 6 0 R/C 7 0 R>>>>/Contents 4 0 R>>',
    '<</Length 21>>\nstream\n/A Do /B Do /C Do    \nendstream',
  ]);
  const sealed = await seal(trapped);
  const numbers = [
    ...Buffer.from(sealed.pdf.subarray(trapped.length))
      .toString('latin1')
      .matchAll(/^(\d+) 0 obj/gm),
  ];
  const added = numbers.map(([, number]) => Number(number)).filter((number) => number > 4);
  expect(added.length).toBeGreaterThan(3);
  expect(Math.min(...added)).toBe(8);
});

test('an existing form keeps its fields', async () => {
  const pdf = PDF.create();
  const page = pdf.addPage({ size: 'a4' });
  const form = pdf.getOrCreateForm();
  const field = form.createTextField('Party', {});
  page.drawField(field, { x: 50, y: 50, width: 100, height: 20 });
  const sealed = await seal(await pdf.save());
  const fields = (await PDF.load(sealed.pdf)).getForm()?.getFields() ?? [];
  expect(fields.map(({ name }) => name)).toEqual(['Party', 'Seal-1']);
  expect((await verifyPdf(sealed.pdf, trusted)).overall.status).toBe('good');
});

test('what cannot be sealed as it is is refused by name', async () => {
  const plain = await plainContract();
  const encrypted = await PDF.load(plain);
  encrypted.setProtection({ userPassword: 'secret' });
  expect(await refusal(seal(await encrypted.save()))).toBe('pdf-encrypted');
  const ownerOnly = await PDF.load(plain);
  ownerOnly.setProtection({ ownerPassword: 'secret' });
  expect(await refusal(seal(await ownerOnly.save()))).toBe('pdf-encrypted');
  expect(await refusal(seal(new Uint8Array(0)))).toBe('pdf-unreadable');
  expect(await refusal(seal(Buffer.from('<html><body>contract.pdf</body></html>')))).toBe('pdf-unreadable');
  expect(await refusal(seal(plain.subarray(0, plain.length - 40)))).toBe('pdf-damaged');
  expect(await refusal(seal(Buffer.concat([Buffer.from('junk\n'), plain])))).toBe('pdf-damaged');
  expect(await refusal(seal(plain, { placements: [] }))).toBe('placement-missing');
  expect(await refusal(seal(plain, { placements: [{ ...centre, page: 2 }] }))).toBe('pdf-page-missing');
  expect(await refusal(seal(plain, { placements: [{ ...centre, xMm: 5 }] }))).toBe('placement-outside-page');
});

test('a document certified against every change is refused', async () => {
  const pdf = await PDF.load(await plainContract());
  const parameters = PdfDict.of({ Type: PdfName.of('TransformParams'), P: PdfNumber.of(1) });
  const reference = PdfDict.of({ TransformMethod: PdfName.of('DocMDP'), TransformParams: parameters });
  const certification = pdf.register(
    PdfDict.of({ Type: PdfName.of('Sig'), Contents: PdfString.fromHex('00'), Reference: PdfArray.of(reference) }),
  );
  pdf.getCatalog().set('Perms', PdfDict.of({ DocMDP: certification }));
  expect(await refusal(seal(await pdf.save()))).toBe('pdf-changes-forbidden');
});
