import 'reflect-metadata';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { KeyUsageFlags, KeyUsagesExtension, X509Certificate as ParsedCertificate } from '@peculiar/x509';
import { expect, test } from 'vitest';
import { createCompanyCa, issueSealCertificate } from './company-ca.ts';
import { fromPem, toPem } from './pem.ts';

const at = new Date('2026-01-01T00:00:00Z');
const ca = await createCompanyCa({ name: '示例集团电子印章根证书', organization: '示例集团有限公司', at });
const request = {
  sealName: '示例集团有限公司合同专用章',
  entityName: '示例集团有限公司',
  uscc: '91350211M000100Y43',
  validFrom: at,
  validTo: new Date('2029-01-01T00:00:00Z'),
};

test('a company CA is a self-signed P-256 root that issues seal certificates only', () => {
  const root = new X509Certificate(ca.certificate);
  expect(root.ca).toBe(true);
  expect(root.checkIssued(root) && root.verify(root.publicKey)).toBe(true);
  expect(root.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  expect(root.subject).toBe('C=CN\nO=示例集团有限公司\nCN=示例集团电子印章根证书');
  expect(root.checkPrivateKey(privateKey(ca.privateKey))).toBe(true);
  const parsed = new ParsedCertificate(Buffer.from(ca.certificate));
  expect(parsed.getExtension(KeyUsagesExtension)?.usages).toBe(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign);
});

test('a seal certificate names seal, entity and credit code, and signs for nobody else', async () => {
  const issued = await issueSealCertificate(ca, { ...request, serial: '0a1b2c3d' });
  const certificate = new X509Certificate(issued.certificate);
  expect(certificate.verify(new X509Certificate(ca.certificate).publicKey)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.serialNumber).toBe('0A1B2C3D');
  expect(certificate.checkPrivateKey(privateKey(issued.privateKey))).toBe(true);
  const parsed = new ParsedCertificate(Buffer.from(issued.certificate));
  expect(parsed.subjectName.getField('CN')).toEqual([request.sealName]);
  expect(parsed.subjectName.getField('O')).toEqual([request.entityName]);
  expect(parsed.subjectName.getField('2.5.4.97')).toEqual(['NTRCN-91350211M000100Y43']);
  expect(parsed.getExtension(KeyUsagesExtension)?.usages).toBe(
    KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation,
  );
  // Chinese names are UTF8String, tag 0x0c: anything else is read differently by different programs.
  const name = Buffer.from(request.sealName, 'utf8');
  expect(Buffer.from(issued.certificate).includes(Buffer.concat([Buffer.from([0x0c, name.length]), name]))).toBe(true);
});

test('no certificate outlives its CA, begins before it, or ends before it begins', async () => {
  const refused = { code: 'certificate-validity' };
  const issue = (validFrom: string, validTo: string) =>
    issueSealCertificate(ca, { ...request, validFrom: new Date(validFrom), validTo: new Date(validTo) });
  await expect(issue('2026-01-01', '2046-01-02')).rejects.toMatchObject(refused);
  await expect(issue('2025-12-31', '2027-01-01')).rejects.toMatchObject(refused);
  await expect(issue('2027-01-01', '2026-12-31')).rejects.toMatchObject(refused);
});

test('serial numbers are positive, long and never the same', async () => {
  const serials = await Promise.all(
    Array.from(
      { length: 20 },
      async () => new X509Certificate((await issueSealCertificate(ca, request)).certificate).serialNumber,
    ),
  );
  expect(new Set(serials).size).toBe(20);
  expect(serials.every((serial) => /^[4-7][0-9A-F]{31}$/.test(serial))).toBe(true);
});

test('PEM and DER are the same bytes', () => {
  const pem = toPem(ca.certificate, 'CERTIFICATE');
  expect(new X509Certificate(pem).raw.equals(ca.certificate)).toBe(true);
  expect(fromPem(`comment\n${pem}\n${pem}`, 'CERTIFICATE').map((der) => Buffer.from(der))).toEqual([
    Buffer.from(ca.certificate),
    Buffer.from(ca.certificate),
  ]);
  expect(() => fromPem(pem, 'PRIVATE KEY')).toThrow('certificate-unreadable');
});

function privateKey(der: Uint8Array) {
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
}
