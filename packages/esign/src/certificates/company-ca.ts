import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  type JsonNameParams,
} from '@peculiar/x509';
import { randomBytes } from 'node:crypto';
import { EsignError } from '../esign-error.ts';

/** A certificate and the key it belongs to. */
export interface KeyWithCertificate {
  /** DER. */
  certificate: Uint8Array;
  /** PKCS#8 DER, unencrypted: seal it into an envelope at once. */
  privateKey: Uint8Array;
}

const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;
/** Legal person identifier in a subject (ITU-T X.520 §6.4.4), filled as ETSI EN 319 412-1 §5.1.4 says. */
const organizationIdentifier = '2.5.4.97';
const CA_YEARS = 20;

/**
 * A new root for the company's own seals: P-256, self-signed, may issue seal certificates only (path length 0).
 *
 * @param name common name, such as 「某某公司电子印章根证书」
 */
export async function createCompanyCa(request: {
  name: string;
  organization: string;
  at: Date;
}): Promise<KeyWithCertificate> {
  const keys = await generateKeys();
  const notAfter = new Date(request.at);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + CA_YEARS);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    keys,
    name: distinguishedName({ organization: request.organization, commonName: request.name }),
    serialNumber: randomSerial(),
    notBefore: request.at,
    notAfter,
    signingAlgorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return exported(certificate, keys);
}

export interface SealCertificateRequest {
  /** 印章名称, the common name. */
  sealName: string;
  /** 单位名称, the organization. */
  entityName: string;
  /** 统一社会信用代码. */
  uscc?: string;
  validFrom: Date;
  validTo: Date;
  /** Hexadecimal and positive; random when missing. */
  serial?: string;
}

/**
 * A new P-256 key with a certificate of the company's CA, for digital signature and non-repudiation.
 *
 * @throws {EsignError} `certificate-validity` when it would outlive the CA or end before it begins
 */
export async function issueSealCertificate(
  ca: KeyWithCertificate,
  request: SealCertificateRequest,
): Promise<KeyWithCertificate> {
  const issuer = new X509Certificate(Buffer.from(ca.certificate));
  const { validFrom, validTo } = request;
  if (!(validFrom < validTo) || validFrom < issuer.notBefore || validTo > issuer.notAfter) {
    throw new EsignError('certificate-validity', { notAfter: issuer.notAfter.toISOString() });
  }
  const keys = await generateKeys();
  const certificate = await X509CertificateGenerator.create({
    publicKey: keys.publicKey,
    signingKey: await importSigningKey(ca.privateKey),
    issuer: issuer.subjectName,
    subject: distinguishedName({ organization: request.entityName, commonName: request.sealName, uscc: request.uscc }),
    serialNumber: request.serial ?? randomSerial(),
    notBefore: validFrom,
    notAfter: validTo,
    signingAlgorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return exported(certificate, keys);
}

export interface RevocationListRequest {
  revoked: { serial: string; at: Date }[];
  at: Date;
  nextUpdate: Date;
}

/** A revocation list of the company's CA, DER (RFC 5280 §5). */
export async function issueRevocationList(ca: KeyWithCertificate, request: RevocationListRequest): Promise<Uint8Array> {
  const list = await X509CrlGenerator.create({
    issuer: new X509Certificate(Buffer.from(ca.certificate)).subjectName,
    thisUpdate: request.at,
    nextUpdate: request.nextUpdate,
    entries: request.revoked.map(({ serial, at }) => ({ serialNumber: serial, revocationDate: at })),
    signingKey: await importSigningKey(ca.privateKey),
    signingAlgorithm,
  });
  return new Uint8Array(list.rawData);
}

function distinguishedName(subject: { organization: string; commonName: string; uscc?: string }): Name {
  const names: JsonNameParams = [{ C: [{ printableString: 'CN' }] }, { O: [{ utf8String: subject.organization }] }];
  if (subject.uscc !== undefined) names.push({ [organizationIdentifier]: [{ utf8String: `NTRCN-${subject.uscc}` }] });
  names.push({ CN: [{ utf8String: subject.commonName }] });
  return new Name(names);
}

/** 127 random bits: unguessable, positive and within the 20 bytes of RFC 5280 §4.1.2.2. */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

async function generateKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);
}

async function importSigningKey(pkcs8: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', Buffer.from(pkcs8), keyAlgorithm, false, ['sign']);
}

async function exported(certificate: X509Certificate, keys: CryptoKeyPair): Promise<KeyWithCertificate> {
  return {
    certificate: new Uint8Array(certificate.rawData),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
  };
}
