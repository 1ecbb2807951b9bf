export { appendEntries, POLICY_VERSION, type EncryptBody } from './append.ts';
export type { SignedCheckpoint } from './checkpoints.ts';
export { uncovered, type HeldCheckpoint } from './coverage.ts';
export { readHistory, type DecryptBody, type History, type ReadEntry } from './history.ts';
export { openLedger, type Ledger, type LedgerParts } from './ledger.ts';
export type { LogKey } from './log-key.ts';
export { ledgerAppendOnly, ledgerMigrations } from './migrations.ts';
export type { EntryProof } from './proofs.ts';
export type { LedgerFault } from './standing.ts';
