import { createHash, verify, X509Certificate } from 'node:crypto';
import { DerError, expectTag, membersOf, readObjectIdentifier, readWhole, type DerValue } from '../der/read-der.ts';
import { issuerAndSerialNumber, oids } from './cms.ts';
import { bad, good, warning, type Finding } from '../finding.ts';

export type IntegrityCode =
  | 'content-unchanged'
  /** Signed without naming the certificate inside the signed attributes (older `adbe.pkcs7.detached`). */
  | 'content-unchanged-certificate-unbound'
  | 'content-changed'
  | 'signature-value-wrong'
  | 'certificate-substituted'
  | 'certificate-missing'
  | 'algorithm-not-allowed'
  | 'cms-malformed';

export interface CmsVerification {
  integrity: Finding<IntegrityCode>;
  /** DER; the signer's own certificate, when the CMS has it. */
  certificate?: Uint8Array;
  /** The other certificates that came along. */
  others: Uint8Array[];
}

const digests: Record<string, string> = {
  [oids.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Signature algorithms and the digest they imply; `rsaEncryption` leaves it to the digest algorithm. */
const signatureAlgorithms: Record<string, { key: 'rsa' | 'ec'; digest?: string }> = {
  [oids.rsaEncryption]: { key: 'rsa' },
  '1.2.840.113549.1.1.11': { key: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', digest: 'sha512' },
  [oids.ecdsaWithSha256]: { key: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', digest: 'sha512' },
};

/**
 * Checks a detached CMS over the given parts of the content: one signer, no content inside, both digests, the signature
 * value and the binding of the certificate (RFC 5652, RFC 5035). Says nothing about trust in the certificate.
 *
 * @param requireBinding whether the signed attributes must name the certificate, as CAdES wants
 */
export function verifyCms(cms: Uint8Array, content: readonly Uint8Array[], requireBinding: boolean): CmsVerification {
  const parsed: CmsVerification = { integrity: bad('cms-malformed'), others: [] };
  try {
    const signedData = readSignedData(cms);
    const signer = readSignerInfo(signedData.signerInfo);
    const isSigner = (certificate: Uint8Array): boolean =>
      Buffer.compare(issuerAndSerialNumber(certificate), signer.identifier) === 0;
    parsed.others = signedData.certificates.filter((certificate) => !isSigner(certificate));
    parsed.certificate = signedData.certificates.find(isSigner);
    parsed.integrity =
      parsed.certificate === undefined
        ? bad('certificate-missing')
        : checkSigner(signer, parsed.certificate, content, requireBinding);
  } catch {
    // Whatever a hostile file makes the readers stumble over is malformed; that is what `integrity` says already.
  }
  return parsed;
}

interface SignedData {
  certificates: Uint8Array[];
  signerInfo: DerValue;
}

function readSignedData(cms: Uint8Array): SignedData {
  const [type, wrapped] = membersOf(readWhole(cms, 0x30));
  if (readObjectIdentifier(type) !== oids.signedData) throw new DerError('not SignedData');
  const [, , encapsulated, ...rest] = membersOf(readWhole(expectTag(wrapped, 0xa0).contents, 0x30));
  const [contentType, embedded] = membersOf(expectTag(encapsulated, 0x30));
  if (readObjectIdentifier(contentType) !== oids.data || embedded !== undefined)
    throw new DerError('content is embedded');
  const certificates = rest.find((part) => part.tag === 0xa0);
  const signerInfos = membersOf(expectTag(rest.at(-1), 0x31));
  const [signerInfo] = signerInfos;
  if (signerInfo === undefined || signerInfos.length !== 1) throw new DerError('not exactly one signer');
  return {
    certificates: certificates ? membersOf(certificates).map((certificate) => certificate.encoded) : [],
    signerInfo,
  };
}

interface SignerInfo {
  /** IssuerAndSerialNumber, DER. */
  identifier: Uint8Array;
  digestOid: string;
  /** The DER SET OF that was signed. */
  attributes: Uint8Array;
  signatureOid: string;
  signature: Uint8Array;
}

function readSignerInfo(value: DerValue): SignerInfo {
  const [, identifier, digest, attributes, algorithm, signature] = membersOf(expectTag(value, 0x30));
  return {
    identifier: expectTag(identifier, 0x30).encoded,
    digestOid: readObjectIdentifier(membersOf(expectTag(digest, 0x30))[0]),
    attributes: Buffer.concat([Buffer.from([0x31]), expectTag(attributes, 0xa0).encoded.subarray(1)]),
    signatureOid: readObjectIdentifier(membersOf(expectTag(algorithm, 0x30))[0]),
    signature: expectTag(signature, 0x04).contents,
  };
}

function checkSigner(
  signer: SignerInfo,
  certificate: Uint8Array,
  content: readonly Uint8Array[],
  requireBinding: boolean,
): Finding<IntegrityCode> {
  const digest = digests[signer.digestOid];
  const algorithm = signatureAlgorithms[signer.signatureOid];
  if (digest === undefined || algorithm === undefined || (algorithm.digest ?? digest) !== digest) {
    return bad('algorithm-not-allowed', { digest: signer.digestOid, signature: signer.signatureOid });
  }
  const attributes = readAttributes(signer.attributes);
  const contentType = readObjectIdentifier(single(attributes, oids.contentType));
  const messageDigest = expectTag(single(attributes, oids.messageDigest), 0x04).contents;
  if (contentType !== oids.data) return bad('cms-malformed');
  const hash = createHash(digest);
  for (const part of content) hash.update(part);
  if (Buffer.compare(hash.digest(), messageDigest) !== 0) return bad('content-changed');

  const { publicKey } = new X509Certificate(certificate);
  if (publicKey.asymmetricKeyType !== algorithm.key)
    return bad('algorithm-not-allowed', { signature: signer.signatureOid });
  if (!verify(digest, signer.attributes, publicKey, signer.signature)) return bad('signature-value-wrong');
  if (!attributes.has(oids.signingCertificateV2)) {
    return requireBinding ? bad('certificate-substituted') : warning('content-unchanged-certificate-unbound');
  }
  return namesCertificate(single(attributes, oids.signingCertificateV2), certificate)
    ? good('content-unchanged', { digest })
    : bad('certificate-substituted');
}

/** Attribute values by type. @throws {DerError} when a type stands twice */
function readAttributes(set: Uint8Array): Map<string, DerValue[]> {
  const attributes = new Map<string, DerValue[]>();
  for (const attribute of membersOf(readWhole(set, 0x31))) {
    const [type, values] = membersOf(expectTag(attribute, 0x30));
    const oid = readObjectIdentifier(type);
    if (attributes.has(oid)) throw new DerError(`attribute ${oid} stands twice`);
    attributes.set(oid, membersOf(expectTag(values, 0x31)));
  }
  return attributes;
}

function single(attributes: ReadonlyMap<string, DerValue[]>, oid: string): DerValue {
  const [value, ...more] = attributes.get(oid) ?? [];
  if (value === undefined || more.length > 0) throw new DerError(`attribute ${oid} needs one value`);
  return value;
}

/** Whether the first ESSCertIDv2 has the hash of this certificate; SHA-256 unless it names another digest. */
function namesCertificate(signingCertificate: DerValue, certificate: Uint8Array): boolean {
  const [list] = membersOf(expectTag(signingCertificate, 0x30));
  const [first] = membersOf(expectTag(list, 0x30));
  const parts = membersOf(expectTag(first, 0x30));
  const named = parts[0]?.tag === 0x30 ? readObjectIdentifier(membersOf(parts[0])[0]) : oids.sha256;
  const expected = parts.find((part) => part.tag === 0x04)?.contents;
  const digest = digests[named];
  if (digest === undefined || expected === undefined) return false;
  return Buffer.compare(createHash(digest).update(certificate).digest(), expected) === 0;
}
