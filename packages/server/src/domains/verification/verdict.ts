import {
  fill,
  verificationTexts,
  type UseFacts,
  type VerificationCode,
  type VerificationLine,
  type VerificationStatus,
  type VerifiedSignature,
  type VerifiedUse,
} from '@yinxin/contract';
import type { SignatureFacts } from '../../platform/intake/index.ts';

/** One line with its words in both languages. */
export function line(
  status: VerificationStatus,
  code: VerificationCode,
  params: Readonly<Record<string, string | number>> = {},
): VerificationLine {
  const words = verificationTexts[code];
  return { status, code, words: { 'zh-CN': fill(words['zh-CN'], params), en: fill(words.en, params) } };
}

/** A use with what the ledger says about its record. */
export interface KnownUse {
  readonly use: UseFacts & { readonly registeredAt: string };
  readonly ledger: VerificationLine;
  readonly proof: VerifiedUse['proof'];
}

/** Digest of the file that a use is about: sealed electronically, the result; on paper, what was approved. */
export const fileDigest = ({ use, document }: Pick<UseFacts, 'use' | 'document'>): string =>
  use.medium === 'electronic' ? use.after : document.sha256;

/** Seals that bear a person's name, which is nobody else's business. */
const PERSONAL: ReadonlySet<string> = new Set(['personal', 'legal-representative']);

/** What everybody may see of a use: no content, nobody's name. */
export function publicFacts({ use, ledger, proof }: KnownUse): VerifiedUse {
  return {
    code: use.verificationCode,
    entity: use.entity.name,
    seal: { name: PERSONAL.has(use.seal.kind) ? null : use.seal.name, kind: use.seal.kind, medium: use.seal.medium },
    usedAt: use.usedAt,
    registeredAt: use.registeredAt,
    impressions: use.impressions,
    sha256: fileDigest(use),
    certificateSha256: use.use.medium === 'electronic' ? use.use.certificateSha256 : null,
    ledger,
    proof,
  };
}

/** The file against the register: `sha256` is of the whole file, `uses` are those of it and of its earlier revisions. */
export function fileLine(sha256: string, uses: readonly UseFacts[]): VerificationLine {
  const whole = uses.filter((use) => fileDigest(use) === sha256);
  if (whole.some(({ use }) => use.medium === 'electronic')) return line('good', 'file-as-sealed');
  if (whole.length > 0) return line('good', 'file-as-stamped');
  if (uses.some((use) => use.document.sha256 === sha256)) return line('warning', 'file-before-sealing');
  return uses.length > 0 ? line('warning', 'file-grown-since') : line('unknown', 'file-not-recorded');
}

/** A signature with the use that made it, if one is recorded for the very bytes that it signed. */
export function judgeSignature(signature: SignatureFacts, use: KnownUse['use'] | undefined): VerifiedSignature {
  const { findings, certificate, claimedAt } = signature;
  const recorded = use?.use.medium === 'electronic' ? use.use.certificateSha256 : undefined;
  const judged = Object.values({
    ...findings,
    ...(recorded === undefined ? {} : { record: certificateAgainst(recorded, certificate?.sha256) }),
    ...(use === undefined || claimedAt === null ? {} : { time: timeAgainst(use.registeredAt, claimedAt) }),
  });
  const checked = judged.filter(({ code }) => code !== 'not-checked');
  const lines = checked.map(({ status, code }) => line(status, code));
  return {
    fields: signature.fields,
    signer: certificate === null || certificate.subject === '' ? null : certificate.subject,
    certificateSha256: certificate?.sha256 ?? null,
    claimedAt,
    code: use?.verificationCode ?? null,
    lines: checked.length < judged.length ? [...lines, line('unknown', 'not-checked')] : lines,
  };
}

type Finding = Pick<VerificationLine, 'status' | 'code'>;

const certificateAgainst = (recorded: string, found: string | undefined): Finding =>
  recorded === found
    ? { status: 'good', code: 'certificate-as-recorded' }
    : { status: 'bad', code: 'certificate-differs-from-record' };

/** A clock may be off by so much, and a record follows its sealing at once. In ms. */
const TOLERANCE = { early: 5 * 60_000, late: 24 * 3_600_000 } as const;

function timeAgainst(registeredAt: string, claimedAt: string): Finding {
  const delay = Date.parse(registeredAt) - Date.parse(claimedAt);
  if (delay < -TOLERANCE.early) return { status: 'bad', code: 'time-differs-from-record' };
  return delay > TOLERANCE.late
    ? { status: 'warning', code: 'time-differs-from-record' }
    : { status: 'good', code: 'time-confirmed' };
}

/** Why the signatures of a file could not be judged, by the refusal of intake; undefined for reasons of our own. */
export function unreadableLine(refusal: string): VerificationLine | undefined {
  switch (refusal) {
    case 'document-encrypted':
      return line('unknown', 'signatures-encrypted');
    case 'document-damaged':
      return line('bad', 'signatures-unreadable');
    case 'document-too-complex':
    case 'document-timed-out':
      return line('unknown', 'signatures-too-complex');
    default:
      return undefined;
  }
}
