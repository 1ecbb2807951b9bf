export { uncovered } from './coverage.ts';
export type { DecryptBody } from './body.ts';
export { readHistory, type ReadEntry } from './history.ts';
export { ledgerDecryption, openLedger, type Ledger, type LedgerParts } from './ledger.ts';
export { ledgerRoutes } from './routes.ts';
export { subjectHistory, type PresentEvent } from './subject-history.ts';
export { subjectKind, type SubjectKind } from './subject-kind.ts';
export type { FindingKind, LedgerFinding, Progress } from './verification/finding.ts';
export { verifyLedger, type LedgerVerdict } from './verification/verify-ledger.ts';
