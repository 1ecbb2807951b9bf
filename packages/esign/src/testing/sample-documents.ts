import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { PDF, PdfArray, PdfNumber, StandardFonts } from '@libpdf/core';
import { createCompanyCa, issueSealCertificate, type KeyWithCertificate } from '../certificates/company-ca.ts';
import type { VectorAppearance, ImageAppearance } from '../seal-appearance.ts';
import { POINTS_PER_MM } from '../pdf/placements.ts';
import { keySigner, type Signer } from '../pdf/signer.ts';

/** Documents, seals and keys for tests, made here and now by other software than what is tested where there is any. */

export const sealedAt = new Date('2026-03-04T05:06:07Z');

export interface PageFacts {
  size?: [number, number];
  rotate?: 0 | 90 | 180 | 270;
  cropBox?: [number, number, number, number];
}

/** A PDF with Chinese text on every page, the font embedded as a subset. */
export async function chineseContract(
  pages: PageFacts[] = [{}],
  save: { useXRefStream?: boolean } = {},
): Promise<Uint8Array> {
  const path = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  );
  const pdf = PDF.create();
  const font = pdf.embedFont(readFileSync(path));
  pages.forEach((facts, index) => {
    const page = addPage(pdf, facts);
    page.drawText(`采购合同 第${index + 1}页 甲方（盖章）：示例科技有限公司`, { x: 60, y: 400, size: 14, font });
  });
  return pdf.save({ subsetFonts: true, ...save });
}

/** A small PDF without an embedded font. */
export async function plainContract(
  pages: PageFacts[] = [{}],
  save: { useXRefStream?: boolean } = {},
): Promise<Uint8Array> {
  const pdf = PDF.create();
  pages.forEach((facts, index) => {
    addPage(pdf, facts).drawText(`Page ${index + 1}`, { x: 60, y: 400, size: 14, font: StandardFonts.Helvetica });
  });
  return pdf.save(save);
}

function addPage(pdf: PDF, { size = [595, 842], rotate = 0, cropBox }: PageFacts) {
  const page = pdf.addPage({ width: size[0], height: size[1], rotate });
  if (cropBox) page.dict.set('CropBox', new PdfArray(cropBox.map((corner) => PdfNumber.of(corner))));
  return page;
}

/** A PDF written by hand: object `i + 1` is `objects[i]`, object 1 is the catalog unless `root` says otherwise. */
export function handwrittenPdf(objects: readonly string[], root = 1): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  const trailer = `trailer\n<</Size ${objects.length + 1}/Root ${root} 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}${table}${trailer}`, 'latin1');
}

/** A red ring, a filled triangle pointing up and a bar on the left: any turn, mirror or cut is seen at once. */
export function vectorSeal(widthMm = 42, heightMm = 42): VectorAppearance {
  const [w, h] = [widthMm * POINTS_PER_MM, heightMm * POINTS_PER_MM];
  const at = (x: number, y: number): string => `${(x * w).toFixed(3)} ${(y * h).toFixed(3)}`;
  const k = 0.2651;
  const ring = [
    `${at(0.98, 0.5)} m`,
    `${at(0.98, 0.5 + k)} ${at(0.5 + k, 0.98)} ${at(0.5, 0.98)} c`,
    `${at(0.5 - k, 0.98)} ${at(0.02, 0.5 + k)} ${at(0.02, 0.5)} c`,
    `${at(0.02, 0.5 - k)} ${at(0.5 - k, 0.02)} ${at(0.5, 0.02)} c`,
    `${at(0.5 + k, 0.02)} ${at(0.98, 0.5 - k)} ${at(0.98, 0.5)} c h S`,
  ].join('\n');
  const triangle = `${at(0.5, 0.85)} m ${at(0.65, 0.6)} l ${at(0.35, 0.6)} l h f`;
  const bar = `${at(0.12, 0.42)} ${(0.3 * w).toFixed(3)} ${(0.08 * h).toFixed(3)} re f`;
  const content = Buffer.from(`0.8 0 0 RG 0.8 0 0 rg 3 w\n${ring}\n${triangle}\n${bar}\n`, 'latin1');
  return { kind: 'vector', widthMm, heightMm, content, deflated: deflateSync(content) };
}

/** A red disc that fades out to the right. */
export function imageSeal(widthMm = 30, heightMm = 30, pixels = 64): ImageAppearance {
  const rgb = Buffer.alloc(pixels * pixels * 3);
  const alpha = Buffer.alloc(pixels * pixels);
  for (let y = 0; y < pixels; y++) {
    for (let x = 0; x < pixels; x++) {
      const inside = Math.hypot(x - pixels / 2, y - pixels / 2) < pixels / 2;
      rgb[(y * pixels + x) * 3] = 200;
      alpha[y * pixels + x] = inside ? 255 - Math.round((200 * x) / pixels) : 0;
    }
  }
  const image = { rgbDeflated: deflateSync(rgb), alphaDeflated: deflateSync(alpha) };
  return { kind: 'image', widthMm, heightMm, widthPx: pixels, heightPx: pixels, ...image };
}

export interface SampleKeys {
  ca: KeyWithCertificate;
  seal: KeyWithCertificate;
  signer: Signer;
}

/** A company CA and a contract seal under it, valid in 2026. */
export async function sampleKeys(name = '示例科技有限公司'): Promise<SampleKeys> {
  const ca = await createCompanyCa({
    name: `${name}电子印章根证书`,
    organization: name,
    at: new Date('2026-01-01T00:00:00Z'),
  });
  const seal = await issueSealCertificate(ca, {
    sealName: `${name}合同专用章`,
    entityName: name,
    uscc: '91350211M000100Y43',
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validTo: new Date('2027-01-01T00:00:00Z'),
  });
  return { ca, seal, signer: signerOf(seal, ca) };
}

/** A signer with this key, its certificate and its issuer. */
export function signerOf(key: KeyWithCertificate, ca: KeyWithCertificate): Signer {
  const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey), format: 'der', type: 'pkcs8' });
  return keySigner(privateKey, [key.certificate, ca.certificate]);
}
