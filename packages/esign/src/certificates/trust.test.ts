import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { expect, test } from 'vitest';
import { createCompanyCa, issueSealCertificate } from './company-ca.ts';
import { checkCertificate } from './trust.ts';

const at = new Date('2026-06-01T00:00:00Z');
const from = new Date('2026-01-01T00:00:00Z');
const to = new Date('2027-01-01T00:00:00Z');
const ca = await createCompanyCa({ name: '根证书', organization: '示例公司', at: from });
const seal = await issueSealCertificate(ca, { sealName: '公章', entityName: '示例公司', validFrom: from, validTo: to });

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };

interface Issue {
  issuer: { certificate: Uint8Array; privateKey: Uint8Array; name: string };
  name: string;
  extensions: Extension[];
  algorithm?: EcKeyGenParams | RsaHashedKeyGenParams;
}

/** A certificate as nobody here would issue it. */
async function issue({ issuer, name, extensions, algorithm = ecdsa }: Issue) {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    publicKey: keys.publicKey,
    signingKey: await crypto.subtle.importKey('pkcs8', Buffer.from(issuer.privateKey), ecdsa, false, ['sign']),
    issuer: issuer.name,
    subject: `CN=${name}`,
    notBefore: from,
    notAfter: to,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions,
  });
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { certificate: new Uint8Array(certificate.rawData), privateKey, name: `CN=${name}` };
}

async function selfMadeRoot(pathLength?: number) {
  const keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const root = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=root',
    keys,
    notBefore: from,
    notAfter: to,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [new BasicConstraintsExtension(true, pathLength, true)],
  });
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { certificate: new Uint8Array(root.rawData), privateKey, name: 'CN=root' };
}

const verdict = async (certificate: Uint8Array, others: Uint8Array[], anchor: Uint8Array) => {
  const { status, code } = await checkCertificate(certificate, others, { trustAnchors: [anchor], at });
  return `${status} ${code}`;
};

test('a seal certificate is trusted under its CA and under no other', async () => {
  expect(await verdict(seal.certificate, [], ca.certificate)).toBe('good certificate-trusted');
  const other = await createCompanyCa({ name: '根证书', organization: '示例公司', at: from });
  expect(await verdict(seal.certificate, [ca.certificate], other.certificate)).toBe('unknown certificate-untrusted');
});

test('an intermediate authority is followed', async () => {
  const root = await selfMadeRoot();
  const middle = await issue({
    issuer: root,
    name: 'middle',
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  });
  const leaf = await issue({ issuer: middle, name: 'leaf', extensions: [] });
  expect(await verdict(leaf.certificate, [middle.certificate], root.certificate)).toBe('good certificate-trusted');
  expect(await verdict(leaf.certificate, [], root.certificate)).toBe('unknown certificate-untrusted');
});

test('a certificate that is no authority, or one too deep below it, issues nothing', async () => {
  const root = await selfMadeRoot();
  const plain = await issue({
    issuer: root,
    name: 'plain',
    extensions: [new BasicConstraintsExtension(false, undefined, true)],
  });
  const below = await issue({ issuer: plain, name: 'below', extensions: [] });
  expect(await verdict(below.certificate, [plain.certificate], root.certificate)).not.toContain('good');
  const shallow = await selfMadeRoot(0);
  const middle = await issue({
    issuer: shallow,
    name: 'middle',
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  const leaf = await issue({ issuer: middle, name: 'leaf', extensions: [] });
  expect(await verdict(leaf.certificate, [middle.certificate], shallow.certificate)).toBe(
    'bad certificate-not-for-signing',
  );
});

test('key usage, unknown critical extensions and weak keys are bad', async () => {
  const root = await selfMadeRoot();
  const encipher = await issue({
    issuer: root,
    name: 'e',
    extensions: [new KeyUsagesExtension(KeyUsageFlags.keyEncipherment, true)],
  });
  expect(await verdict(encipher.certificate, [], root.certificate)).toBe('bad certificate-not-for-signing');
  const strange = await issue({
    issuer: root,
    name: 's',
    extensions: [new Extension('1.2.3.4', true, Buffer.from([5, 0]))],
  });
  expect(await verdict(strange.certificate, [], root.certificate)).toBe('bad certificate-not-for-signing');
  const rsa = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 1024,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  };
  const weak = await issue({ issuer: root, name: 'w', extensions: [], algorithm: rsa });
  expect(await verdict(weak.certificate, [], root.certificate)).toBe('bad certificate-algorithm-not-allowed');
  expect(await verdict(Buffer.from('not a certificate'), [], root.certificate)).toBe('bad certificate-unreadable');
});
