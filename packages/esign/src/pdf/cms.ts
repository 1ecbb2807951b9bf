import { createHash } from 'node:crypto';
import { expectTag, membersOf, readWhole } from '../der/read-der.ts';
import {
  contextual,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallInteger,
} from '../der/write-der.ts';
import type { Signer } from './signer.ts';

/** Object identifiers of the one signature profile that is written here. */
export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaEncryption: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const sha256Algorithm = sequence(objectIdentifier(oids.sha256));

const signatureAlgorithms: Record<Signer['algorithm'], Uint8Array> = {
  'ecdsa-p256-sha256': sequence(objectIdentifier(oids.ecdsaWithSha256)),
  'rsa-sha256': sequence(objectIdentifier(oids.rsaEncryption), nullValue),
};

/** The issuer name and serial number of a certificate, byte for byte as the certificate has them. */
export function issuerAndSerialNumber(certificate: Uint8Array): Uint8Array {
  const [toBeSigned] = membersOf(readWhole(certificate, 0x30));
  const fields = membersOf(expectTag(toBeSigned, 0x30));
  const serialIndex = fields[0]?.tag === 0xa0 ? 1 : 0;
  const serial = expectTag(fields[serialIndex], 0x02);
  const issuer = expectTag(fields[serialIndex + 2], 0x30);
  return sequence(issuer.encoded, serial.encoded);
}

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(objectIdentifier(type), setOf(value));

/**
 * The signed attributes of a PAdES baseline signature (ETSI EN 319 142-1 §6.3): content type, message digest and the
 * certificate's hash (RFC 5035). No signing time: in a PDF the claimed time is the `/M` entry.
 */
function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Uint8Array {
  const certificateHash = createHash('sha256').update(certificate).digest();
  return setOf(
    attribute(oids.contentType, objectIdentifier(oids.data)),
    attribute(oids.messageDigest, octetString(digest)),
    attribute(oids.signingCertificateV2, sequence(sequence(sequence(octetString(certificateHash))))),
  );
}

/**
 * Detached CMS `SignedData` (RFC 5652) over content whose SHA-256 is `digest`.
 *
 * @throws what `signer.sign` throws
 */
export async function signCms(digest: Uint8Array, signer: Signer): Promise<Uint8Array> {
  const certificate = signer.certificateChain[0];
  if (certificate === undefined) throw new TypeError('a signer needs its certificate');
  const attributes = signedAttributes(digest, certificate);
  const signature = await signer.sign(attributes);
  const signerInfo = sequence(
    smallInteger(1),
    issuerAndSerialNumber(certificate),
    sha256Algorithm,
    // The attributes are signed as SET OF and carried as [0] IMPLICIT (RFC 5652 §5.4): same bytes but the first.
    Buffer.concat([Buffer.from([0xa0]), attributes.subarray(1)]),
    signatureAlgorithms[signer.algorithm],
    octetString(signature),
  );
  const signedData = sequence(
    smallInteger(1),
    setOf(sha256Algorithm),
    sequence(objectIdentifier(oids.data)),
    contextual(0, ...signer.certificateChain),
    setOf(signerInfo),
  );
  return sequence(objectIdentifier(oids.signedData), contextual(0, signedData));
}

/** Upper bound in bytes of what {@link signCms} returns for this signer, before it has signed. */
export function cmsSizeLimit(signer: Signer): number {
  const certificates = signer.certificateChain.reduce((sum, certificate) => sum + certificate.length, 0);
  const issuer =
    signer.certificateChain[0] === undefined ? 0 : issuerAndSerialNumber(signer.certificateChain[0]).length;
  const longestSignature = signer.algorithm === 'rsa-sha256' ? 1024 : 72;
  return certificates + issuer + longestSignature + 400;
}
