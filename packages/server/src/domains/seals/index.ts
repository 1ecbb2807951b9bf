export {
  bindSealKey,
  changeCustodian,
  correctSeal,
  registerSeal,
  resumeSeal,
  setSealFace,
  suspendSeal,
} from './commands.ts';
export { createFaces, type Faces } from './faces.ts';
export { sealsMigrations } from './migrations.ts';
export { sealSubjects } from './policy.ts';
export { sealsRoutes, type SealsParts } from './routes.ts';
export { importanceOf } from './rules.ts';
export { isUsable, sealDecider, type Seal, type SealEvent } from './seal.ts';
export { readSeals, type SealRow } from './store.ts';
