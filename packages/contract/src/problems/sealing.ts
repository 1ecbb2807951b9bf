import { problems } from './problem.ts';

export const sealingProblems = problems({});
