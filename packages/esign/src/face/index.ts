export * from './appearance.ts';
export * from './digest.ts';
export * from './draw-face.ts';
export * from './drawing.ts';
export { INK, SEAL_STYLES } from './face.ts';
export type { SealColour, SealEmblem, SealFace, SealShape, SealStyle } from './face.ts';
export * from './png.ts';
export { cleanScan, type CleanedScan, type ScanFacts } from './scan/clean-scan.ts';
export * from './svg.ts';
