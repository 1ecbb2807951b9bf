import { randomBytes } from 'node:crypto';
import { PDF } from '@libpdf/core';
import { sealPdf } from '@yinxin/esign';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleKeys, sealedAt, vectorSeal, type SampleKeys } from '../../../../esign/src/testing/sample-documents.ts';
import { probeConfinement } from './confinement.ts';
import { createIntake, sourceOf, type Intake, type TakenDocument } from './intake.ts';
import { active, bombs, broken, hugePng } from './testing/hostile-files.ts';
import { onePage } from './testing/raw-pdf.ts';
import { contract, emptyPages, encrypted, signed } from './testing/sample-files.ts';

let intake: Intake;
let good: Uint8Array;

beforeAll(async () => {
  intake = createIntake();
  good = await contract(12);
});
afterAll(() => intake.close());

async function taken(bytes: Uint8Array, name = '合同.pdf'): Promise<TakenDocument> {
  const result = await intake.inspect(bytes, name);
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

/** Why a file is refused; and that the next document is read as if nothing had been. */
async function refusal(bytes: Uint8Array, name = '合同.pdf') {
  const result = await intake.inspect(bytes, name);
  expect((await taken(good)).facts.pages).toHaveLength(12);
  return result.ok ? 'taken' : result.refusal;
}

describe('a Chinese contract of 12 pages', () => {
  test('is taken as it is, with sizes in mm and its text', async () => {
    const document = await taken(good);
    expect(Buffer.from(document.pdf).equals(good)).toBe(true);
    expect(document.uploaded).toEqual({ type: 'pdf', sha256: document.sha256, size: good.length });
    expect(document.facts).toMatchObject({ signatures: [], activeContent: [], layers: [], revisions: 1, warnings: [] });
    const page = document.facts.pages[11];
    expect(page).toMatchObject({ width: 210, height: 297, rotation: 0, blank: false });
    expect(page?.lines).toHaveLength(31);
    expect(page?.lines[0]?.text).toBe('12.1 甲乙双方根据《中华人民共和国民法典》及有关法律法规，经平等协商，就设');
  });

  test('is drawn at the resolution asked for', async () => {
    const page = await intake.renderPage(sourceOf(good), 12, 110);
    if (!page.ok) throw new Error(page.refusal.code);
    const { data, info } = await sharp(page.value).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 910, height: 1287 });
    const inked = data.filter((pixel) => pixel < 128).length / data.length;
    expect(inked).toBeGreaterThan(0.02);
    expect(inked).toBeLessThan(0.3);
  });

  test('says which pages it does not have', async () => {
    for (const page of [0, 13, -1]) {
      expect(await intake.renderPage(sourceOf(good), page, 36)).toEqual({
        ok: false,
        refusal: { code: 'page-not-found', params: { page, pages: 12 } },
      });
    }
  });

  test('tells where a keyword stands, whatever the width of its brackets', async () => {
    const found = await intake.findText(sourceOf(good), '(盖章)');
    expect(found).toMatchObject({ ok: true, value: [{ page: 12 }] });
    const box = found.ok ? found.value[0]?.boxes[0] : undefined;
    // Drawn 12 pt high at (56, 80) from below, after 甲方: 80 pt from the left, 297 − 28.2 mm from the top.
    expect(box?.x).toBeCloseTo(80 * (25.4 / 72) + 2.7, 0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(297 - 80 * (25.4 / 72), -0.5);
    expect(await intake.findText(sourceOf(good), '不存在的词')).toEqual({ ok: true, value: [] });
    expect(await intake.findText(sourceOf(good), ' ')).toEqual({ ok: true, value: [] });
  });
});

describe('positions', () => {
  const content = 'BT /F1 12 Tf 100 100 Td (Stamp) Tj ET';

  test.each([
    [0, '[0 0 400 600]', { x: 100, y: 500 }],
    [90, '[0 0 400 600]', { x: 100, y: 100 }],
    [180, '[0 0 400 600]', { x: 300, y: 100 }],
    [270, '[0 0 400 600]', { x: 500, y: 300 }],
    [0, '[50 50 450 650]', { x: 50, y: 550 }],
  ])('are those of the page as it is shown, turned by %i° and cut to %s', async (rotate, mediaBox, corner) => {
    const file = onePage({ content, page: `/MediaBox ${mediaBox} /Rotate ${rotate}` });
    const { facts } = await taken(file);
    const sideways = rotate % 180 === 90;
    expect(facts.pages[0]?.width).toBeCloseTo((sideways ? 600 : 400) * (25.4 / 72), 1);
    const found = await intake.findText(sourceOf(file), 'stamp');
    const box = found.ok ? found.value[0]?.boxes[0] : undefined;
    if (box === undefined) throw new Error('not found');
    // The start of the baseline is at one corner of the box: which one depends on how the page is turned.
    const x = { 0: box.x, 90: box.x, 180: box.x + box.width, 270: box.x + box.width }[rotate] ?? 0;
    const y = { 0: box.y + box.height, 90: box.y, 180: box.y, 270: box.y + box.height }[rotate] ?? 0;
    expect(Math.abs(x / (25.4 / 72) - corner.x)).toBeLessThan(4);
    expect(Math.abs(y / (25.4 / 72) - corner.y)).toBeLessThan(4);
  });
});

describe('facts that approvers should know', () => {
  test('signatures of others, and whether they cover the file', async () => {
    const file = await signed();
    const { facts } = await taken(file);
    expect(facts.signatures).toEqual([{ field: 'OtherParty', subFilter: 'ETSI.CAdES.detached', wholeFile: true }]);
    expect(facts.warnings).toEqual(['already-signed']);
    const pdf = await PDF.load(file);
    pdf.setTitle('changed');
    const changed = await taken(await pdf.save({ incremental: true }));
    expect(changed.facts.signatures[0]?.wholeFile).toBe(false);
    expect(changed.facts.warnings).toContain('changed-after-signing');
  });

  test('empty pages', async () => {
    const pdf = await PDF.load(good);
    pdf.addPage({ size: 'a4' });
    const { facts } = await taken(await pdf.save());
    expect(facts.pages.map(({ blank }) => blank)).toEqual([...Array<boolean>(12).fill(false), true]);
    expect(facts.pages[12]?.ink).toBe(0);
    expect(facts.warnings).toContain('blank-pages');
  });

  test('a page with a drawing and no text is not empty', async () => {
    const { facts } = await taken(onePage({ content: '100 100 200 200 re f' }));
    expect(facts.pages[0]).toMatchObject({ blank: false, lines: [] });
    expect(facts.pages[0]?.ink).toBeCloseTo((200 * 200) / (595 * 842), 2);
  });

  test('places left open', async () => {
    const { facts } = await taken(await contract(2, '乙方：________ 金额（    ）元，日期：    年   月   日'));
    expect(facts.unfilledBlanks.map(({ page, text }) => ({ page, text: text.replaceAll(/\s+/g, ' ') }))).toEqual([
      { page: 2, text: '________' },
      { page: 2, text: '（ ）' },
      { page: 2, text: '年 月 日' },
    ]);
    expect(facts.warnings).toEqual(['unfilled-blanks']);
  });

  test('layers, form fields, links, fonts left out, earlier versions, bytes after the end', async () => {
    const field = (name: string, value: string) =>
      `<< /FT /Tx /T (${name}) ${value} /Rect [9 9 99 30] /Subtype /Widget >>`;
    const file = onePage({
      catalog: `/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >> /AcroForm << /Fields [6 0 R 7 0 R] >>`,
      page: '/Annots [8 0 R] /Resources << /Font << /F1 9 0 R >> >>',
      objects: [
        '<< /Type /OCG /Name (Hidden clause) >>',
        field('buyer', '/V (Example)'),
        field('seller', ''),
        '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.com) >> >>',
        '<< /Type /Font /Subtype /TrueType /BaseFont /SimSun >>',
      ],
    });
    const pdf = await PDF.load(file);
    pdf.setTitle('second version');
    const { facts } = await taken(
      Buffer.concat([await pdf.save({ incremental: true }), Buffer.from('PK\x03\x04 more')]),
    );
    expect(facts).toMatchObject({
      layers: ['Hidden clause'],
      formFields: { total: 2, filled: 1 },
      links: 1,
      fontsNotEmbedded: ['SimSun'],
      revisions: 2,
    });
    expect(facts.warnings.toSorted()).toEqual(
      ['bytes-after-end', 'fillable-form', 'fonts-not-embedded', 'layers', 'links', 'several-revisions'].toSorted(),
    );
  });

  test('a Chinese font that is not in the file is drawn with another, not left out', async () => {
    const file = onePage({
      page: '/Resources << /Font << /F2 5 0 R >> >>',
      // 合同书（盖章） in GBK
      content: 'BT /F2 48 Tf 72 700 Td <BACFCDACCAE9A3A8B8C7D5C2A3A9> Tj ET',
      objects: [
        '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>',
        `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /FontDescriptor 7 0 R /DW 1000
          /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>`,
        `<< /Type /FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [0 -141 1000 859] /ItalicAngle 0
          /Ascent 859 /Descent -141 /CapHeight 859 /StemV 80 >>`,
      ],
    });
    const { facts } = await taken(file);
    expect(facts.pages[0]?.lines[0]?.text).toBe('合同书（盖章）');
    expect(facts.warnings).toEqual(['fonts-not-embedded']);
    const drawn = await intake.renderPage(sourceOf(file), 1, 72);
    if (!drawn.ok) throw new Error(drawn.refusal.code);
    const third = { left: 72 + 2 * 48, top: 842 - 745, width: 48, height: 55 };
    const { channels } = await sharp(await sharp(drawn.value).extract(third).toBuffer()).stats();
    expect(channels[0]?.mean).toBeLessThan(235);
  });
});

describe('pictures', () => {
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

  test('are wrapped into an A4 page, upright as they are shown, without their metadata', async () => {
    const secret = { IFD0: { Copyright: 'taken at 31.2304N 121.4737E' } };
    const photo = await picture(1200, 800).withExif(secret).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(photo.includes(Buffer.from('31.2304N'))).toBe(true);
    const document = await taken(photo, '扫描件.JPG');
    expect(document.uploaded).toMatchObject({ type: 'jpeg', size: photo.length });
    expect(document.facts.pages).toMatchObject([{ width: 210, height: 297, blank: false }]);
    expect(Buffer.from(document.pdf).includes(Buffer.from('31.2304N'))).toBe(false);
    expect(Buffer.from(document.pdf).includes(Buffer.from('Exif'))).toBe(false);
  });

  test('lie on a lying page, and what is transparent becomes white', async () => {
    const clear = sharp({
      create: { width: 900, height: 600, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    const { facts } = await taken(await clear.png().toBuffer(), '盖章页.png');
    expect(facts.pages).toMatchObject([{ width: 297, height: 210, blank: true }]);
  });

  test('of 30,000 × 30,000 pixels are refused by their header', async () => {
    expect(await refusal(hugePng(), '图.png')).toEqual({
      code: 'picture-too-large',
      params: { width: 30_000, height: 30_000, limit: 25 },
    });
  });

  test('that are damaged are refused', async () => {
    const png = await picture(300, 300).png().toBuffer();
    expect(await refusal(png.subarray(0, png.length - 40), '图.png')).toEqual({ code: 'document-damaged' });
    expect(await refusal(Buffer.from('\xff\xd8\xff\xe0 no frame', 'latin1'), '图.jpg')).toEqual({
      code: 'document-damaged',
    });
  });
});

describe('a file is refused with the reason, and the next one is read', () => {
  test('0 bytes', async () => {
    expect(await refusal(Buffer.alloc(0))).toEqual({ code: 'document-empty' });
  });

  test('60 MB', async () => {
    const large = Buffer.concat([good, Buffer.alloc(60_000_000 - good.length)]);
    expect(await refusal(large)).toEqual({ code: 'document-too-large', params: { limit: 50 } });
  });

  test.each([
    ['HTML renamed', '<!DOCTYPE html><script>1</script>', 'a.pdf', 'document-not-what-its-name-says'],
    ['HTML renamed, with a PDF in it', '<html>\n%PDF-1.7', 'a.pdf', 'document-not-what-its-name-says'],
    ['a program', 'MZ\0\0', 'a.exe', 'document-type-not-accepted'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg', 'document-type-not-accepted'],
    ['a PDF named as picture', '%PDF-1.7', 'a.png', 'document-not-what-its-name-says'],
    ['bytes without sense', 'hello', 'a.pdf', 'document-damaged'],
  ])('%s', async (_, text, name, code) => {
    expect(await refusal(Buffer.from(text, 'latin1'), name)).toMatchObject({ code });
  });

  test('encrypted, with and without a password to open it', async () => {
    expect(await refusal(await encrypted('secret'))).toEqual({ code: 'document-encrypted' });
    expect(await refusal(await encrypted(''))).toEqual({ code: 'document-encrypted' });
  });

  test('1,000 pages', async () => {
    expect(await refusal(await emptyPages(1_000))).toEqual({
      code: 'document-too-many-pages',
      params: { pages: 1_000, limit: 500 },
    });
  });

  test('cut in the middle', async () => {
    expect(await refusal(good.subarray(0, good.length / 2))).toEqual({ code: 'document-damaged' });
  });

  test('DOCX without a converter', async () => {
    const docx = Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(50), Buffer.from('word/document.xml')]);
    expect(await refusal(docx, '合同.docx')).toEqual({ code: 'docx-converter-missing' });
  });

  test.each(active)('%s %s', async (found, _, file) => {
    expect(await refusal(file)).toEqual({ code: 'document-active-content', params: { found } });
  });

  test.each(Object.entries(broken))('%s', async (_, file) => {
    expect(await refusal(file)).toMatchObject({
      code: expect.stringMatching(/^document-(?:damaged|not-sealable|too-complex)$/),
    });
  });

  test.runIf(probeConfinement().limits).each(Object.entries(bombs))('%s', async (_, file) => {
    const started = performance.now();
    expect(await refusal(file)).toEqual({ code: 'document-too-complex' });
    expect(performance.now() - started).toBeLessThan(28_000);
    expect(process.memoryUsage().rss).toBeLessThan(1_500_000_000);
  });
});

test('what is asked while all processes are at work waits, and above the queue is told to come again', async () => {
  const many = await Promise.all(Array.from({ length: 60 }, () => intake.renderPage(sourceOf(good), 1, 36)));
  expect(many.filter(({ ok }) => ok)).toHaveLength(52);
  expect(many.find((result) => !result.ok)).toEqual({ ok: false, refusal: { code: 'intake-busy' } });
});

describe('signatures of a file that a stranger sends', () => {
  const trust = (keys: SampleKeys) => ({
    trustAnchors: [Buffer.from(keys.ca.certificate).toString('base64')],
    now: sealedAt.toISOString(),
  });
  const sealed = async (keys: SampleKeys): Promise<Uint8Array> =>
    (
      await sealPdf({
        pdf: good,
        appearance: vectorSeal(),
        placements: [{ kind: 'point', page: 1, xMm: 100, yMm: 100 }],
        signer: keys.signer,
        at: sealedAt,
      })
    ).pdf;

  test('are judged in the confined process, against the certificates that are trusted', async () => {
    const keys = await sampleKeys();
    const pdf = await sealed(keys);
    expect(await intake.verifySignatures(pdf, trust(keys))).toMatchObject({
      ok: true,
      value: [
        {
          fields: 1,
          revisionLength: pdf.length,
          claimedAt: sealedAt.toISOString(),
          certificate: { subject: '示例科技有限公司合同专用章' },
          findings: {
            structure: { status: 'good', code: 'structure-sound' },
            integrity: { status: 'good', code: 'content-unchanged' },
            certificate: { status: 'good', code: 'certificate-trusted' },
            time: { status: 'unknown', code: 'time-claimed-only' },
          },
        },
      ],
    });
    const strange = await intake.verifySignatures(pdf, trust(await sampleKeys()));
    expect(strange).toMatchObject({ value: [{ findings: { certificate: { code: 'certificate-untrusted' } } }] });
    const changed = Uint8Array.from(pdf);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(await intake.verifySignatures(changed, trust(keys))).toMatchObject({
      value: [{ findings: { integrity: { status: 'bad' } } }],
    });
  });

  test('are none, or why they cannot be read', async () => {
    const keys = trust(await sampleKeys());
    expect(await intake.verifySignatures(good, keys)).toEqual({ ok: true, value: [] });
    expect(await intake.verifySignatures(await encrypted('secret'), keys)).toMatchObject({
      refusal: { code: 'document-encrypted' },
    });
    expect(await intake.verifySignatures(randomBytes(2_000), keys)).toMatchObject({
      refusal: { code: 'document-damaged' },
    });
  });
});
