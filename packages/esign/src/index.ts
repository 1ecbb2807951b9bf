export * from './seal-appearance.ts';
