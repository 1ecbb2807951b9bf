export { appendEntries, POLICY_VERSION, type EncryptBody } from './append.ts';
export { ledgerAppendOnly, ledgerMigrations } from './migrations.ts';
