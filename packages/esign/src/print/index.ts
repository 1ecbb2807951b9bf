export type * from './form.ts';
export { renderForm } from './render-form.ts';
export { printedTime } from './words.ts';
