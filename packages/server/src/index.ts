export { examine, type Finding } from './examine.ts';
export { loadConfig, settings, variableOf, type Config } from './platform/config/index.ts';
export { installationFolder, version } from './platform/installation.ts';
export { sentence, startProblem, StartProblem } from './platform/start-problem.ts';
export { printProblem, serve } from './serve.ts';
export { start, type Running, type StartOptions } from './start.ts';
export { verifyInstallation } from './verify-installation.ts';
export type { FindingKind, LedgerFinding, LedgerVerdict } from './domains/ledger/index.ts';
