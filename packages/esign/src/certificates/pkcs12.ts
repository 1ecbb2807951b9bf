import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { P12Signer } from '@libpdf/core';
import {
  DerError,
  expectTag,
  membersOf,
  readDer,
  readObjectIdentifier,
  readWhole,
  type DerValue,
} from '../der/read-der.ts';
import { EsignError } from '../esign-error.ts';
import type { Signer } from '../pdf/signer.ts';
import { definiteLengths } from './definite-lengths.ts';
import { checkMac, decryptPart, rc2Schemes, schemeOf } from './pkcs12-decryption.ts';

/** A seal key from outside, ready to be put into an envelope. */
export interface ImportedKey {
  algorithm: Signer['algorithm'];
  /** PKCS#8 DER, unencrypted. */
  privateKey: Uint8Array;
  /** DER, the key's own certificate first, each followed by its issuer as far as the file has them. */
  certificateChain: Uint8Array[];
}

const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  rsaEncryption: '1.2.840.113549.1.1.1',
  ecPublicKey: '1.2.840.10045.2.1',
  p256: '1.2.840.10045.3.1.7',
  sm2: '1.2.156.10197.1.301',
} as const;
const SMALLEST_RSA_BITS = 2048;

/**
 * Reads key and certificates from a PKCS#12 file (RFC 7292): RSA from 2048 bits and P-256.
 *
 * @throws {EsignError} `pkcs12-unreadable`, `pkcs12-password-wrong`, `pkcs12-unsupported`, `pkcs12-sm2`
 */
export async function importPkcs12(bytes: Uint8Array, password: string): Promise<ImportedKey> {
  try {
    const { keys, certificates, underRc2 } = await openSafes(bytes, password);
    const [privateKey] = keys;
    if (privateKey === undefined || keys.length > 1) throw new EsignError('pkcs12-unreadable', { keys: keys.length });
    const algorithm = keyAlgorithm(privateKey);
    const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
    refuseShortRsa(key);
    if (underRc2) certificates.push(...(await certificatesUnderRc2(bytes, password)));
    return { algorithm, privateKey, certificateChain: chainFor(key, certificates) };
  } catch (error) {
    if (error instanceof EsignError) throw error;
    throw new EsignError('pkcs12-unreadable', {}, error);
  }
}

interface Contents {
  /** PKCS#8 DER. */
  keys: Uint8Array[];
  certificates: Uint8Array[];
  /** A part is encrypted with RC2. */
  underRc2: boolean;
}

async function openSafes(bytes: Uint8Array, password: string): Promise<Contents> {
  const [, authSafe, macData] = membersOf(readWhole(definiteLengths(bytes), 0x30));
  const safes = expectTag(contentOf(expectTag(authSafe, 0x30), oids.data), 0x04).contents;
  if (macData !== undefined) checkMac(expectTag(macData, 0x30), safes, password);

  const contents: Contents = { keys: [], certificates: [], underRc2: false };
  for (const safe of membersOf(readWhole(definiteLengths(safes), 0x30))) {
    const opened = await openSafe(safe, password);
    if (opened === 'rc2') contents.underRc2 = true;
    else for (const bag of membersOf(readWhole(definiteLengths(opened), 0x30))) await readBag(bag, password, contents);
  }
  return contents;
}

/** The `[0] EXPLICIT` content of a ContentInfo of this type. */
function contentOf(contentInfo: DerValue, type: string): DerValue {
  const [oid, content] = membersOf(contentInfo);
  const actual = readObjectIdentifier(oid);
  if (actual !== type) throw new EsignError('pkcs12-unsupported', { algorithm: actual });
  return readDer(expectTag(content, 0xa0).contents);
}

async function openSafe(safe: DerValue, password: string): Promise<Uint8Array | 'rc2'> {
  const type = readObjectIdentifier(membersOf(safe)[0]);
  if (type === oids.data) return expectTag(contentOf(safe, oids.data), 0x04).contents;
  const [, encrypted] = membersOf(expectTag(contentOf(safe, oids.encryptedData), 0x30));
  const [, algorithm, data] = membersOf(expectTag(encrypted, 0x30));
  if (rc2Schemes.has(schemeOf(algorithm))) return 'rc2';
  return decryptPart(algorithm, implicitOctets(data), password);
}

/** `[0] IMPLICIT OCTET STRING`, whole or in pieces. */
function implicitOctets(value: DerValue | undefined): Uint8Array {
  if (value?.tag === 0xa0) return Buffer.concat(membersOf(value).map((piece) => expectTag(piece, 0x04).contents));
  return expectTag(value, 0x80).contents;
}

async function readBag(bag: DerValue, password: string, into: Contents): Promise<void> {
  const [oid, wrapped] = membersOf(expectTag(bag, 0x30));
  const type = readObjectIdentifier(oid);
  const value = readDer(expectTag(wrapped, 0xa0).contents);
  if (type === oids.keyBag) into.keys.push(value.encoded);
  if (type === oids.shroudedKeyBag) {
    const [algorithm, data] = membersOf(expectTag(value, 0x30));
    into.keys.push(await decryptPart(algorithm, expectTag(data, 0x04).contents, password));
  }
  if (type === oids.certBag) {
    const [kind, certificate] = membersOf(expectTag(value, 0x30));
    if (readObjectIdentifier(kind) !== oids.x509Certificate) return;
    into.certificates.push(readDer(expectTag(certificate, 0xa0).contents).contents);
  }
}

/** Older programs hide the certificates, which are public, under RC2; the PDF library still reads that. */
async function certificatesUnderRc2(bytes: Uint8Array, password: string): Promise<Uint8Array[]> {
  const { certificate, certificateChain } = await P12Signer.create(bytes, password);
  return [certificate, ...certificateChain];
}

/**
 * The algorithm of a PKCS#8 key, by its identifiers alone: OpenSSL must not touch an SM2 key before this is known.
 *
 * @throws {EsignError} `pkcs12-sm2`, `pkcs12-unsupported`
 */
function keyAlgorithm(pkcs8: Uint8Array): Signer['algorithm'] {
  const [, algorithm] = membersOf(readWhole(pkcs8, 0x30));
  const [oid, parameters] = membersOf(expectTag(algorithm, 0x30));
  const type = readObjectIdentifier(oid);
  if (type === oids.rsaEncryption) return 'rsa-sha256';
  const curve = type === oids.ecPublicKey && parameters?.tag === 0x06 ? readObjectIdentifier(parameters) : type;
  if (curve === oids.p256) return 'ecdsa-p256-sha256';
  if (curve === oids.sm2) throw new EsignError('pkcs12-sm2');
  throw new EsignError('pkcs12-unsupported', { algorithm: curve });
}

function refuseShortRsa(key: KeyObject): void {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined && bits < SMALLEST_RSA_BITS)
    throw new EsignError('pkcs12-unsupported', { algorithm: `RSA-${bits}` });
}

/** Certificates in issuing order, the one with this key first. @throws {EsignError} `pkcs12-unreadable` */
function chainFor(key: KeyObject, certificates: readonly Uint8Array[]): Uint8Array[] {
  const publicKey = createPublicKey(key);
  const left = certificates.map((certificate) => new X509Certificate(certificate));
  const chain: X509Certificate[] = [];
  let index = left.findIndex((certificate) => certificate.publicKey.equals(publicKey));
  if (index < 0) throw new EsignError('pkcs12-unreadable', { certificates: certificates.length });
  while (index >= 0) {
    const [certificate] = left.splice(index, 1);
    if (certificate === undefined) throw new DerError('certificate list changed');
    chain.push(certificate);
    index = left.findIndex((issuer) => certificate.checkIssued(issuer));
  }
  return chain.map((certificate) => new Uint8Array(certificate.raw));
}
