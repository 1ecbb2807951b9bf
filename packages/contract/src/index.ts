export * from './problems/index.ts';
