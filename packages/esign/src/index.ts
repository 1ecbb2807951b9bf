export * from './seal-appearance.ts';
export * from './face/index.ts';
export * from './print/index.ts';
export * from './drawing-error.ts';
