export { documentFactsShape, type DocumentFacts, type Found, type SignatureFacts } from './facts.ts';
export { createIntake, type Intake, type Result, type TakenDocument } from './intake.ts';
export { findOffice } from './office.ts';
export type { DocumentSource } from './pool.ts';
