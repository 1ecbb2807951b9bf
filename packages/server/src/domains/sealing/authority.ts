import type { Position, SealFaceFact, SealingCheck } from '@yinxin/contract';
import { approversOf, authorityChecks } from './authority-checks.ts';
import { replayEvidence, type Evidence, type DocumentInHand } from './evidence.ts';

/** One check and its outcome; `found` says what is wrong, and is empty when it passed. */
export interface Check {
  readonly name: SealingCheck;
  readonly passed: boolean;
  readonly found: string;
}

/** Exactly what may be sealed: these bytes, with this seal and key, at these positions, once. */
export interface Authorization {
  readonly taskId: string;
  readonly requestId: string;
  /** Number of the request for people. */
  readonly requestNumber: string;
  readonly documentId: string;
  readonly documentSha256: string;
  readonly sealId: string;
  readonly sealName: string;
  /** Outer size of the seal in mm. */
  readonly size: { readonly widthMm: number; readonly heightMm: number };
  readonly face: SealFaceFact;
  readonly keyId: string;
  readonly certificateSha256: string;
  readonly positions: readonly Position[];
  readonly custodianId: string;
  readonly approverIds: readonly string[];
  readonly nonce: string;
}

export type Authority =
  | { readonly granted: true; readonly authorization: Authorization; readonly checks: readonly Check[] }
  | { readonly granted: false; readonly checks: readonly Check[] };

/**
 * Decides whether a document may be sealed, from the ledger alone (R6.3.1). The sealing process calls it before it
 * touches a key: whoever changes a row of the database, or the server's code, gets no seal by that. Every check is made
 * and reported, so that a refusal explains itself.
 */
export function authorize(evidence: Evidence, order: DocumentInHand): Authority {
  const findings = replayEvidence(evidence);
  if ('unusable' in findings) {
    return { granted: false, checks: [{ name: 'histories-usable', passed: false, found: findings.unusable }] };
  }
  const checks: Check[] = [{ name: 'histories-usable', passed: true, found: '' }];
  for (const [name, wrong] of Object.entries(authorityChecks)) {
    const found = wrong(findings, order) ?? '';
    checks.push({ name: name as SealingCheck, passed: found === '', found });
  }
  const { task, seal, approval, request } = findings;
  const { attempt, positionsConfirmed } = task;
  const granted = checks.every((check) => check.passed);
  if (!granted || attempt === null || positionsConfirmed === null || seal.key === null || seal.face === null) {
    return { granted: false, checks };
  }
  return {
    granted: true,
    checks,
    authorization: {
      taskId: task.id,
      requestId: task.requestId,
      requestNumber: request.number ?? '',
      documentId: task.documentId,
      documentSha256: attempt.before,
      sealId: seal.id,
      sealName: seal.name,
      size: { widthMm: seal.size.widthMm, heightMm: seal.size.heightMm },
      face: seal.face,
      keyId: seal.key.keyId,
      certificateSha256: seal.key.certificateSha256,
      positions: positionsConfirmed,
      custodianId: attempt.by,
      approverIds: approversOf(approval),
      nonce: attempt.nonce,
    },
  };
}
