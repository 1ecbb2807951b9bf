export { appendEntries, POLICY_VERSION, type EncryptBody } from './append.ts';
export { readHistory, type DecryptBody, type History, type ReadEntry } from './history.ts';
export { ledgerAppendOnly, ledgerMigrations } from './migrations.ts';
