export * from './certificates/index.ts';
export * from './drawing-error.ts';
export { EsignError, type EsignErrorCode, type EsignErrorParams } from './esign-error.ts';
export * from './face/index.ts';
export type { Finding } from './finding.ts';
export * from './pdf/index.ts';
export * from './print/index.ts';
export * from './seal-appearance.ts';
