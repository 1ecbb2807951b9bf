export {
  bindSealKey,
  changeCustodian,
  changeDestruction,
  exemptSealFiling,
  moveSeal,
  recordSealFiling,
  registerSeal,
  reportSealLoss,
  setSealFace,
  suspendByApplication,
  suspendSeal,
} from './commands.ts';
export { sizeRefused } from './description.ts';
export { createFaces, type Faces } from './faces.ts';
export { awaitsFiling } from './filing.ts';
export { labelCodeOf } from './label.ts';
export { labelRoutes } from './label-routes.ts';
export { mayPut, sealSubjects, targetOf } from './policy.ts';
export { presentSeal } from './present.ts';
export { sealsRoutes } from './routes.ts';
export { importanceOf } from './rules.ts';
export { isUsable, sealDecider, type Seal, type SealCommand, type SealEvent } from './seal.ts';
export { findSeal, readSeals } from './store.ts';
