export { sealPdf, type SealedPdf, type SealPdfRequest } from './seal-pdf.ts';
export { keySigner, type Signer } from './signer.ts';
export type { ByteRange, SignatureFacts } from './signature-dictionary.ts';
export * from './placements.ts';
export { readPageGeometry } from './page-geometry.ts';
export * from './verification.ts';
export { verifyPdf, type VerifyOptions } from './verify-pdf.ts';
