export {
  activeContentKinds,
  documentFactsShape,
  type ActiveContent,
  type Box,
  type DocumentFacts,
  type Found,
  type PageFacts,
  type SignatureFacts,
  type TextLine,
} from './facts.ts';
export { createIntake, sourceOf, type Intake, type IntakeOptions, type Result, type TakenDocument } from './intake.ts';
export { limits } from './limits.ts';
export { findOffice } from './office.ts';
export type { DocumentSource } from './pool.ts';
