import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate as ParsedCertificate,
  X509Crl,
} from '@peculiar/x509';
import { bad, good, unknown, type Finding } from '../finding.ts';

export type CertificateCode =
  | 'certificate-trusted'
  | 'certificate-untrusted'
  | 'certificate-not-yet-valid'
  | 'certificate-expired'
  | 'certificate-revoked'
  | 'certificate-not-for-signing'
  | 'certificate-algorithm-not-allowed'
  | 'certificate-unreadable'
  | 'certificate-missing';

export interface TrustOptions {
  /** DER certificates that are trusted as they are. */
  trustAnchors: readonly Uint8Array[];
  /** When the signature existed. */
  at: Date;
  /** DER revocation lists. */
  crls?: readonly Uint8Array[];
}

const LONGEST_PATH = 8;
const SMALLEST_RSA_BITS = 2048;
const CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);
const WEAK_DIGESTS = new Set(['SHA-1', 'MD5', 'MD2']);
/** Critical extensions whose meaning is honoured here: basic constraints, key usage, extended key usage, policies, names. */
const UNDERSTOOD = new Set(['2.5.29.19', '2.5.29.15', '2.5.29.37', '2.5.29.32', '2.5.29.17']);

interface Link {
  certificate: X509Certificate;
  parsed: ParsedCertificate;
}

/**
 * Whether a certificate may have made this signature: path to a trust anchor, validity of every link at the time, key
 * usage, algorithms, revocation by the lists given (RFC 5280 §6). `params.revocation` says whether a list answered for
 * the signer's own certificate.
 */
export async function checkCertificate(
  certificate: Uint8Array,
  others: readonly Uint8Array[],
  options: TrustOptions,
): Promise<Finding<CertificateCode>> {
  let path: Link[];
  try {
    path = buildPath(readLink(certificate), others.map(readLink), options.trustAnchors.map(readLink));
  } catch {
    return bad('certificate-unreadable');
  }
  const [leaf, ...issuers] = path;
  const anchor = path.at(-1);
  if (leaf === undefined || anchor === undefined) return bad('certificate-missing');
  const subject = leaf.parsed.subjectName.getField('CN')[0] ?? leaf.parsed.subject;
  const broken = path.map((link) => checkLink(link, options.at)).find((finding) => finding !== undefined);
  if (broken) return broken;
  if (!maySign(leaf) || issuers.some((issuer, index) => !mayIssue(issuer, index)))
    return bad('certificate-not-for-signing');
  const trusted = options.trustAnchors.some((trust) => Buffer.compare(trust, anchor.certificate.raw) === 0);
  if (!trusted) return unknown('certificate-untrusted', { subject, issuer: leaf.parsed.issuer });
  const revocation = await checkRevocation(path, options);
  if (revocation === 'revoked') return bad('certificate-revoked', { subject });
  return good('certificate-trusted', { subject, revocation });
}

function readLink(der: Uint8Array): Link {
  return { certificate: new X509Certificate(der), parsed: new ParsedCertificate(Buffer.from(der)) };
}

/** From the certificate upwards, each issued by the next, anchors preferred; ends at an anchor or where no issuer is known. */
function buildPath(leaf: Link, others: readonly Link[], anchors: readonly Link[]): Link[] {
  const path = [leaf];
  while (path.length < LONGEST_PATH) {
    const current = path.at(-1);
    if (current === undefined || anchors.some((anchor) => anchor.certificate.raw.equals(current.certificate.raw)))
      break;
    const issuer = [...anchors, ...others].find(
      (candidate) =>
        !path.some((link) => link.certificate.raw.equals(candidate.certificate.raw)) &&
        current.certificate.checkIssued(candidate.certificate) &&
        current.certificate.verify(candidate.certificate.publicKey),
    );
    if (issuer === undefined) break;
    path.push(issuer);
  }
  return path;
}

function checkLink({ certificate, parsed }: Link, at: Date): Finding<CertificateCode> | undefined {
  const subject = parsed.subject;
  if (at < parsed.notBefore)
    return bad('certificate-not-yet-valid', { subject, notBefore: parsed.notBefore.toISOString() });
  if (at > parsed.notAfter) return bad('certificate-expired', { subject, notAfter: parsed.notAfter.toISOString() });
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
  const strong =
    (type === 'rsa' && (details?.modulusLength ?? 0) >= SMALLEST_RSA_BITS) ||
    (type === 'ec' && CURVES.has(details?.namedCurve ?? ''));
  const { hash } = parsed.signatureAlgorithm;
  if (!strong || hash === undefined || WEAK_DIGESTS.has(hash.name)) {
    return bad('certificate-algorithm-not-allowed', { subject });
  }
  const foreign = parsed.extensions.find((extension) => extension.critical && !UNDERSTOOD.has(extension.type));
  return foreign && bad('certificate-not-for-signing', { subject, extension: foreign.type });
}

function maySign({ parsed }: Link): boolean {
  const usage = parsed.getExtension(KeyUsagesExtension)?.usages;
  return usage === undefined || (usage & (KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation)) !== 0;
}

/** @param below how many issuers lie between this one and the signer */
function mayIssue({ parsed }: Link, below: number): boolean {
  const constraints = parsed.getExtension(BasicConstraintsExtension);
  const usage = parsed.getExtension(KeyUsagesExtension)?.usages;
  return (
    constraints?.ca === true &&
    (constraints.pathLength ?? LONGEST_PATH) >= below &&
    (usage === undefined || (usage & KeyUsageFlags.keyCertSign) !== 0)
  );
}

async function checkRevocation(
  path: readonly Link[],
  options: TrustOptions,
): Promise<'checked' | 'not-checked' | 'revoked'> {
  const lists = (options.crls ?? []).flatMap(readCrl);
  let answered = false;
  for (const [index, link] of path.slice(0, -1).entries()) {
    const issuer = path[index + 1];
    for (const list of lists) {
      if (issuer === undefined || list.issuer !== link.parsed.issuer) continue;
      if (!(await list.verify({ publicKey: issuer.parsed }))) continue;
      const entry = list.findRevoked(link.parsed.serialNumber);
      if (entry !== null && entry.revocationDate <= options.at) return 'revoked';
      const current = list.nextUpdate === undefined || list.nextUpdate >= options.at;
      if (index === 0 && current && list.thisUpdate <= options.at) answered = true;
    }
  }
  return answered ? 'checked' : 'not-checked';
}

function readCrl(der: Uint8Array): X509Crl[] {
  try {
    return [new X509Crl(Buffer.from(der))];
  } catch {
    return [];
  }
}
