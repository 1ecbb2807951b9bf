export { useByCode, usesOfFiles } from './lookup.ts';
export type { UseRecord } from './record.ts';
