import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import 'reflect-metadata';
import { CryptoKeySigner, PDF } from '@libpdf/core';
import { X509CertificateGenerator } from '@peculiar/x509';

const resolve = createRequire(import.meta.url).resolve;
const serif = resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');

const CLAUSE = '甲乙双方根据《中华人民共和国民法典》及有关法律法规，经平等协商，就设备采购事宜订立本合同。';
const LINES = 30;

/** A purchase contract of so many pages in Chinese, with an embedded font. `closing` is the last line of the last page. */
export async function contract(pages: number, closing = '甲方（盖章）：北京示例科技有限公司'): Promise<Uint8Array> {
  const pdf = PDF.create();
  const font = pdf.embedFont(readFileSync(serif));
  for (let number = 1; number <= pages; number += 1) {
    const page = pdf.addPage({ size: 'a4' });
    for (let line = 0; line < LINES; line += 1) {
      page.drawText(`${number}.${line + 1} ${CLAUSE.slice(0, 34)}`, { font, size: 12, x: 56, y: 780 - line * 22 });
    }
    if (number === pages) page.drawText(closing, { font, size: 12, x: 56, y: 80 });
  }
  return pdf.save({ subsetFonts: true });
}

/** So many empty A4 pages. */
export async function emptyPages(pages: number): Promise<Uint8Array> {
  const pdf = PDF.create();
  for (let number = 0; number < pages; number += 1) pdf.addPage({ size: 'a4' });
  return pdf.save();
}

/** A document behind a password, or (without one) open to read but with rights taken away. */
export async function encrypted(userPassword: string): Promise<Uint8Array> {
  const pdf = await PDF.load(await contract(1));
  pdf.setProtection({ userPassword, ownerPassword: 'owner', permissions: { copy: false } });
  return pdf.save();
}

/** A document that another party has signed with a certificate of their own. */
export async function signed(): Promise<Uint8Array> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Other Party',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date('2020-01-01'),
    notAfter: new Date('2049-01-01'),
  });
  const pdf = await PDF.load(await contract(1));
  const signer = new CryptoKeySigner(keys.privateKey, new Uint8Array(certificate.rawData), 'EC', 'ECDSA');
  return (await pdf.sign({ signer, fieldName: 'OtherParty' })).bytes;
}
