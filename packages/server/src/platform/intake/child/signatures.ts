import { createHash, X509Certificate } from 'node:crypto';
import { EsignError, verifyPdf, type Finding, type SignatureVerification } from '@yinxin/esign';
import type { VerificationCode } from '@yinxin/contract';
import type { SignatureFacts } from '../facts.ts';
import { Refused, type TrustFacts } from '../jobs.ts';

const LONGEST_SUBJECT = 500;

/** Verifies every signature of a PDF. Throws `Refused` where it is encrypted or cannot be read. */
export async function readSignatures(bytes: Uint8Array, { trustAnchors, now }: TrustFacts): Promise<SignatureFacts[]> {
  try {
    const verified = await verifyPdf(bytes, {
      trustAnchors: trustAnchors.map((anchor) => new Uint8Array(Buffer.from(anchor, 'base64'))),
      now: new Date(now),
    });
    return verified.signatures.map(factsOf);
  } catch (error) {
    if (!(error instanceof EsignError)) throw error;
    throw new Refused(error.code === 'pdf-encrypted' ? 'document-encrypted' : 'document-damaged');
  }
}

function factsOf(signature: SignatureVerification): SignatureFacts {
  const { fieldNames, signed, structure, integrity, coverage, changesAfter, certificate, time } = signature;
  return {
    fields: fieldNames.length,
    revisionLength: signed?.revisionLength ?? null,
    claimedAt: signed?.claimed.time?.toISOString() ?? null,
    certificate: signed?.certificate === undefined ? null : certificateFacts(signed.certificate),
    findings: {
      structure: plain(structure),
      integrity: plain(integrity),
      ...(signedOver(changesAfter)
        ? {
            coverage: { status: 'warning', code: 'signed-revision' },
            changesAfter: { status: 'warning', code: 'later-seals-not-trusted' },
          }
        : { coverage: plain(coverage), changesAfter: plain(changesAfter) }),
      certificate: plain(certificate),
      time: plain(time),
    },
  };
}

/**
 * Whether all that came later is signatures of people whom we do not know. The sealer rightly refuses such a file; for a
 * reader it is how a contract looks that the other side has sealed too.
 */
const signedOver = ({ params }: Finding): boolean => params['reason'] === 'later-seal-not-trusted';

/** Every code of the verifier has its words in the contract, or this does not compile. */
const plain = ({ status, code }: Finding<VerificationCode>) => ({ status, code });

function certificateFacts(der: Uint8Array): SignatureFacts['certificate'] {
  const sha256 = createHash('sha256').update(der).digest('hex');
  try {
    const { subject } = new X509Certificate(der);
    const common = /^CN=(.*)$/m.exec(subject)?.[1] ?? subject;
    return { sha256, subject: common.slice(0, LONGEST_SUBJECT) };
  } catch {
    return { sha256, subject: '' };
  }
}
