import { z } from 'zod';
import { sealKind } from './kinds.ts';
import { route } from './route.ts';
import { sealMediums } from './seals.ts';
import { documentDigest } from './sealing.ts';
import { instant } from './values.ts';
import { verificationTexts, type VerificationCode } from './verification-findings.ts';

export * from './verification-findings.ts';

export const verificationStatuses = ['good', 'warning', 'bad', 'unknown'] as const;
export type VerificationStatus = (typeof verificationStatuses)[number];

/**
 * One line of a verification: `good` was checked and holds, `bad` was checked and fails, `unknown` could not be checked,
 * `warning` holds but deserves a look. No line stands for another. Words come in both languages, so that a reader can
 * switch without asking again.
 */
export const verificationLine = z.object({
  status: z.enum(verificationStatuses),
  code: z.enum(Object.keys(verificationTexts) as VerificationCode[]),
  words: z.object({ 'zh-CN': z.string(), en: z.string() }),
});
export type VerificationLine = z.infer<typeof verificationLine>;

/**
 * One use of a seal as everybody may see it who has the file or the code: what was sealed with what, when and by whom,
 * nothing of the content and nobody's name.
 */
export const verifiedUse = z.object({
  /** The verification code (防伪码). */
  code: z.string(),
  entity: z.string(),
  /** The name of a seal that is a person's own stays private. */
  seal: z.object({ name: z.string().nullable(), kind: sealKind, medium: z.enum(sealMediums) }),
  usedAt: instant,
  registeredAt: instant,
  impressions: z.int(),
  /** Digest of the sealed file; of the approved file for a use on paper. */
  sha256: documentDigest,
  /** Digest of the seal's certificate; null on paper. */
  certificateSha256: documentDigest.nullable(),
  ledger: verificationLine,
  /** Place in the ledger and the signed checkpoint that proves it (C2SP tlog-checkpoint); null where nothing is proven. */
  proof: z.object({ index: z.int(), size: z.int(), checkpoint: z.string() }).nullable(),
});
export type VerifiedUse = z.infer<typeof verifiedUse>;

/** One electronic signature in a file, judged. */
export const verifiedSignature = z.object({
  /** Fields of the document that show it; a straddle seal has one on each page. */
  fields: z.int(),
  /** Whom the certificate names; only as true as the line about the certificate. */
  signer: z.string().nullable(),
  certificateSha256: documentDigest.nullable(),
  claimedAt: instant.nullable(),
  /** The verification code of the recorded use that made it, where there is one. */
  code: z.string().nullable(),
  lines: z.array(verificationLine),
});
export type VerifiedSignature = z.infer<typeof verifiedSignature>;

/** Largest file that strangers may send, in bytes. */
export const MOST_VERIFIED_BYTES = 20 * 1024 * 1024;

/** Calls of the verification page per minute and address. */
const RATE = 10;

export const verification = {
  verifyFile: route({
    method: 'POST',
    url: '/api/verification/files',
    access: 'public',
    summary: 'Whether a file was sealed here, and what its signatures say; the file is not kept',
    upload: { maxBytes: MOST_VERIFIED_BYTES },
    ratePerMinute: RATE,
    schema: {
      response: {
        200: z.object({
          sha256: documentDigest,
          /** In bytes. */
          size: z.int(),
          /** The file against the register, then the signatures as a whole where there is something to say. */
          lines: z.array(verificationLine),
          uses: z.array(verifiedUse),
          signatures: z.array(verifiedSignature),
        }),
      },
    },
  }),
  verifyCode: route({
    method: 'GET',
    url: '/api/verification/codes/:code',
    access: 'public',
    summary: 'What was sealed under a verification code (防伪码), as people type it',
    ratePerMinute: RATE,
    schema: { params: z.object({ code: z.string().max(60) }), response: { 200: verifiedUse } },
  }),
} as const;
