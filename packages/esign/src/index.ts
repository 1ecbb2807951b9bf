export * from './seal-appearance.ts';
export * from './face/index.ts';
export { MissingCharacterError } from './fonts.ts';
