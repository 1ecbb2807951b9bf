export { importanceOf, warnings, type SealSurroundings } from './rules.ts';
export { sealDecider, type Seal, type SealCommand, type SealEvent } from './seal.ts';
