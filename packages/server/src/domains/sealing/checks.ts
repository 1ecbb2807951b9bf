import type { PaperUse, Position, SealingCheck, SealState } from '@yinxin/contract';
import { refuse, type BaseFacts, type Decision } from '../../platform/decider.ts';
import type { Sealing } from './sealing.ts';

/** What is true around a sealing task at this moment, read in the same transaction with the rows locked. */
export interface Circumstances {
  readonly seal: {
    readonly name: string;
    readonly state: SealState;
    readonly custodianId: string;
    /** Its filing with the public security is still to come (R4.2.1). */
    readonly awaitsFiling: boolean;
    /** Requests that it may be stamped for outside the house; null while it is in. */
    readonly outFor: readonly string[] | null;
    /** A second person must stand by when it is used on paper. */
    readonly witnessRequired: boolean;
    readonly hasFace: boolean;
    readonly key: {
      readonly keyId: string;
      readonly certificateSha256: string;
      readonly notBefore: string;
      readonly notAfter: string;
    } | null;
  };
  readonly request: {
    readonly state: string;
    readonly requesterId: string;
    readonly approvedAt: string | null;
    /** The approval lapses at this instant. */
    readonly validUntil: string | null;
  };
  /** Everybody who approved the request, in any stage. */
  readonly approverIds: readonly string[];
  readonly document: {
    /** SHA-256 of the stored bytes of the approved version, now. */
    readonly sha256: string;
    /** SHA-256 of the newest version in this request: the approved one until a seal has been put on it. */
    readonly newest: string;
    /** Another seal is being put on it. */
    readonly busy: boolean;
    readonly pages: number;
  };
}

type Refused = Decision<never> | undefined;

/** One condition of sealing: the name under which the desk shows it, and what a breach is refused with. */
export interface SealingCondition {
  readonly check: SealingCheck;
  readonly refused: (task: Sealing, circumstances: Circumstances, facts: BaseFacts) => Refused;
}

/**
 * Everything that must hold whenever the custodian acts, in this order: the right person, apart from requester and
 * approvers (separation of duties), a seal in use, a valid approval, and the very bytes that were approved.
 */
export const attendance: readonly SealingCondition[] = [
  {
    check: 'custodian-independent',
    refused(_task, { seal, request, approverIds }, { actor }) {
      if (actor !== seal.custodianId) return refuse('sealing-not-custodian', { name: seal.name });
      if (actor === request.requesterId) return refuse('sealing-custodian-is-requester');
      return approverIds.includes(actor) ? refuse('sealing-custodian-is-approver') : undefined;
    },
  },
  {
    check: 'seal-active',
    refused({ requestId }, { seal: { state, name, awaitsFiling, outFor } }) {
      if (state !== 'active') return refuse('seal-not-active', { name });
      if (outFor !== null && !outFor.includes(requestId)) return refuse('seal-carried-out', { name });
      return awaitsFiling ? refuse('seal-not-filed', { name }) : undefined;
    },
  },
  {
    check: 'request-approved',
    refused(_task, { request: { state, validUntil } }) {
      const approved = (state === 'approved' || state === 'sealing') && validUntil !== null;
      return approved ? undefined : refuse('sealing-request-not-approved');
    },
  },
  {
    check: 'approval-in-force',
    refused: (_task, { request: { validUntil } }, { at }) =>
      validUntil === null || at < validUntil ? undefined : refuse('sealing-approval-lapsed', { validUntil }),
  },
  {
    check: 'document-pinned',
    refused: (task, { document }) => (document.sha256 === task.sha256 ? undefined : refuse('sealing-document-changed')),
  },
];

/** The first condition of {@link attendance} that does not hold. */
export function attendanceRefused(task: Sealing, circumstances: Circumstances, facts: BaseFacts): Refused {
  for (const { refused } of attendance) {
    const refusal = refused(task, circumstances, facts);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** An electronic seal needs a face and a certificate that is valid now. */
export function electronicRefused({ seal }: Circumstances, { at }: BaseFacts): Refused {
  const ready = seal.hasFace && seal.key !== null && at >= seal.key.notBefore && at < seal.key.notAfter;
  return ready ? undefined : refuse('sealing-seal-not-ready', { name: seal.name });
}

/** Positions lie on pages of the document, and there are at most as many as impressions are left. */
export function positionsRefused(task: Sealing, positions: readonly Position[], { document }: Circumstances): Refused {
  const { pages } = document;
  if (positions.length === 0) return refuse('sealing-positions-missing');
  if (positions.length > task.approvedImpressions - task.used) return tooMany(task, positions.length);
  const outside = positions.findIndex((position) =>
    position.kind === 'at' ? position.page > pages : position.toPage > pages || position.fromPage >= position.toPage,
  );
  return outside < 0 ? undefined : refuse('sealing-positions-outside', { index: outside + 1, pages });
}

/** A use on paper: counted, timed, evidenced, and witnessed where the seal demands it (R6.4.1, R6.4.2). */
export function paperUseRefused(
  task: Sealing,
  use: PaperUse,
  { seal, request }: Circumstances,
  { at }: BaseFacts,
): Refused {
  if (use.impressions < 1 || task.used + use.impressions > task.approvedImpressions) {
    return tooMany(task, use.impressions);
  }
  if (use.copies > use.impressions) return refuse('sealing-copies-exceed-impressions');
  if (use.usedAt > at || request.approvedAt === null || use.usedAt < request.approvedAt) {
    return refuse('sealing-used-at-wrong-time');
  }
  if (use.evidence.length === 0) return refuse('sealing-evidence-missing');
  if (use.witnessId === null)
    return seal.witnessRequired ? refuse('sealing-witness-missing', { name: seal.name }) : undefined;
  const independent = use.witnessId !== seal.custodianId && use.witnessId !== request.requesterId;
  return independent ? undefined : refuse('sealing-witness-not-independent');
}

const tooMany = (task: Sealing, asked: number) =>
  refuse('sealing-more-than-approved', { approved: task.approvedImpressions, used: task.used, asked });
