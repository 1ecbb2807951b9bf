import { createHash } from 'node:crypto';
import { readVerificationCode, verification, type VerificationLine } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import type { Intake, SignatureFacts } from '../../platform/intake/index.ts';
import { Problem } from '../../platform/problem.ts';
import type { Ledger } from '../ledger/index.ts';
import { useByCode, usesOfFiles } from '../records/index.ts';
import { digestsOfBeginnings } from './digests.ts';
import { inTurn } from './in-turn.ts';
import { proveUse } from './proven-use.ts';
import { fileDigest, fileLine, judgeSignature, line, publicFacts, unreadableLine } from './verdict.ts';

export interface VerificationParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** Opens the stranger's file in a confined process; the server itself only hashes it. */
  readonly intake: Pick<Intake, 'verifySignatures'>;
  /** The company's own root certificate, PEM; undefined before the first electronic seal. */
  readonly rootCertificate: () => Promise<string | undefined>;
}

/** Files of strangers that may wait for one another. */
const MOST_WAITING = 4;

/**
 * Verification for everybody, without a session: a file or a code, against the register and the ledger. Answers with
 * facts of the seal's use only, and keeps nothing of what was sent.
 */
export function verificationRoutes({ db, clock, ledger, intake, rootCertificate }: VerificationParts): Mountable {
  const turn = inTurn(MOST_WAITING);

  const signaturesOf = async (
    bytes: Uint8Array,
  ): Promise<{ readonly signatures: readonly SignatureFacts[]; readonly lines: readonly VerificationLine[] }> => {
    if (!isPdf(bytes)) return { signatures: [], lines: [line('unknown', 'not-a-pdf')] };
    const pem = await rootCertificate();
    const anchors = pem === undefined ? [] : (await import('@yinxin/esign')).fromPem(pem, 'CERTIFICATE');
    const trustAnchors = anchors.map((der) => Buffer.from(der).toString('base64'));
    const found = await turn(() => intake.verifySignatures(bytes, { trustAnchors, now: clock.now() }));
    if (found.ok) {
      return { signatures: found.value, lines: found.value.length === 0 ? [line('unknown', 'no-signature')] : [] };
    }
    const unreadable = unreadableLine(found.refusal.code);
    if (unreadable === undefined) throw new Problem(found.refusal.code, found.refusal.params);
    return { signatures: [], lines: [unreadable] };
  };

  return bind(verification, {
    async verifyFile({ body }) {
      if (body.length === 0) throw new Problem('document-empty');
      const sha256 = createHash('sha256').update(body).digest('hex');
      const { signatures, lines } = await signaturesOf(body);
      // The bytes that a signature signed are a file of their own: what was sealed before others added to it.
      const revisions = digestsOfBeginnings(
        body,
        signatures.flatMap(({ revisionLength }) => revisionLength ?? []),
      );
      const records = await usesOfFiles(db, [sha256, ...revisions.values()]);
      const known = await Promise.all(records.map((record) => proveUse(db, ledger, record)));
      // What does not agree with the ledger is shown with its own line, and vouches for nothing.
      const uses = known.filter(({ ledger: { status } }) => status !== 'bad').map(({ use }) => use);
      return {
        sha256,
        size: body.length,
        lines: [fileLine(sha256, uses), ...lines],
        uses: known.map(publicFacts),
        signatures: signatures.map((signature) => {
          const signed = revisions.get(signature.revisionLength ?? 0);
          return judgeSignature(
            signature,
            uses.find((use) => use.use.medium === 'electronic' && fileDigest(use) === signed),
          );
        }),
      };
    },
    async verifyCode({ params }) {
      const code = readVerificationCode(params.code);
      const record = code === undefined ? undefined : await useByCode(db, code);
      if (record === undefined) throw new Problem('verification-code-unknown');
      return publicFacts(await proveUse(db, ledger, record));
    },
  });
}

/** Whether the bytes claim to be a PDF: readers look for the mark in the first kilobyte. */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
