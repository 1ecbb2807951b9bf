import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { EsignError } from '../esign-error.ts';
import { keySigner } from '../pdf/signer.ts';
import { sealPdf } from '../pdf/seal-pdf.ts';
import { verifyPdf } from '../pdf/verify-pdf.ts';
import { plainContract, vectorSeal } from '../testing/sample-documents.ts';
import { importPkcs12 } from './pkcs12.ts';

const password = '印章123';
const sample = (name: string) => readFile(new URL(`../testing/pkcs12/${name}.p12`, import.meta.url));
const sha256 = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

/** SHA-256 of the certificates as OpenSSL wrote them, to the byte. */
const certificates = {
  rsa: '99d15372bd7676c1bc470f667544a86e139f9b77f9ba88ac1bb61a29225dc9df',
  p256: '327eb55b5c1909988a61574a412a8cfbc538f3a2722671d2fe4c726fbf08df57',
  root: 'ccfff610d1bc5eecd2a25bd057197a0a7b6a610d48fa39762dc585859bba9733',
};

async function refusal(bytes: Uint8Array, secret = password): Promise<string> {
  try {
    await importPkcs12(bytes, secret);
    return 'none';
  } catch (error) {
    return error instanceof EsignError ? error.code : String(error);
  }
}

test.each([
  ['rsa-aes', 'rsa-sha256', certificates.rsa],
  ['rsa-legacy-rc2', 'rsa-sha256', certificates.rsa],
  ['p256-aes', 'ecdsa-p256-sha256', certificates.p256],
  ['p256-3des', 'ecdsa-p256-sha256', certificates.p256],
])('%s: key, certificate and issuer, unchanged', async (name, algorithm, certificate) => {
  const imported = await importPkcs12(await sample(name), password);
  expect(imported.algorithm).toBe(algorithm);
  expect(imported.certificateChain.map(sha256)).toEqual([certificate, certificates.root]);
  const key = createPrivateKey({ key: Buffer.from(imported.privateKey), format: 'der', type: 'pkcs8' });
  expect(new X509Certificate(imported.certificateChain[0] ?? '').checkPrivateKey(key)).toBe(true);
});

test.each(['rsa-aes', 'p256-aes'])('a PDF sealed with the key of %s verifies', async (name) => {
  const { privateKey, certificateChain } = await importPkcs12(await sample(name), password);
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  const at = new X509Certificate(certificateChain[0] ?? '').validFromDate;
  const { pdf } = await sealPdf({
    pdf: await plainContract(),
    appearance: vectorSeal(),
    placements: [{ kind: 'point', page: 1, xMm: 100, yMm: 100 }],
    signer: keySigner(key, certificateChain),
    at,
  });
  expect((await verifyPdf(pdf, { trustAnchors: certificateChain.slice(-1), at })).overall.status).toBe('good');
});

test('a wrong password is told from a wrong file', async () => {
  for (const name of ['rsa-aes', 'p256-3des', 'rsa-legacy-rc2', 'sm2']) {
    expect(await refusal(await sample(name), '印章124')).toBe('pkcs12-password-wrong');
  }
  const bytes = await sample('p256-aes');
  expect(await refusal(bytes.subarray(0, 900))).toBe('pkcs12-unreadable');
  expect(await refusal(Buffer.from('not a key file'))).toBe('pkcs12-unreadable');
  expect(await refusal(new Uint8Array(0))).toBe('pkcs12-unreadable');
});

test('keys that cannot seal a PDF are refused by name', async () => {
  expect(await refusal(await sample('sm2'))).toBe('pkcs12-sm2');
  expect(await refusal(await sample('p384'))).toBe('pkcs12-unsupported');
  expect(await refusal(await sample('rsa-1024'))).toBe('pkcs12-unsupported');
});
