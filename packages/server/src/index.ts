export { examine, type Finding } from './examine.ts';
export { loadConfig, settings, variableOf, type Config } from './platform/config/index.ts';
export { installationFolder, version } from './platform/installation.ts';
export { sentence, startProblem, StartProblem } from './platform/start-problem.ts';
export { printProblem, serve } from './serve.ts';
export { start, type Running, type StartOptions } from './start.ts';
export type { FindingKind, LedgerFinding, LedgerVerdict } from './domains/ledger/index.ts';

/** See `verify-installation.ts`, which is loaded when it is needed: starting a server should not wait for it. */
export const verifyInstallation: typeof import('./verify-installation.ts').verifyInstallation = async (...args) =>
  (await import('./verify-installation.ts')).verifyInstallation(...args);
