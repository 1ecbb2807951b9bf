export type * from './form.ts';
export { renderLabels, type PrintedLabel } from './labels.ts';
export { renderForm } from './render-form.ts';
export { printedTime } from './words.ts';
